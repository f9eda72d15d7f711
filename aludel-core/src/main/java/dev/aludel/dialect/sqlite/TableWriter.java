package dev.aludel.dialect.sqlite;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Generated;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes {@code CREATE TABLE}.
 *
 * <p>An identity becomes {@code INTEGER PRIMARY KEY AUTOINCREMENT} where the column is alone in the
 * primary key. Without {@code AUTOINCREMENT} SQLite would give the number of a deleted last row to
 * the next one, and what still refers to the old row would refer to the new one; no sequence of any
 * database does that. Elsewhere SQLite numbers nothing, and the column is a plain one.
 */
final class TableWriter {

  private final Table table;
  private final Set<String> collations;
  private final boolean strict;
  private final boolean withoutRowid;
  private final List<String> key;

  /**
   * @param collations those that exist besides SQLite's own; others are left out
   */
  TableWriter(Table table, Set<String> collations) {
    this.table = table;
    this.collations = collations;
    this.strict = isSet(Options.STRICT);
    this.withoutRowid = isSet(Options.WITHOUT_ROWID);
    this.key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
  }

  private boolean isSet(String option) {
    return "true".equals(table.options().get(option));
  }

  /** The statement that creates the table under the given name. */
  String create(QualifiedName name) {
    List<String> elements = new ArrayList<>();
    table.columns().forEach(column -> elements.add(column(column)));
    for (Constraint constraint : table.constraints()) {
      definition(constraint)
          .ifPresent(
              text -> elements.add(constraint.name().map(TableWriter::named).orElse("") + text));
    }
    table
        .options()
        .forEach(
            (option, text) -> {
              if (option.startsWith(Options.REFERENCES + "(")) {
                elements.add(text);
              }
            });
    List<String> options = new ArrayList<>();
    if (withoutRowid) {
      options.add("WITHOUT ROWID");
    }
    if (strict) {
      options.add("STRICT");
    }
    return "CREATE TABLE "
        + Names.quote(name)
        + " (\n  "
        + String.join(",\n  ", elements)
        + "\n)"
        + (options.isEmpty() ? "" : " " + String.join(", ", options));
  }

  /** The column's definition, as it stands in the table's and in {@code ADD COLUMN}. */
  String column(Column column) {
    if (isNumbered(column)) {
      return numbered(column);
    }
    StringBuilder text = new StringBuilder(Names.quote(column.name()));
    boolean alone = isAlone(column);
    String type = TypeWriter.declared(column.type(), strict, alone);
    text.append(type.isEmpty() ? "" : " " + type);
    if (!takesNullAsKey(column) && (!column.nullable() || key.contains(column.name()))) {
      text.append(" NOT NULL");
      if (!table.options().isEmpty()) {
        text.append(onConflict(Options.notNull(column.name())));
      }
    }
    column
        .defaultValue()
        .flatMap(Expressions::writeDefault)
        .ifPresent(value -> text.append(" DEFAULT ").append(value));
    column
        .collation()
        .filter(this::exists)
        .ifPresent(name -> text.append(" COLLATE ").append(Names.quote(name)));
    column.generated().ifPresent(generated -> text.append(generated(generated)));
    return text.append(TypeWriter.check(column.type(), column.name())).toString();
  }

  private boolean takesNullAsKey(Column column) {
    String columns = table.options().get(Options.NULLABLE_KEY);
    return columns != null
        && !strict
        && !withoutRowid
        && key.contains(column.name())
        && new TokenReader(columns)
            .remaining().stream().anyMatch(name -> name.value().equals(column.name()));
  }

  boolean isNumbered(Column column) {
    return column.identity().isPresent() && !withoutRowid && isAlone(column);
  }

  /** Whether the column is the whole primary key. */
  private boolean isAlone(Column column) {
    return key.size() == 1 && key.get(0).equals(column.name());
  }

  /** Whether the table's rowids are kept in {@code sqlite_sequence} too. */
  boolean isAutoincrement() {
    return !"false".equals(table.options().get(Options.AUTOINCREMENT))
        && table.columns().stream().anyMatch(this::isNumbered);
  }

  private String numbered(Column column) {
    return Names.quote(column.name())
        + " INTEGER "
        + table.primaryKey().flatMap(PrimaryKey::name).map(TableWriter::named).orElse("")
        + "PRIMARY KEY"
        + onConflict(Options.PRIMARY_KEY)
        + (isAutoincrement() ? " AUTOINCREMENT" : "");
  }

  private boolean exists(String collation) {
    return ColumnParser.BUILT_IN.contains(ColumnParser.spelled(collation))
        ? ColumnParser.collation(collation).isPresent()
        : collations.contains(collation);
  }

  private static String generated(Generated generated) {
    return Expressions.write(generated.expression())
        .map(
            text ->
                " GENERATED ALWAYS AS (%s) %s"
                    .formatted(text, generated.stored() ? "STORED" : "VIRTUAL"))
        .orElse("");
  }

  private Optional<String> definition(Constraint constraint) {
    return constraint.match(
        new Constraint.Cases<>() {
          @Override
          public Optional<String> on(PrimaryKey primaryKey) {
            if (table.columns().stream().anyMatch(TableWriter.this::isNumbered)) {
              return Optional.empty();
            }
            return Optional.of("PRIMARY KEY " + keys(Options.PRIMARY_KEY, primaryKey.columns()));
          }

          @Override
          public Optional<String> on(UniqueConstraint unique) {
            return Optional.of(
                "UNIQUE " + keys(Options.unique(unique.columns()), unique.columns()));
          }

          @Override
          public Optional<String> on(ForeignKey foreignKey) {
            return Optional.of(
                "FOREIGN KEY "
                    + Options.of(foreignKey.columns())
                    + " REFERENCES "
                    + Names.quote(foreignKey.table().name())
                    + " "
                    + Options.of(foreignKey.referencedColumns())
                    + actions(foreignKey.onDelete(), foreignKey.onUpdate(), foreignKey.deferral()));
          }

          @Override
          public Optional<String> on(CheckConstraint check) {
            return Expressions.write(check.condition()).map(text -> "CHECK (" + text + ")");
          }
        });
  }

  private String keys(String what, List<String> columns) {
    String keys = table.options().getOrDefault(Options.KEYS + what, Names.quoteAll(columns));
    return "(" + keys + ")" + onConflict(what);
  }

  private String onConflict(String what) {
    return Optional.ofNullable(table.options().get(Options.ON_CONFLICT + what))
        .map(action -> " ON CONFLICT " + action)
        .orElse("");
  }

  /** What a foreign key does, with a space before it, or nothing where it is what SQLite does. */
  static String actions(ReferentialAction onDelete, ReferentialAction onUpdate, Deferral deferral) {
    return (onDelete == ReferentialAction.NO_ACTION ? "" : " ON DELETE " + onDelete.sql())
        + (onUpdate == ReferentialAction.NO_ACTION ? "" : " ON UPDATE " + onUpdate.sql())
        + switch (deferral) {
          case NOT_DEFERRABLE -> "";
          case INITIALLY_IMMEDIATE -> " DEFERRABLE INITIALLY IMMEDIATE";
          case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
  }

  private static String named(String name) {
    return "CONSTRAINT " + Names.quote(name) + " ";
  }
}
