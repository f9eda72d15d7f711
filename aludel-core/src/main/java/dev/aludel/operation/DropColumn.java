package dev.aludel.operation;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drops a column with its values, and the table's own constraints and indexes that name it.
 *
 * @param dropped what went with it
 */
public record DropColumn(QualifiedName table, String column, Optional<Dropped> dropped)
    implements Operation {

  /** A column, with the constraints and indexes that cannot be without it. */
  public record Dropped(Column column, List<Constraint> constraints, List<Index> indexes) {
    public Dropped {
      constraints = List.copyOf(constraints);
      indexes = List.copyOf(indexes);
    }
  }

  @Override
  public Schema apply(Schema before) {
    return before.withTable(table, this::reduced);
  }

  private Table reduced(Table was) {
    was.requireColumn(column);
    Table without =
        was.withConstraints(was.constraints().stream().filter(c -> !uses(c)).toList())
            .withIndexes(was.indexes().stream().filter(i -> !uses(i)).toList());
    return without.withColumns(
        without.columns().stream().filter(c -> !c.name().equals(column)).toList());
  }

  private boolean uses(Constraint constraint) {
    return constraint.columns().contains(column);
  }

  private boolean uses(Index index) {
    return index.columns().contains(column);
  }

  @Override
  public DropColumn completed(Schema before) {
    if (dropped.isPresent()) {
      return this;
    }
    return new DropColumn(table, column, before.table(table).flatMap(this::takenFrom));
  }

  private Optional<Dropped> takenFrom(Table was) {
    // What has no name gets one, so that it can be added again.
    Table named = NamingConvention.apply(was);
    return was.column(column)
        .map(
            definition ->
                new Dropped(
                    definition,
                    named.constraints().stream().filter(this::uses).toList(),
                    named.indexes().stream().filter(this::uses).toList()));
  }

  @Override
  public List<Operation> inverse() {
    Dropped was = dropped.orElseThrow(() -> IrreversibleException.incomplete(this));
    List<Operation> inverse = new ArrayList<>();
    inverse.add(new AddColumn(table, was.column()));
    was.constraints().forEach(constraint -> inverse.add(new AddConstraint(table, constraint)));
    was.indexes().forEach(index -> inverse.add(new CreateIndex(table, index)));
    return List.copyOf(inverse);
  }

  @Override
  public String describe() {
    return "drop column %s.%s".formatted(table, column);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
