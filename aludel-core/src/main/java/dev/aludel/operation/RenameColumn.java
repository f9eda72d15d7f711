package dev.aludel.operation;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Gives a column another name; constraints and indexes that name it follow. */
public record RenameColumn(QualifiedName table, String from, String to) implements Operation {

  @Override
  public Schema apply(Schema before) {
    Table was = before.requireTable(table);
    was.requireColumn(from);
    if (was.column(to).isPresent()) {
      throw new SchemaException("Table %s has a column %s already.".formatted(table, to));
    }
    return before.withTable(table, this::renamed).withEachTable(this::following);
  }

  /** A table is whole at every moment, so what names the column is put back after the change. */
  private Table renamed(Table was) {
    Table bare = was.withConstraints(List.of()).withIndexes(List.of());
    return bare.withColumn(from, column -> column.named(to))
        .withConstraints(
            was.constraints().stream().map(c -> c.withColumnRenamed(from, to)).toList())
        .withIndexes(was.indexes().stream().map(i -> i.withColumnRenamed(from, to)).toList());
  }

  private Table following(Table other) {
    List<Constraint> constraints = new ArrayList<>();
    for (Constraint constraint : other.constraints()) {
      constraints.add(
          constraint instanceof ForeignKey key && key.table().equals(table)
              ? key.referencing(table, Constraint.renamed(key.referencedColumns(), from, to))
              : constraint);
    }
    return other.withConstraints(constraints);
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
