package dev.aludel.operation;

import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PartitionOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.List;

/**
 * Gives a table, an enum or a sequence another name; what refers to it follows, and so do the
 * sequences of a table's columns, as {@link ColumnSequences} says.
 */
public record RenameObject(ObjectKind kind, QualifiedName from, QualifiedName to)
    implements Operation {

  public RenameObject {
    if (kind.isDefined()) {
      throw new SchemaException(
          "A %s cannot be renamed. Drop it and create it by its new name, or write SQL: op.execute(…)."
              .formatted(kind.word()));
    }
  }

  @Override
  public Schema apply(Schema before) {
    SchemaObject was = before.require(kind, from);
    SchemaObject renamed =
        was instanceof Table table
            ? InheritedOptions.renamed(table, table.named(to), before)
            : was.named(to);
    Schema after = before.without(kind, from).with(renamed).withEachDefinedObject(this::grantedOn);
    if (was instanceof Table table) {
      return ColumnSequences.follow(table, to, before, after)
          .withEachTable(this::following)
          .withEachDefinedObject(
              object ->
                  object.table().filter(from::equals).isPresent()
                      ? object.onTable(to)
                      : PartitionOptions.renamed(object, from, to));
    }
    return renamed instanceof EnumType type
        ? after.withEachTable(table -> table.withEnumeration(from, type.type()))
        : after;
  }

  /** What is granted on an object is granted on it by its new name. */
  private DefinedObject grantedOn(DefinedObject object) {
    boolean isOnIt =
        object.kind() == ObjectKind.PRIVILEGES
            && object.key().target().equals(ObjectKey.of(kind, from));
    return isOnIt ? object.named(to) : object;
  }

  private Table following(Table other) {
    Table table =
        InheritedOptions.tableRenamed(TableParents.renamed(other, from, to), from, to)
            .withInherited(
                other.inherited().map(parts -> parts.withEachConstraint(this::following)));
    boolean refers =
        table.constraints(ForeignKey.class).stream().anyMatch(key -> key.table().equals(from));
    return refers
        ? table.withConstraints(table.constraints().stream().map(this::following).toList())
        : table;
  }

  private Constraint following(Constraint constraint) {
    return constraint instanceof ForeignKey key && key.table().equals(from)
        ? key.referencing(to, key.referencedColumns())
        : constraint;
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new RenameObject(kind, to, from));
  }

  @Override
  public String describe() {
    return "rename %s %s to %s".formatted(kind.word(), from, to);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
