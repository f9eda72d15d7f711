package dev.aludel.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An index of a table.
 *
 * @param name the index's name; without one, as for {@link Constraint}
 * @param keys what it is ordered by, first to last
 * @param unique whether equal keys are refused
 * @param nullsNotDistinct whether two NULLs are equal keys (PostgreSQL 15)
 * @param where which rows it holds; all without it
 * @param method PostgreSQL's access method, when it is not {@code btree}
 * @param include columns that it holds without being ordered by them
 */
public record Index(
    Optional<String> name,
    List<IndexKey> keys,
    boolean unique,
    boolean nullsNotDistinct,
    Optional<Expression> where,
    Optional<String> method,
    List<String> include)
    implements TableElement {

  public Index {
    keys = List.copyOf(keys);
    include = List.copyOf(include);
    if (keys.isEmpty()) {
      throw new SchemaException("An index needs at least one key.");
    }
  }

  /** A plain index on columns. */
  public static Index on(String... columns) {
    return on(Arrays.stream(columns).map(IndexKey::column).toList());
  }

  /** A plain index on columns and expressions. */
  public static Index on(List<IndexKey> keys) {
    return new Index(
        Optional.empty(), keys, false, false, Optional.empty(), Optional.empty(), List.of());
  }

  public Index named(String newName) {
    return new Index(Optional.of(newName), keys, unique, nullsNotDistinct, where, method, include);
  }

  /** The same index with its name left open: what is compared by structure. */
  public Index unnamed() {
    return new Index(Optional.empty(), keys, unique, nullsNotDistinct, where, method, include);
  }

  /** Refusing equal keys. */
  public Index uniquely() {
    return new Index(name, keys, true, nullsNotDistinct, where, method, include);
  }

  public Index withNullsNotDistinct() {
    return new Index(name, keys, unique, true, where, method, include);
  }

  /** Holding only the rows for which the condition is true. */
  public Index where(Expression condition) {
    return new Index(name, keys, unique, nullsNotDistinct, Optional.of(condition), method, include);
  }

  public Index using(String accessMethod) {
    return new Index(
        name, keys, unique, nullsNotDistinct, where, Optional.of(accessMethod), include);
  }

  public Index including(String... columns) {
    return new Index(name, keys, unique, nullsNotDistinct, where, method, List.of(columns));
  }

  /** The columns that the index names: keys first, then those it includes. */
  public List<String> columns() {
    List<String> columns = new ArrayList<>(keys.size() + include.size());
    for (IndexKey key : keys) {
      if (key.column().isPresent()) {
        columns.add(key.column().get());
      }
    }
    columns.addAll(include);
    return Collections.unmodifiableList(columns);
  }

  /** Its keys that are expressions, and which rows it holds. */
  public List<Expression> expressions() {
    List<Expression> expressions = new ArrayList<>();
    for (IndexKey key : keys) {
      key.expression().ifPresent(expressions::add);
    }
    where.ifPresent(expressions::add);
    return expressions;
  }

  /** The same index over a renamed column, in its expressions too. */
  public Index withColumnRenamed(String from, String to) {
    return new Index(
        name,
        keys.stream().map(key -> key.withColumnRenamed(from, to)).toList(),
        unique,
        nullsNotDistinct,
        where.map(condition -> condition.withColumnRenamed(from, to)),
        method,
        Constraint.renamed(include, from, to));
  }

  // As it would be by itself, but fast from the first call on: see QualifiedName.
  @Override
  public boolean equals(Object other) {
    return other instanceof Index that
        && unique == that.unique
        && nullsNotDistinct == that.nullsNotDistinct
        && name.equals(that.name)
        && keys.equals(that.keys)
        && where.equals(that.where)
        && method.equals(that.method)
        && include.equals(that.include);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + keys.hashCode();
  }
}
