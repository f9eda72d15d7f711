package dev.aludel.testing.schema;

import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.sql;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Serial columns of PostgreSQL, in some tables of a schema. */
public final class RandomSerials {

  private static final String NAME = "numbered \"as\" it's";

  private RandomSerials() {}

  /** Each with a sequence by the name that the server gives it by itself. */
  public static Schema in(Schema schema, Random random) {
    return schema.withEachTable(
        table ->
            random.nextInt(3) == 0
                ? table.withColumns(
                    Stream.concat(table.columns().stream(), Stream.of(serial(table))).toList())
                : table);
  }

  /** Where tables were copied: with the names of the tables that they are in. */
  public static Schema renamed(Schema schema) {
    return schema.withEachTable(
        table ->
            table.withColumns(
                table.columns().stream()
                    .map(
                        column ->
                            ColumnSequences.drawn(column).isPresent()
                                ? drawing(table, column)
                                : column)
                    .toList()));
  }

  private static Column serial(Table table) {
    return drawing(table, column(NAME, integer()).notNull());
  }

  private static Column drawing(Table table, Column column) {
    String sequence = ColumnSequences.usual(table.name(), column.name()).name();
    return column.withDefault(
        Optional.of(
            sql("nextval('" + RandomParts.quoted(sequence).replace("'", "''") + "'::regclass)")));
  }
}
