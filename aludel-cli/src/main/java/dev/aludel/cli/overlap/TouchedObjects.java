package dev.aludel.cli.overlap;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.BulkInsert;
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
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The schema objects that an operation touches, such as {@code table clients}. A foreign key
 * touches the table that it points to, too. What raw SQL touches is read from its text, as far as
 * that goes.
 */
final class TouchedObjects implements Operation.Cases<Set<String>> {

  private final String dialect;

  TouchedObjects(String dialect) {
    this.dialect = dialect;
  }

  private static String named(ObjectKind kind, QualifiedName name) {
    return kind.word() + " " + name;
  }

  private static Set<String> table(QualifiedName name) {
    return one(ObjectKind.TABLE, name);
  }

  private static Set<String> one(ObjectKind kind, QualifiedName name) {
    return Set.of(named(kind, name));
  }

  private static Set<String> tableAndReferenced(QualifiedName name, List<Constraint> constraints) {
    Set<String> touched = new LinkedHashSet<>(table(name));
    for (Constraint constraint : constraints) {
      if (constraint instanceof ForeignKey key) {
        touched.addAll(table(key.table()));
      }
    }
    return touched;
  }

  @Override
  public Set<String> on(AddColumn operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(AddConstraint operation) {
    return tableAndReferenced(operation.table(), List.of(operation.constraint()));
  }

  @Override
  public Set<String> on(AlterColumn operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(AlterEnum operation) {
    return one(ObjectKind.ENUM, operation.name());
  }

  @Override
  public Set<String> on(AlterSequence operation) {
    return one(ObjectKind.SEQUENCE, operation.sequence().name());
  }

  @Override
  public Set<String> on(AlterTableOptions operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(BulkInsert operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(CreateObject operation) {
    return Set.of(operation.object().key().toString());
  }

  @Override
  public Set<String> on(DropObject operation) {
    return Set.of(operation.key().toString());
  }

  @Override
  public Set<String> on(ReplaceObject operation) {
    return Set.of(operation.object().key().toString());
  }

  @Override
  public Set<String> on(CreateEnum operation) {
    return one(ObjectKind.ENUM, operation.type().name());
  }

  @Override
  public Set<String> on(CreateIndex operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(CreateSequence operation) {
    return one(ObjectKind.SEQUENCE, operation.sequence().name());
  }

  @Override
  public Set<String> on(CreateTable operation) {
    return tableAndReferenced(operation.table().name(), operation.table().constraints());
  }

  @Override
  public Set<String> on(DeleteRows operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(DropColumn operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(DropConstraint operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(DropEnum operation) {
    return one(ObjectKind.ENUM, operation.name());
  }

  @Override
  public Set<String> on(DropIndex operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(DropSequence operation) {
    return one(ObjectKind.SEQUENCE, operation.name());
  }

  @Override
  public Set<String> on(DropTable operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(Execute operation) {
    Set<String> touched = new LinkedHashSet<>();
    operation
        .sql()
        .on(dialect)
        .ifPresent(sql -> SqlTables.in(sql).forEach(name -> touched.addAll(table(name))));
    return touched;
  }

  @Override
  public Set<String> on(RenameColumn operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(RenameConstraint operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(RenameEnumValue operation) {
    return one(ObjectKind.ENUM, operation.name());
  }

  @Override
  public Set<String> on(RenameIndex operation) {
    return table(operation.table());
  }

  @Override
  public Set<String> on(RenameObject operation) {
    return Set.of(
        named(operation.kind(), operation.from()), named(operation.kind(), operation.to()));
  }

  @Override
  public Set<String> on(RunJava operation) {
    return Set.of();
  }

  @Override
  public Set<String> on(SetComment operation) {
    return one(operation.kind(), operation.name());
  }
}
