package dev.aludel.dialect.postgresql;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateEnum;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DeleteRows;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropEnum;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropObject;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameObject;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.operation.RunJava;
import dev.aludel.operation.SetComment;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;

/** Each operation with the names that {@link ObjectNames} give to what it is about. */
record NamedOperations(ObjectNames names) implements Operation.Cases<Operation> {

  @Override
  public Operation on(CreateTable operation) {
    return new CreateTable(names.table(operation.table()));
  }

  @Override
  public Operation on(DropTable operation) {
    return new DropTable(
        names.table(operation.table()),
        operation.dropped().map(names::table),
        operation.belonging().stream().map(names::object).toList());
  }

  @Override
  public Operation on(AddColumn operation) {
    return new AddColumn(names.table(operation.table()), names.column(operation.column()));
  }

  @Override
  public Operation on(DropColumn operation) {
    return new DropColumn(
        names.table(operation.table()),
        operation.column(),
        operation
            .dropped()
            .map(
                dropped ->
                    new DropColumn.Dropped(
                        names.column(dropped.column()),
                        dropped.constraints().stream().map(names::constraint).toList(),
                        dropped.indexes())));
  }

  @Override
  public Operation on(AlterColumn operation) {
    return new AlterColumn(
        names.table(operation.table()),
        operation.column(),
        operation.changes().stream().map(this::change).toList(),
        operation.replaced().map(names::column));
  }

  private ColumnChange change(ColumnChange change) {
    return change instanceof ColumnChange.SetType set
        ? new ColumnChange.SetType(names.type(set.type()), set.using())
        : change;
  }

  @Override
  public Operation on(RenameColumn operation) {
    return new RenameColumn(names.table(operation.table()), operation.from(), operation.to());
  }

  @Override
  public Operation on(AddConstraint operation) {
    return new AddConstraint(
        names.table(operation.table()),
        names.constraint(operation.constraint()),
        operation.options());
  }

  @Override
  public Operation on(DropConstraint operation) {
    return new DropConstraint(
        names.table(operation.table()),
        operation.name(),
        operation.dropped().map(names::constraint),
        operation.options());
  }

  @Override
  public Operation on(RenameConstraint operation) {
    return new RenameConstraint(names.table(operation.table()), operation.from(), operation.to());
  }

  @Override
  public Operation on(CreateIndex operation) {
    return new CreateIndex(names.table(operation.table()), operation.index(), operation.options());
  }

  @Override
  public Operation on(DropIndex operation) {
    return new DropIndex(
        names.table(operation.table()), operation.name(), operation.dropped(), operation.options());
  }

  @Override
  public Operation on(RenameIndex operation) {
    return new RenameIndex(names.table(operation.table()), operation.from(), operation.to());
  }

  @Override
  public Operation on(AlterTableOptions operation) {
    return new AlterTableOptions(
        names.table(operation.table()),
        names.options(operation.options()),
        operation.replaced().map(names::options));
  }

  @Override
  public Operation on(CreateEnum operation) {
    return new CreateEnum(names.type(operation.type()));
  }

  @Override
  public Operation on(DropEnum operation) {
    return new DropEnum(type(operation.name()), operation.dropped().map(names::type));
  }

  @Override
  public Operation on(AlterEnum operation) {
    return new AlterEnum(type(operation.name()), operation.values(), operation.replaced());
  }

  @Override
  public Operation on(RenameEnumValue operation) {
    return new RenameEnumValue(type(operation.name()), operation.from(), operation.to());
  }

  private QualifiedName type(QualifiedName name) {
    return names.name(ObjectKind.ENUM, name);
  }

  @Override
  public Operation on(CreateSequence operation) {
    return new CreateSequence(names.sequence(operation.sequence()));
  }

  @Override
  public Operation on(DropSequence operation) {
    return new DropSequence(
        names.name(ObjectKind.SEQUENCE, operation.name()),
        operation.dropped().map(names::sequence));
  }

  @Override
  public Operation on(AlterSequence operation) {
    return new AlterSequence(
        names.sequence(operation.sequence()), operation.replaced().map(names::sequence));
  }

  @Override
  public Operation on(CreateObject operation) {
    return new CreateObject(names.object(operation.object()));
  }

  @Override
  public Operation on(DropObject operation) {
    return new DropObject(names.key(operation.key()), operation.dropped().map(names::object));
  }

  @Override
  public Operation on(ReplaceObject operation) {
    return new ReplaceObject(
        names.object(operation.object()), operation.replaced().map(names::object));
  }

  @Override
  public Operation on(SetComment operation) {
    return new SetComment(
        operation.kind(),
        names.name(operation.kind(), operation.name()),
        operation.to(),
        operation.replaced().map(names::object));
  }

  @Override
  public Operation on(RenameObject operation) {
    ObjectKind kind = operation.kind();
    return new RenameObject(
        kind,
        names.name(kind, operation.from()),
        names.newName(kind, operation.from(), operation.to()));
  }

  @Override
  public Operation on(BulkInsert operation) {
    return new BulkInsert(names.table(operation.table()), operation.columns(), operation.rows());
  }

  @Override
  public Operation on(DeleteRows operation) {
    return new DeleteRows(names.table(operation.table()), operation.columns(), operation.rows());
  }

  @Override
  public Operation on(Execute operation) {
    return operation;
  }

  @Override
  public Operation on(RunJava operation) {
    return operation;
  }
}
