package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Foresight;
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
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far operations tell what a server holds.
 *
 * <p>Two things end it. One is an operation at which the server does more than the operation says:
 * {@link ToldEffects}. The other is one whose statements depend on how the server shows what
 * another operation has said since the last reading, as the change of a column does that a person
 * has just added, by a type or a default of his own spelling.
 */
final class ServerForesight implements Foresight {

  private final Set<Told> told = new HashSet<>();

  @Override
  public boolean isEnough(Operation next, Schema foreseen) {
    return told.isEmpty() || next.match(new IsEnough(foreseen));
  }

  @Override
  public boolean tells(Operation done, Schema before, Schema after) {
    Optional<Set<Told>> effects = done.match(new ToldEffects(before, after));
    effects.ifPresent(told::addAll);
    return effects.isPresent();
  }

  /** Whether nothing has been told of what the statements of an operation depend on. */
  private final class IsEnough implements Operation.Cases<Boolean> {

    private final Schema schema;

    IsEnough(Schema schema) {
      this.schema = schema;
    }

    private boolean isRead(QualifiedName table) {
      return !told.contains(Told.table(table));
    }

    private boolean isApart(QualifiedName table) {
      return !Family.has(table, schema);
    }

    private boolean isTold(ObjectKind kind) {
      return told.stream().anyMatch(each -> each.object().kind() == kind);
    }

    @Override
    public Boolean on(CreateTable operation) {
      return !Family.has(operation.table(), schema);
    }

    @Override
    public Boolean on(DropTable operation) {
      return isApart(operation.table());
    }

    @Override
    public Boolean on(AddColumn operation) {
      return isApart(operation.table());
    }

    @Override
    public Boolean on(DropColumn operation) {
      return isApart(operation.table());
    }

    @Override
    public Boolean on(AlterColumn operation) {
      if (told.contains(Told.column(operation.table(), operation.column()))) {
        return false;
      }
      return isApart(operation.table())
          && operation.changes().stream()
              .allMatch(change -> isEnoughFor(change, operation.table()));
    }

    private boolean isEnoughFor(ColumnChange change, QualifiedName table) {
      if (change instanceof ColumnChange.SetType || change instanceof ColumnChange.SetCollation) {
        return isRead(table);
      }
      if (change instanceof ColumnChange.SetNullable set) {
        return isRead(table) || (set.name().isEmpty() && set.state().isEmpty());
      }
      // The sequence of a default may be that of another table, and a generated column is made
      // anew with all that speaks of it.
      return change instanceof ColumnChange.SetColumnComment
          || (change instanceof ColumnChange.SetDefault set
              && set.value().filter(ToldEffects::speaksOfSequence).isEmpty());
    }

    @Override
    public Boolean on(RenameColumn operation) {
      return false;
    }

    @Override
    public Boolean on(AddConstraint operation) {
      return isApart(operation.table());
    }

    @Override
    public Boolean on(DropConstraint operation) {
      return isApart(operation.table());
    }

    @Override
    public Boolean on(RenameConstraint operation) {
      return isApart(operation.table());
    }

    @Override
    public Boolean on(CreateIndex operation) {
      return isApart(operation.table());
    }

    @Override
    public Boolean on(DropIndex operation) {
      return isApart(operation.table());
    }

    @Override
    public Boolean on(RenameIndex operation) {
      return isApart(operation.table());
    }

    @Override
    public Boolean on(CreateObject operation) {
      return isEnoughFor(operation.object().key());
    }

    @Override
    public Boolean on(DropObject operation) {
      return isEnoughFor(operation.key());
    }

    @Override
    public Boolean on(ReplaceObject operation) {
      ObjectKey key = operation.object().key();
      return key.kind() != ObjectKind.EXTENSION && !told.contains(Told.of(key)) && isEnoughFor(key);
    }

    private boolean isEnoughFor(ObjectKey key) {
      if (key.kind().isAccess()) {
        // What is created has an owner, and privileges by default.
        return told.stream().allMatch(each -> each.object().kind().isAccess());
      }
      if (key.kind() == ObjectKind.MATERIALIZED_VIEW) {
        // Only the server knows what it is over, and whether that has its rows.
        return !isTold(ObjectKind.VIEW) && !isTold(ObjectKind.MATERIALIZED_VIEW);
      }
      return !key.kind().isOfTable() || isApart(key.table());
    }

    @Override
    public Boolean on(CreateEnum operation) {
      return true;
    }

    @Override
    public Boolean on(DropEnum operation) {
      return true;
    }

    @Override
    public Boolean on(AlterEnum operation) {
      return false;
    }

    @Override
    public Boolean on(RenameEnumValue operation) {
      return true;
    }

    @Override
    public Boolean on(CreateSequence operation) {
      return true;
    }

    @Override
    public Boolean on(DropSequence operation) {
      return true;
    }

    @Override
    public Boolean on(AlterSequence operation) {
      return !told.contains(Told.of(operation.sequence().key()));
    }

    @Override
    public Boolean on(SetComment operation) {
      return true;
    }

    @Override
    public Boolean on(RenameObject operation) {
      return false;
    }

    @Override
    public Boolean on(AlterTableOptions operation) {
      return isRead(operation.table()) && isApart(operation.table());
    }

    @Override
    public Boolean on(Execute operation) {
      return true;
    }

    @Override
    public Boolean on(BulkInsert operation) {
      return isEnoughForRows(operation.table(), operation.columns());
    }

    @Override
    public Boolean on(DeleteRows operation) {
      return isEnoughForRows(operation.table(), operation.columns());
    }

    /** A value is bound by its column's type, which a person may have spelled in another way. */
    private boolean isEnoughForRows(QualifiedName table, List<String> columns) {
      return columns.stream()
          .filter(column -> told.contains(Told.column(table, column)))
          .flatMap(column -> schema.table(table).flatMap(there -> there.column(column)).stream())
          .noneMatch(column -> isSpelled(column.type()));
    }

    private boolean isSpelled(Type type) {
      return type instanceof Type.Sql
          || (type instanceof Type.Array array && isSpelled(array.element()));
    }

    @Override
    public Boolean on(RunJava operation) {
      return true;
    }
  }
}
