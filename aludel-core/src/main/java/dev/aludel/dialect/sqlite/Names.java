package dev.aludel.dialect.sqlite;

import dev.aludel.schema.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;

/** Identifiers, always in double quotes: SQLite takes single ones for names in some places only. */
final class Names {

  /** What a rowid is called where no column hides it (lang_createtable.html, section 5). */
  static final List<String> OF_ROWID = List.of("rowid", "_rowid_", "oid");

  private Names() {}

  static boolean isOfRowid(String column) {
    return OF_ROWID.stream().anyMatch(column::equalsIgnoreCase);
  }

  static String quote(String name) {
    return '"' + (name.indexOf('"') < 0 ? name : name.replace("\"", "\"\"")) + '"';
  }

  /** The name with the attached database that it is in, if it says so. */
  static String quote(QualifiedName name) {
    return name.schema().map(schema -> quote(schema) + ".").orElse("") + quote(name.name());
  }

  static String quoteAll(List<String> names) {
    if (names.size() == 1) {
      return quote(names.get(0));
    }
    return names.stream().map(Names::quote).collect(Collectors.joining(", "));
  }
}
