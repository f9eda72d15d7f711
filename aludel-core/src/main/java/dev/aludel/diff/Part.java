package dev.aludel.diff;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameIndex;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TakenNames;
import dev.aludel.schema.UniqueConstraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** A constraint or an index of a table: the two are matched, dropped and added alike. */
sealed interface Part {

  Optional<String> name();

  Part named(String name);

  /** The part without its name: what it does. */
  Part unnamed();

  /** What kind of part it is, as a class. */
  Class<?> kind();

  /** The table's own columns that it names outside of expressions. */
  List<String> columns();

  List<Expression> expressions();

  /** The collations that it names. */
  List<String> collations();

  /** The columns that it makes a key, which a foreign key may reference. */
  Optional<Set<String>> key();

  /**
   * What adds it.
   *
   * @param options of the table, of which some may speak of it
   */
  Operation add(QualifiedName table, Map<String, String> options);

  /** Those of a table's options that speak of it. */
  SortedMap<String, String> optionsIn(Map<String, String> options);

  /** The table's options with those that speak of it under its new name. */
  SortedMap<String, String> optionsRenamed(Map<String, String> options, String to);

  Operation drop(QualifiedName table);

  Operation rename(QualifiedName table, String to);

  /** A name by the convention, which is taken from then on. */
  String nameIn(Table table, TakenNames taken);

  /** Takes its name, if it has one. */
  void take(QualifiedName table, TakenNames taken);

  static List<Part> of(Table table) {
    Stream<Part> constraints = table.constraints().stream().map(OfConstraint::new);
    Stream<Part> indexes = table.indexes().stream().map(OfIndex::new);
    return Stream.concat(constraints, indexes).toList();
  }

  /** The foreign key that this part is, if it is one. */
  default Optional<ForeignKey> foreignKey() {
    return Optional.empty();
  }

  /** Whether it needs that column, by its name or in an expression. */
  default boolean uses(String column) {
    return columns().contains(column)
        || expressions().stream().anyMatch(expression -> expression.mentions(column));
  }

  /**
   * The other way to refuse the same rows: a unique index for a unique constraint on the same
   * columns, and the constraint for the index.
   */
  default Optional<Part> equivalent() {
    return Optional.empty();
  }

  /** A constraint. */
  record OfConstraint(Constraint constraint) implements Part {
    @Override
    public Optional<String> name() {
      return constraint.name();
    }

    @Override
    public Part named(String name) {
      return new OfConstraint(constraint.named(name));
    }

    @Override
    public Part unnamed() {
      return new OfConstraint(constraint.unnamed());
    }

    @Override
    public Class<?> kind() {
      return constraint.getClass();
    }

    @Override
    public List<String> columns() {
      return constraint.columns();
    }

    @Override
    public List<Expression> expressions() {
      return constraint instanceof CheckConstraint check ? List.of(check.condition()) : List.of();
    }

    @Override
    public List<String> collations() {
      return List.of();
    }

    @Override
    public Optional<Set<String>> key() {
      return constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint
          ? Optional.of(Set.copyOf(constraint.columns()))
          : Optional.empty();
    }

    @Override
    public Optional<ForeignKey> foreignKey() {
      return constraint instanceof ForeignKey key ? Optional.of(key) : Optional.empty();
    }

    @Override
    public Optional<Part> equivalent() {
      if (constraint instanceof UniqueConstraint unique
          && unique.deferral() == Deferral.NOT_DEFERRABLE) {
        Index index = Index.on(unique.columns().toArray(String[]::new)).uniquely();
        return Optional.of(
            new OfIndex(unique.nullsNotDistinct() ? index.withNullsNotDistinct() : index));
      }
      return Optional.empty();
    }

    @Override
    public Operation add(QualifiedName table, Map<String, String> options) {
      return new AddConstraint(table, constraint, optionsIn(options));
    }

    @Override
    public SortedMap<String, String> optionsIn(Map<String, String> options) {
      return PartOptions.of(options, constraint);
    }

    @Override
    public SortedMap<String, String> optionsRenamed(Map<String, String> options, String to) {
      return PartOptions.ofConstraintRenamed(options, constraint.name().orElseThrow(), to);
    }

    @Override
    public Operation drop(QualifiedName table) {
      return new DropConstraint(table, constraint.name().orElseThrow(), Optional.empty());
    }

    @Override
    public Operation rename(QualifiedName table, String to) {
      return new RenameConstraint(table, constraint.name().orElseThrow(), to);
    }

    @Override
    public String nameIn(Table table, TakenNames taken) {
      return NamingConvention.name(table, constraint, taken);
    }

    @Override
    public void take(QualifiedName table, TakenNames taken) {
      taken.add(table, constraint);
    }
  }

  /** An index. */
  record OfIndex(Index index) implements Part {
    @Override
    public Optional<String> name() {
      return index.name();
    }

    @Override
    public Part named(String name) {
      return new OfIndex(index.named(name));
    }

    @Override
    public Part unnamed() {
      return new OfIndex(index.unnamed());
    }

    @Override
    public Class<?> kind() {
      return Index.class;
    }

    @Override
    public List<String> columns() {
      return index.columns();
    }

    @Override
    public List<Expression> expressions() {
      return index.expressions();
    }

    @Override
    public List<String> collations() {
      return index.keys().stream().flatMap(key -> key.collation().stream()).toList();
    }

    @Override
    public Optional<Set<String>> key() {
      boolean whole =
          index.unique()
              && index.where().isEmpty()
              && index.keys().stream().allMatch(key -> key.column().isPresent());
      return whole
          ? Optional.of(
              Set.copyOf(index.keys().stream().flatMap(key -> key.column().stream()).toList()))
          : Optional.empty();
    }

    @Override
    public Optional<Part> equivalent() {
      List<String> columns = index.keys().stream().flatMap(key -> key.column().stream()).toList();
      if (columns.size() < index.keys().size()) {
        return Optional.empty();
      }
      Constraint constraint =
          new UniqueConstraint(
              Optional.empty(), columns, index.nullsNotDistinct(), Deferral.NOT_DEFERRABLE);
      // Only a plain unique index is what the constraint would bring.
      return new OfConstraint(constraint).equivalent().filter(unnamed()::equals).isPresent()
          ? Optional.of(new OfConstraint(constraint))
          : Optional.empty();
    }

    @Override
    public Operation add(QualifiedName table, Map<String, String> options) {
      return new CreateIndex(table, index, optionsIn(options));
    }

    @Override
    public SortedMap<String, String> optionsIn(Map<String, String> options) {
      return PartOptions.of(options, index);
    }

    @Override
    public SortedMap<String, String> optionsRenamed(Map<String, String> options, String to) {
      return PartOptions.ofIndexRenamed(options, index.name().orElseThrow(), to);
    }

    @Override
    public Operation drop(QualifiedName table) {
      return new DropIndex(table, index.name().orElseThrow(), Optional.empty());
    }

    @Override
    public Operation rename(QualifiedName table, String to) {
      return new RenameIndex(table, index.name().orElseThrow(), to);
    }

    @Override
    public String nameIn(Table table, TakenNames taken) {
      return NamingConvention.name(table, index, taken);
    }

    @Override
    public void take(QualifiedName table, TakenNames taken) {
      taken.add(table, index);
    }
  }
}
