package dev.aludel.dialect.sqlite;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Identity;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A table while its definition is read: names are as written, keys of other tables are unknown. */
final class ParsedTable {

  /** A foreign key; it references the other table's primary key if it names no columns. */
  record Reference(
      Optional<String> name,
      List<String> columns,
      String table,
      List<String> referencedColumns,
      ReferentialAction onDelete,
      ReferentialAction onUpdate,
      Deferral deferral) {}

  final QualifiedName name;
  final boolean strict;
  final boolean withoutRowid;
  final List<Column> columns = new ArrayList<>();
  final List<Constraint> constraints = new ArrayList<>();
  final List<Reference> foreignKeys = new ArrayList<>();
  final TreeMap<String, String> options = new TreeMap<>();

  private final Map<String, String> declarations = new HashMap<>();
  private boolean autoincrement;
  private boolean mayBeRowid;

  ParsedTable(QualifiedName name, boolean strict, boolean withoutRowid) {
    this.name = name;
    this.strict = strict;
    this.withoutRowid = withoutRowid;
    if (strict) {
      options.put(Options.STRICT, "true");
    }
    if (withoutRowid) {
      options.put(Options.WITHOUT_ROWID, "true");
    }
  }

  /** An expression over the table's columns, in the one spelling that is kept. */
  Expression expression(TokenReader reader) {
    return new Expression.Sql(reader.withoutQualifier(name.name()).bare().rest());
  }

  void declare(String column, String type) {
    declarations.put(column, type);
  }

  /** ABORT is what happens anyway. */
  void onConflict(String what, String action) {
    if (!action.equals("ABORT")) {
      options.put(Options.ON_CONFLICT + what, action);
    }
  }

  void unique(Optional<String> constraint, List<String> names) {
    constraints.add(new UniqueConstraint(constraint, names, false, Deferral.NOT_DEFERRABLE));
  }

  void primaryKey(
      Optional<String> constraint, List<String> names, boolean numbered, boolean rowid) {
    constraints.add(new PrimaryKey(constraint, names));
    autoincrement = numbered;
    mayBeRowid = rowid;
  }

  /** The table without its foreign keys, with every name spelled as its column spells it. */
  Table table() {
    ColumnSpelling spelling = new ColumnSpelling(columns.stream().map(Column::name).toList());
    List<Constraint> spelled = new ArrayList<>();
    for (Constraint constraint : constraints) {
      spelled.add(
          constraint instanceof CheckConstraint check
              ? new CheckConstraint(check.name(), spelled(check.condition(), spelling))
              : spelled(constraint));
    }
    columns.replaceAll(
        column ->
            column.withGenerated(
                column
                    .generated()
                    .map(by -> new Generated(spelled(by.expression(), spelling), by.stored()))));
    Table table = Table.of(name, columns).withConstraints(spelled);
    Optional<PrimaryKey> key = table.primaryKey();
    if (key.isPresent()) {
      for (String column : key.get().columns()) {
        table = table.withColumn(column, Column::notNull);
      }
      if (isRowid(key.get())) {
        table = table.withColumn(key.get().columns().get(0), ParsedTable::numbered);
        if (!autoincrement) {
          options.put(Options.AUTOINCREMENT, "false");
        }
      }
    }
    return table.withOptions(options);
  }

  /**
   * Whether the key is an alias of the rowid (SQLite's lang_createtable.html, section 5): a column
   * of the type {@code INTEGER}, exactly, that is alone in the primary key.
   */
  private boolean isRowid(PrimaryKey key) {
    return mayBeRowid
        && !withoutRowid
        && key.columns().size() == 1
        && "INTEGER".equalsIgnoreCase(declarations.get(key.columns().get(0)));
  }

  private static Column numbered(Column column) {
    return column
        .withDefault(Optional.empty())
        .withGenerated(Optional.empty())
        .ofType(Type.Scalar.BIG_INTEGER)
        .identity(Identity.BY_DEFAULT);
  }

  private static Expression spelled(Expression expression, ColumnSpelling spelling) {
    return expression instanceof Expression.Sql sql
        ? new Expression.Sql(spelling.in(sql.text()))
        : expression;
  }

  private Constraint spelled(Constraint constraint) {
    Constraint spelled = constraint;
    for (String column : constraint.columns()) {
      String written = spelled(columns, column);
      if (!written.equals(column)) {
        spelled = spelled.withColumnRenamed(column, written);
      }
    }
    return spelled;
  }

  List<String> spelled(List<String> names) {
    return names.stream().map(column -> spelled(columns, column)).toList();
  }

  /** SQLite compares names without regard to the case of ASCII letters. */
  static String spelled(List<Column> columns, String name) {
    return columns.stream()
        .map(Column::name)
        .filter(column -> key(column).equals(key(name)))
        .findFirst()
        .orElseThrow(() -> new UnreadableSql("there is no column " + name));
  }

  /** The name as SQLite compares it. */
  static String key(String name) {
    StringBuilder key = new StringBuilder(name);
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) < 0x80) {
        key.setCharAt(i, Character.toLowerCase(key.charAt(i)));
      }
    }
    return key.toString();
  }
}
