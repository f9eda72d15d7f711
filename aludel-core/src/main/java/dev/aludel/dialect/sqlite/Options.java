package dev.aludel.dialect.sqlite;

import java.util.List;

/**
 * What of an SQLite table has no other place than {@link dev.aludel.schema.Table#options}.
 *
 * <ul>
 *   <li>{@code sqlite.strict}, {@code sqlite.without_rowid}: {@code true}
 *   <li>{@code sqlite.autoincrement}: {@code false} where an {@code INTEGER PRIMARY KEY} numbers
 *       its rows without {@code AUTOINCREMENT}
 *   <li>{@code sqlite.on_conflict.primary_key}, {@code sqlite.on_conflict.unique(columns)}, {@code
 *       sqlite.on_conflict.not_null(column)}: the conflict clause, such as {@code REPLACE}
 *   <li>{@code sqlite.keys.primary_key}, {@code sqlite.keys.unique(columns)}: the keys of a
 *       constraint that have a collation or an order of their own, as written
 *   <li>{@code sqlite.nullable_key}: the columns of the primary key that take NULL, which SQLite
 *       alone allows (lang_createtable.html, section 3.5)
 *   <li>{@code sqlite.references(columns)}: a foreign key to a table that is not there, to whatever
 *       its primary key may be, as written
 * </ul>
 */
final class Options {

  static final String PREFIX = "sqlite.";
  static final String STRICT = PREFIX + "strict";
  static final String WITHOUT_ROWID = PREFIX + "without_rowid";
  static final String AUTOINCREMENT = PREFIX + "autoincrement";
  static final String ON_CONFLICT = PREFIX + "on_conflict.";
  static final String KEYS = PREFIX + "keys.";
  static final String REFERENCES = PREFIX + "references";
  static final String NULLABLE_KEY = PREFIX + "nullable_key";
  static final String PRIMARY_KEY = "primary_key";

  private Options() {}

  static String unique(List<String> columns) {
    return "unique" + of(columns);
  }

  static String notNull(String column) {
    return "not_null" + of(List.of(column));
  }

  static String of(List<String> columns) {
    return "(" + Names.quoteAll(columns) + ")";
  }
}
