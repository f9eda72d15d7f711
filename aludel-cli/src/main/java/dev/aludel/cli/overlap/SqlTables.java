package dev.aludel.cli.overlap;

import dev.aludel.schema.QualifiedName;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables that a statement of SQL names after the words that a table follows. It is for advice:
 * text in strings and comments may mislead it, and what a routine does is not seen.
 */
final class SqlTables {

  private static final String NAME = "(?:\"(?:[^\"]++|\"\")++\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";

  private static final Pattern TABLE =
      Pattern.compile(
          "\\b(?:TABLE(?:\\s+IF(?:\\s+NOT)?\\s+EXISTS)?(?:\\s+ONLY)?"
              + "|UPDATE(?:\\s+OR\\s+\\w+|\\s+ONLY)?|INTO|DELETE\\s+FROM(?:\\s+ONLY)?"
              + "|REFERENCES|TRUNCATE(?:\\s+TABLE)?"
              + "|INDEX\\b[^;(]*?\\bON(?:\\s+ONLY)?|TRIGGER\\b[^;]*?\\bON|POLICY\\b[^;]*?\\bON)"
              + "\\s+(?<name>"
              + NAME
              + "(?:\\s*\\.\\s*"
              + NAME
              + ")?)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PART = Pattern.compile(NAME);

  private SqlTables() {}

  static Set<QualifiedName> in(String sql) {
    Set<QualifiedName> names = new LinkedHashSet<>();
    Matcher table = TABLE.matcher(sql);
    while (table.find()) {
      names.add(name(table.group("name")));
    }
    return names;
  }

  private static QualifiedName name(String text) {
    Matcher part = PART.matcher(text);
    part.find();
    String first = unquoted(part.group());
    return part.find() ? QualifiedName.of(first, unquoted(part.group())) : QualifiedName.of(first);
  }

  /** Names without quotes are folded, as PostgreSQL does; SQLite takes both for the same. */
  private static String unquoted(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name.toLowerCase(Locale.ROOT);
  }
}
