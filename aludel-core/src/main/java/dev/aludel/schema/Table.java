package dev.aludel.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A table with all that belongs to it.
 *
 * @param columns in the order of the table
 * @param constraints at most one primary key among them; their order has no meaning
 * @param indexes those that no constraint brings by itself; their order has no meaning
 * @param comment what it is for, in words
 * @param options what only one dialect knows, by {@code dialect.option}: {@code sqlite.strict},
 *     {@code sqlite.without_rowid}, {@code postgresql.unlogged}
 * @param inherited what it has from the tables that it is a partition or a child of, if a database
 *     has told; it makes no difference between two tables
 * @param calls the routines that its expressions call, if a database has told; they make no
 *     difference either
 */
public record Table(
    QualifiedName name,
    List<Column> columns,
    List<Constraint> constraints,
    List<Index> indexes,
    Optional<String> comment,
    SortedMap<String, String> options,
    Optional<InheritedParts> inherited,
    Optional<Calls> calls)
    implements SchemaObject {

  public Table {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    indexes = List.copyOf(indexes);
    options =
        options.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(options));
    check(name, columns, constraints, indexes);
  }

  /** A table of which no database has told what it inherits, nor what it calls. */
  public Table(
      QualifiedName name,
      List<Column> columns,
      List<Constraint> constraints,
      List<Index> indexes,
      Optional<String> comment,
      SortedMap<String, String> options) {
    this(name, columns, constraints, indexes, comment, options, Optional.empty(), Optional.empty());
  }

  private static void check(
      QualifiedName table,
      List<Column> columns,
      List<Constraint> constraints,
      List<Index> indexes) {
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new SchemaException("Table %s has column %s twice.".formatted(table, column.name()));
      }
    }
    Set<String> taken = new HashSet<>();
    boolean keyed = false;
    for (Constraint constraint : constraints) {
      for (String column : constraint.columns()) {
        if (!names.contains(column)) {
          throw missing(table, column, constraint.name(), "constraint", "a constraint");
        }
      }
      requireFree(table, taken, "constraint", constraint.name());
      if (constraint instanceof PrimaryKey) {
        if (keyed) {
          throw new SchemaException("Table %s has two primary keys.".formatted(table));
        }
        keyed = true;
      }
    }
    Set<String> indexNames = new HashSet<>();
    for (Index index : indexes) {
      for (String column : index.columns()) {
        if (!names.contains(column)) {
          throw missing(table, column, index.name(), "index", "an index");
        }
      }
      requireFree(table, indexNames, "index", index.name());
    }
  }

  private static SchemaException missing(
      QualifiedName table, String column, Optional<String> user, String what, String nameless) {
    return new SchemaException(
        "Table %s has no column %s, which %s needs."
            .formatted(table, column, user.map(name -> what + " " + name).orElse(nameless)));
  }

  private static void requireFree(
      QualifiedName table, Set<String> taken, String what, Optional<String> name) {
    if (name.isPresent() && !taken.add(name.get())) {
      throw new SchemaException("Table %s has %s %s twice.".formatted(table, what, name.get()));
    }
  }

  /** A table of columns, with nothing else. */
  public static Table of(QualifiedName name, List<Column> columns) {
    return new Table(
        name, columns, List.of(), List.of(), Optional.empty(), Collections.emptySortedMap());
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.TABLE;
  }

  @Override
  public Table named(QualifiedName newName) {
    return new Table(newName, columns, constraints, indexes, comment, options, inherited, calls);
  }

  public Optional<Column> column(String columnName) {
    for (Column column : columns) {
      if (column.name().equals(columnName)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  /**
   * The column of that name.
   *
   * @throws SchemaException if the table has none
   */
  public Column requireColumn(String columnName) {
    return column(columnName)
        .orElseThrow(
            () -> new SchemaException("Table %s has no column %s.".formatted(name, columnName)));
  }

  public Optional<PrimaryKey> primaryKey() {
    for (Constraint constraint : constraints) {
      if (constraint instanceof PrimaryKey key) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** The constraints of one kind, in the table's order. */
  public <C extends Constraint> List<C> constraints(Class<C> kind) {
    List<C> found = new ArrayList<>();
    for (Constraint constraint : constraints) {
      if (kind.isInstance(constraint)) {
        found.add(kind.cast(constraint));
      }
    }
    return Collections.unmodifiableList(found);
  }

  public Optional<Constraint> constraint(String constraintName) {
    return constraints.stream()
        .filter(constraint -> constraint.name().filter(constraintName::equals).isPresent())
        .findFirst();
  }

  public Optional<Index> index(String indexName) {
    return indexes.stream()
        .filter(index -> index.name().filter(indexName::equals).isPresent())
        .findFirst();
  }

  /**
   * Whether the other is the same but for the order of its constraints and indexes, which has no
   * meaning.
   */
  public boolean isLike(Table other) {
    return name.equals(other.name)
        && columns.equals(other.columns)
        && options.equals(other.options)
        && comment.equals(other.comment)
        && haveSame(constraints, other.constraints)
        && haveSame(indexes, other.indexes);
  }

  private static <T> boolean haveSame(List<T> one, List<T> other) {
    if (one.size() != other.size()) {
      return false;
    }
    List<T> rest = new ArrayList<>(other);
    for (T element : one) {
      if (!rest.remove(element)) {
        return false;
      }
    }
    return true;
  }

  public Table withColumns(List<Column> newColumns) {
    return new Table(name, newColumns, constraints, indexes, comment, options, inherited, calls);
  }

  /** The same table with one column changed; its name may change too. */
  public Table withColumn(String columnName, UnaryOperator<Column> change) {
    requireColumn(columnName);
    return withColumns(
        columns.stream()
            .map(column -> column.name().equals(columnName) ? change.apply(column) : column)
            .toList());
  }

  /** The same table, with its columns of the enum of that name, or of arrays of it, retyped. */
  public Table withEnumeration(QualifiedName enumName, Type.Enumeration replacement) {
    List<Column> retyped = new ArrayList<>(columns.size());
    for (Column column : columns) {
      Type type = column.type().withEnumeration(enumName, replacement);
      retyped.add(type.equals(column.type()) ? column : column.ofType(type));
    }
    return retyped.equals(columns) ? this : withColumns(retyped);
  }

  public Table withConstraints(List<? extends Constraint> newConstraints) {
    return new Table(
        name, columns, List.copyOf(newConstraints), indexes, comment, options, inherited, calls);
  }

  public Table withConstraint(Constraint constraint) {
    List<Constraint> all = new ArrayList<>(constraints);
    all.add(constraint);
    return withConstraints(all);
  }

  public Table withIndexes(List<Index> newIndexes) {
    return new Table(name, columns, constraints, newIndexes, comment, options, inherited, calls);
  }

  public Table withIndex(Index index) {
    List<Index> all = new ArrayList<>(indexes);
    all.add(index);
    return withIndexes(all);
  }

  public Table withComment(Optional<String> text) {
    return new Table(name, columns, constraints, indexes, text, options, inherited, calls);
  }

  public Table withOptions(SortedMap<String, String> newOptions) {
    return new Table(name, columns, constraints, indexes, comment, newOptions, inherited, calls);
  }

  public Table withInherited(Optional<InheritedParts> parts) {
    return new Table(name, columns, constraints, indexes, comment, options, parts, calls);
  }

  /** The routines that these words of it call, as far as a database has told. */
  public Set<ObjectKey> called(String words) {
    return calls.map(told -> told.by(words)).orElse(Set.of());
  }

  public Table withCalls(Optional<Calls> told) {
    return new Table(name, columns, constraints, indexes, comment, options, inherited, told);
  }

  // As it would be by itself, but fast from the first call on: see QualifiedName.
  @Override
  public boolean equals(Object other) {
    return other instanceof Table that
        && name.equals(that.name)
        && columns.equals(that.columns)
        && constraints.equals(that.constraints)
        && indexes.equals(that.indexes)
        && comment.equals(that.comment)
        && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + columns.hashCode();
  }
}
