package dev.aludel.operation;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Generated;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.List;
import java.util.TreeMap;

/**
 * Gives a column another name; constraints, indexes and expressions that name it follow, as they do
 * in the database, and so do the partitions and children of the table. So does the sequence of the
 * column, as {@link ColumnSequences} says.
 */
public record RenameColumn(QualifiedName table, String from, String to) implements Operation {

  @Override
  public Schema apply(Schema before) {
    Table was = before.requireTable(table);
    was.requireColumn(from);
    if (was.column(to).isPresent()) {
      throw new SchemaException("Table %s has a column %s already.".formatted(table, to));
    }
    Schema renamed = before.withTable(table, this::renamed);
    List<Table> heirs = TableParents.heirs(was, from, before);
    for (Table heir : heirs) {
      renamed = renamed.withTable(heir.name(), this::renamed);
    }
    renamed = ColumnSequences.follow(was, table, before, renamed);
    for (Table heir : heirs) {
      renamed = ColumnSequences.follow(heir, heir.name(), before, renamed);
    }
    return renamed.withEachTable(this::following).withEachDefinedObject(this::grantedOn);
  }

  /** What is granted on a column is granted on it by its new name. */
  private DefinedObject grantedOn(DefinedObject object) {
    if (object.kind() != ObjectKind.PRIVILEGES
        || !object.key().target().equals(ObjectKey.of(ObjectKind.TABLE, table))) {
      return object;
    }
    TreeMap<String, String> options = new TreeMap<>(object.options());
    options.replaceAll((option, value) -> value.replace(listed(from), listed(to)));
    return object.withOptions(options);
  }

  private static String listed(String column) {
    return "(\"" + column.replace("\"", "\"\"") + "\")";
  }

  /** A table is whole at every moment, so what names the column is put back after the change. */
  private Table renamed(Table was) {
    Table bare = was.withConstraints(List.of()).withIndexes(List.of());
    return bare.withColumns(was.columns().stream().map(this::renamed).toList())
        .withConstraints(
            was.constraints().stream().map(c -> c.withColumnRenamed(from, to)).toList())
        .withIndexes(was.indexes().stream().map(i -> i.withColumnRenamed(from, to)).toList())
        .withOptions(
            TableParents.columnRenamed(
                PartOptions.ofColumnRenamed(was.options(), from, to), from, to))
        .withInherited(was.inherited().map(parts -> parts.withColumnRenamed(from, to)))
        .withCalls(was.calls().map(calls -> calls.withColumnRenamed(from, to)));
  }

  private Column renamed(Column column) {
    Column renamed = column.name().equals(from) ? column.named(to) : column;
    return renamed.withGenerated(
        column
            .generated()
            .map(g -> new Generated(g.expression().withColumnRenamed(from, to), g.stored())));
  }

  private Table following(Table other) {
    Table below =
        other.withInherited(
            other.inherited().map(parts -> parts.withEachConstraint(this::following)));
    boolean refers =
        other.constraints(ForeignKey.class).stream().anyMatch(key -> key.table().equals(table));
    return refers
        ? below.withConstraints(other.constraints().stream().map(this::following).toList())
        : below;
  }

  private Constraint following(Constraint constraint) {
    return constraint instanceof ForeignKey key && key.table().equals(table)
        ? key.referencing(table, Constraint.renamed(key.referencedColumns(), from, to))
        : constraint;
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new RenameColumn(table, to, from));
  }

  @Override
  public String describe() {
    return "rename column %s.%s to %s".formatted(table, from, to);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
