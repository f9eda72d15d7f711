package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Looks at the rows of tables whose NOT NULL is not valid when it comes from one above that is
 * valid as well (ALTER TABLE, VALIDATE CONSTRAINT).
 *
 * <p>A child of two parents has one constraint for both, which is not valid if one of theirs is
 * not. PostgreSQL 18 gives such a child to no parent of a valid one (INHERIT, ATTACH PARTITION),
 * and lets a parent's become valid for the children without a look at them (SET NOT NULL, ALTER
 * CONSTRAINT … INHERIT).
 */
final class ValidNotNulls {

  /**
   * That one of those above is valid: a table that has been let go and taken again may have a valid
   * one under another that is not.
   */
  private static final String AS_ABOVE =
      """

                AND EXISTS (SELECT FROM pg_catalog.pg_constraint p
                            JOIN pg_catalog.pg_attribute b
                              ON b.attrelid = p.conrelid AND b.attnum = p.conkey[1]
                            WHERE p.conrelid IN (%s) AND p.contype = 'n'
                              AND b.attname = a.attname AND p.convalidated)\
      """;

  private final Schema schema;

  ValidNotNulls(Schema schema) {
    this.schema = schema;
  }

  /** What comes before a table takes other options, and with them other parents. */
  List<String> beforeOptions(
      Table table, Table after, Map<String, String> from, Map<String, String> to) {
    List<QualifiedName> taking = new ArrayList<>(TableParents.of(after));
    taking.removeAll(TableParents.of(table));
    List<String> statements = new ArrayList<>();
    for (Column column : table.columns()) {
      String name = column.name();
      List<String> giving =
          taking.stream()
              .flatMap(parent -> schema.table(parent).stream())
              .filter(parent -> mayGiveValid(parent, name))
              .map(parent -> regclass(parent.name()))
              .toList();
      if (!giving.isEmpty() && isUnchecked(table, name)) {
        statements.add(validate(table, name, AS_ABOVE.formatted(String.join(", ", giving))));
      }
      if (NotNullOptions.isKept(from, name)
          && !NotNullOptions.isKept(to, name)
          && !NotNullOptions.isUnchecked(to, name)) {
        statements.addAll(beforeSet(table.name(), name));
      }
    }
    return statements;
  }

  /** What comes before the column takes no NULL any more, here and below. */
  List<String> beforeSet(QualifiedName table, String column) {
    Predicate<Table> unchecked = heir -> isUnchecked(heir, column);
    return schema.table(table).stream()
        .flatMap(there -> TableParents.heirs(there, column, schema).stream())
        .filter(unchecked)
        .map(heir -> validate(heir, column, ""))
        .toList();
  }

  /** Whether it gives a NOT NULL that is not said to be not valid: one from above may be either. */
  private static boolean mayGiveValid(Table parent, String column) {
    return parent
            .column(column)
            .filter(above -> !NotNullOptions.given(parent, above).nullable())
            .isPresent()
        && !NotNullOptions.isUnchecked(parent.options(), column);
  }

  private static String regclass(QualifiedName table) {
    return Quoting.string(Quoting.name(table)) + "::pg_catalog.regclass";
  }

  private boolean isUnchecked(Table table, String column) {
    return table.column(column).filter(own -> !own.nullable()).isPresent()
        && NotNullOptions.isUnchecked(table, column, schema);
  }

  private static String validate(Table table, String column, String which) {
    return NotNullNames.onAny(
        table.name(),
        column,
        "ALTER TABLE %s VALIDATE CONSTRAINT %%I"
            .formatted(NotNullNames.escaped(Quoting.name(table.name()))),
        which);
  }
}
