package dev.aludel.operation;

import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One change of a database.
 *
 * <p>What an operation takes away it carries, so that its inverse is exact. An operation written by
 * hand may name only what it takes away ({@code dropColumn("clients", "phone")}); {@link
 * #completed} fills in the rest from the schema that it is about to change.
 */
public sealed interface Operation
    permits AddColumn,
        AddConstraint,
        AlterColumn,
        AlterEnum,
        AlterSequence,
        AlterTableOptions,
        BulkInsert,
        CreateEnum,
        CreateIndex,
        CreateObject,
        CreateSequence,
        CreateTable,
        DeleteRows,
        DropColumn,
        DropConstraint,
        DropEnum,
        DropIndex,
        DropObject,
        DropSequence,
        DropTable,
        Execute,
        RenameColumn,
        RenameConstraint,
        RenameEnumValue,
        RenameIndex,
        RenameObject,
        ReplaceObject,
        RunJava,
        SetComment {

  /**
   * The schema after this change. What no schema shows (rows, raw SQL) leaves it as it is.
   *
   * @throws dev.aludel.schema.SchemaException if the schema does not allow the change
   */
  Schema apply(Schema before);

  /** This operation, carrying what it takes from the schema {@code before}. */
  default Operation completed(Schema before) {
    return this;
  }

  /**
   * The operations that undo this one, in the order in which they run.
   *
   * @throws IrreversibleException if it is raw SQL, or does not carry what it takes away
   */
  List<Operation> inverse();

  /** What this does, in one line: {@code add column clients.phone varchar(20)}. */
  String describe();

  /** Hands this operation to the case that fits it. A new operation is a new case, everywhere. */
  <R> R match(Cases<R> cases);

  /** One answer for each operation. */
  interface Cases<R> {
    R on(AddColumn operation);

    R on(AddConstraint operation);

    R on(AlterColumn operation);

    R on(AlterEnum operation);

    R on(AlterSequence operation);

    R on(AlterTableOptions operation);

    R on(BulkInsert operation);

    R on(CreateEnum operation);

    R on(CreateIndex operation);

    R on(CreateObject operation);

    R on(CreateSequence operation);

    R on(CreateTable operation);

    R on(DeleteRows operation);

    R on(DropColumn operation);

    R on(DropConstraint operation);

    R on(DropEnum operation);

    R on(DropIndex operation);

    R on(DropObject operation);

    R on(DropSequence operation);

    R on(DropTable operation);

    R on(Execute operation);

    R on(RenameColumn operation);

    R on(RenameConstraint operation);

    R on(RenameEnumValue operation);

    R on(RenameIndex operation);

    R on(RenameObject operation);

    R on(ReplaceObject operation);

    R on(RunJava operation);

    R on(SetComment operation);
  }

  /** The schema after all of these, one after the other. */
  static Schema applyAll(Schema before, List<Operation> operations) {
    Schema schema = before;
    for (Operation operation : operations) {
      schema = operation.apply(schema);
    }
    return schema;
  }

  /**
   * What undoes all of these: the last one first. Each is completed from {@code before} as it goes.
   *
   * @throws IrreversibleException if one of them cannot be undone
   */
  static List<Operation> inverseOf(Schema before, List<Operation> operations) {
    List<List<Operation>> steps = new ArrayList<>();
    Schema schema = before;
    UnnamedConstraints names = new UnnamedConstraints(operations);
    for (Operation operation : operations) {
      Operation completed = operation.completed(schema);
      List<Operation> back = new ArrayList<>(completed.inverse());
      if (completed instanceof AlterColumn alter) {
        back.addAll(alter.notNullBelow(schema));
      } else if (completed instanceof AlterTableOptions alter) {
        back.addAll(alter.nullableBelow(schema));
      }
      steps.add(back);
      Schema now = schema;
      schema = names.resolved(operation, () -> now).apply(now);
    }
    Collections.reverse(steps);
    return InheritedLast.order(steps, step -> step, before).stream().flatMap(List::stream).toList();
  }
}
