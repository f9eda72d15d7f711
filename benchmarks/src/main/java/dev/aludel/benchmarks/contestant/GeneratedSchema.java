package dev.aludel.benchmarks.contestant;

import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.currentTimestamp;
import static dev.aludel.schema.Definitions.date;
import static dev.aludel.schema.Definitions.decimal;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;
import static dev.aludel.schema.Definitions.unique;
import static dev.aludel.schema.Definitions.uuid;

import dev.aludel.operation.CreateTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Tables of eleven columns, each with keys, a check and two indexes. */
final class GeneratedSchema {

  private GeneratedSchema() {}

  static Schema of(int tables) {
    return Operation.applyAll(Schema.EMPTY, operations(tables));
  }

  static List<Operation> operations(int tables) {
    List<Operation> operations = new ArrayList<>();
    for (int number = 0; number < tables; number++) {
      operations.add(new CreateTable(table(number)));
    }
    return operations;
  }

  private static Table table(int number) {
    String name = name(number);
    List<Column> columns =
        List.of(
            column("id", bigInteger()).identity(byDefault()),
            column("parent_id", bigInteger()),
            column("public_id", uuid()).notNull(),
            column("name", string(120)).notNull(),
            column("note", text()),
            column("amount", decimal(12, 2)).notNull().defaultsTo(0),
            column("quantity", integer()).notNull().defaultsTo(1),
            column("active", bool()).notNull().defaultsTo(true),
            column("booked_on", date()),
            column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
            column("status", string(20)).notNull().defaultsTo("new"));
    List<Constraint> constraints =
        List.of(
            primaryKey("id").named(name + "_pkey"),
            unique("public_id").named(name + "_public_id_key"),
            check("quantity > 0").named(name + "_quantity_check"),
            foreignKey("parent_id")
                .references(name(number / 2), "id")
                .named(name + "_parent_id_fkey"));
    List<Index> indexes =
        List.of(
            index("parent_id").named(name + "_parent_id_idx"),
            index("status", "booked_on").named(name + "_status_idx"));
    return Table.of(QualifiedName.of(name), columns)
        .withConstraints(constraints)
        .withIndexes(indexes);
  }

  private static String name(int number) {
    return "t%05d".formatted(number);
  }
}
