package dev.aludel.jpa;

import dev.aludel.schema.QualifiedName;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Names as the database sees them: what Hibernate writes without quotes is folded to lower case
 * there (PostgreSQL's manual, section 4.1.1).
 */
final class Names {

  private Names() {}

  static QualifiedName of(Table table) {
    return of(table.getSchemaIdentifier(), table.getNameIdentifier());
  }

  static QualifiedName of(@Nullable Identifier schema, Identifier name) {
    return new QualifiedName(Optional.ofNullable(schema).map(Names::text), text(name));
  }

  static String of(Column column) {
    return column.isQuoted() ? column.getName() : column.getName().toLowerCase(Locale.ROOT);
  }

  private static String text(Identifier identifier) {
    return identifier.isQuoted()
        ? identifier.getText()
        : identifier.getText().toLowerCase(Locale.ROOT);
  }

  /** A name as it stands in SQL: without its quotes, or in lower case. */
  static String folded(String name) {
    String inner = unquoted(name);
    return inner.length() < name.length() ? inner : name.toLowerCase(Locale.ROOT);
  }

  static String unquoted(String name) {
    boolean quoted =
        name.length() > 2
            && (name.startsWith("\"") || name.startsWith("`"))
            && name.charAt(name.length() - 1) == name.charAt(0);
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
