package dev.aludel.dialect.postgresql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.PartAbove;
import dev.aludel.schema.PartitionNames;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.TriggerOptions;
import dev.aludel.schema.UniqueConstraint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the rows of {@link CatalogQueries#constraints}.
 *
 * <p>What the model cannot hold of a constraint ({@code NOT VALID}, {@code INCLUDE}, {@code MATCH
 * FULL}…) stands in the option {@code postgresql.constraint.<name>} as its whole definition; an
 * exclusion constraint stands in {@code postgresql.exclude.<name>}. What comes from a table above
 * is no part of a table's own.
 */
final class ConstraintReader {

  private final Session session;
  private final Map<Long, TableDraft> tables;

  /** Those read already: few of them are told apart by more than the names of their columns. */
  private final Map<String, Expression> conditions = new HashMap<>();

  ConstraintReader(Session session, Map<Long, TableDraft> tables) {
    this.session = session;
    this.tables = tables;
  }

  void read(Row row) {
    TableDraft table = tables.get(row.number("conrelid"));
    if (table == null) {
      return;
    }
    String name = row.text("conname");
    boolean inherited = row.flag("inherited");
    Map<String, String> options = inherited ? table.inheritedOptions : table.options;
    if (row.text("contype").equals("n")) {
      readNotNull(row, table, options, inherited);
      return;
    }
    row.optional("description")
        .ifPresent(text -> options.put(TableOptions.CONSTRAINT_COMMENT + name, text));
    Optional<String> triggers = row.optional("triggers").map(ConstraintTriggers::states);
    triggers.ifPresent(states -> options.put(TriggerOptions.OPTION + name, states));
    if (inherited) {
      Optional<String> comment = row.optional("description");
      above(row, table)
          .ifPresent(
              part -> {
                comment.ifPresent(
                    text -> table.options.put(InheritedOptions.CONSTRAINT_COMMENT + part, text));
                triggers.ifPresent(
                    states -> table.options.put(TriggerOptions.INHERITED + part, states));
              });
    }
    Optional<String> definition = row.optional("definition");
    if (row.text("contype").equals("x")) {
      options.put(TableOptions.EXCLUDE + name, definition.orElseThrow());
      return;
    }
    Constraint constraint = constraint(row, table, Optional.of(name));
    if (inherited && constraint instanceof ForeignKey key) {
      above(row, table)
          .filter(part -> !PartitionNames.isServersOwn(name, table.name, key, part.name()))
          .ifPresent(part -> table.options.put(InheritedOptions.CONSTRAINT + part, name));
    }
    (inherited ? table.inheritedConstraints : table.constraints).add(constraint);
    if (inherited && row.text("contype").equals("c") && row.flag("conislocal")) {
      table.local.add(name);
      if (!table.options.containsKey(TableOptions.PARTITION_OF)) {
        table.options.put(OwnOptions.CHECK + name, "true");
      }
    }
    definition.ifPresent(text -> options.put(TableOptions.CONSTRAINT + name, text));
  }

  /** The part of a table above from which a partition has the constraint. */
  private Optional<PartAbove> above(Row row, TableDraft table) {
    return table.options.containsKey(TableOptions.PARTITION_OF)
        ? row.rows("above", CatalogQueries.ABOVE).stream()
            .map(
                above ->
                    new PartAbove(
                        session.name(above.text("table_schema"), above.text("table")),
                        above.text("name")))
            .findFirst()
        : Optional.empty();
  }

  /** What a table has of its own on one from above is told with it, too. */
  private static void readNotNull(
      Row row, TableDraft table, Map<String, String> options, boolean inherited) {
    String name = row.text("conname");
    boolean isNamedAbove = row.flag("named_above");
    for (String column : table.columnNames(row.numbers("conkey"))) {
      if (!NotNullNames.isServersOwn(name)) {
        options.put(NotNullOptions.NAME + column, name);
      }
      row.optional("state").ifPresent(state -> options.put(NotNullOptions.STATE + column, state));
      row.optional("description")
          .ifPresent(
              text -> {
                options.put(NotNullOptions.COMMENT + column, text);
                table.options.put(NotNullOptions.COMMENT + column, text);
              });
      if (inherited && !isNamedAbove && !NotNullNames.isServersOwn(name)) {
        table.options.put(NotNullOptions.NAME + column, name);
      }
      if (inherited && (!isNamedAbove || row.flag("conislocal"))) {
        table.notNull.add(column);
      }
    }
  }

  private Constraint constraint(Row row, TableDraft table, Optional<String> name) {
    if (row.text("contype").equals("c")) {
      return new CheckConstraint(
          name, conditions.computeIfAbsent(row.text("condition"), ExpressionReader::read));
    }
    List<String> columns = table.columnNames(row.numbers("conkey"));
    return switch (row.text("contype")) {
      case "p" -> new PrimaryKey(name, columns);
      case "u" ->
          new UniqueConstraint(name, columns, row.flag("nulls_not_distinct"), deferral(row));
      default ->
          new ForeignKey(
              name,
              columns,
              session.name(row.text("referenced_schema"), row.text("referenced_table")),
              row.texts("referenced_columns"),
              action(row.text("confdeltype")),
              action(row.text("confupdtype")),
              deferral(row));
    };
  }

  private static Deferral deferral(Row row) {
    if (!row.flag("condeferrable")) {
      return Deferral.NOT_DEFERRABLE;
    }
    return row.flag("condeferred") ? Deferral.INITIALLY_DEFERRED : Deferral.INITIALLY_IMMEDIATE;
  }

  /** The letters of {@code pg_constraint}, section 52.13. */
  private static ReferentialAction action(String letter) {
    return switch (letter) {
      case "r" -> ReferentialAction.RESTRICT;
      case "c" -> ReferentialAction.CASCADE;
      case "n" -> ReferentialAction.SET_NULL;
      case "d" -> ReferentialAction.SET_DEFAULT;
      default -> ReferentialAction.NO_ACTION;
    };
  }
}
