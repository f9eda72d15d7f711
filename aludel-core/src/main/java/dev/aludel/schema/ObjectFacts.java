package dev.aludel.schema;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a database tells of an object that follows from its definition, or is not part of it. Any
 * two are equal: facts never make a difference between two objects.
 */
public final class ObjectFacts {

  /** Of an object that no database has told of. */
  public static final ObjectFacts NONE =
      new ObjectFacts(
          Optional.empty(), List.of(), Collections.emptySortedMap(), false, Optional.empty());

  private final Optional<NavigableSet<Dependency>> dependencies;
  private final List<String> shape;
  private final SortedMap<String, String> kept;
  private final boolean unfilled;
  private final Optional<MovedWords> words;

  private ObjectFacts(
      Optional<NavigableSet<Dependency>> dependencies,
      List<String> shape,
      SortedMap<String, String> kept,
      boolean unfilled,
      Optional<MovedWords> words) {
    this.dependencies = dependencies;
    this.shape = shape;
    this.kept = kept;
    this.unfilled = unfilled;
    this.words = words;
  }

  /**
   * What a database tells.
   *
   * @param shape what others see of it: a view's columns, a function's arguments and result. An
   *     object can be replaced under those that need it only by one of the same shape
   * @param kept options that are not compared, but come back where the object is created again
   */
  public static ObjectFacts of(
      NavigableSet<Dependency> dependencies, List<String> shape, SortedMap<String, String> kept) {
    return new ObjectFacts(
        Optional.of(Collections.unmodifiableNavigableSet(new TreeSet<>(dependencies))),
        List.copyOf(shape),
        Collections.unmodifiableSortedMap(new TreeMap<>(kept)),
        false,
        Optional.empty());
  }

  /** What it needs, if a database has told. */
  public Optional<NavigableSet<Dependency>> dependencies() {
    return dependencies;
  }

  /** The same, keeping only these options. */
  public ObjectFacts keeping(SortedMap<String, String> options) {
    return new ObjectFacts(
        dependencies,
        shape,
        Collections.unmodifiableSortedMap(new TreeMap<>(options)),
        unfilled,
        words);
  }

  /** The same with other needs. */
  ObjectFacts withDependencies(NavigableSet<Dependency> needs) {
    return new ObjectFacts(
        Optional.of(Collections.unmodifiableNavigableSet(needs)), shape, kept, unfilled, words);
  }

  /** The same of an extension that moves, with what the server says of its move. */
  public ObjectFacts withWords(MovedWords newWords) {
    return new ObjectFacts(dependencies, shape, kept, unfilled, Optional.of(newWords));
  }

  /** What the server says of the move of an extension, if it was asked. */
  Optional<MovedWords> words() {
    return words;
  }

  /** The same seen in another shape. */
  public ObjectFacts withShape(List<String> newShape) {
    return new ObjectFacts(dependencies, List.copyOf(newShape), kept, unfilled, words);
  }

  /** The same of a materialized view that cannot be read before it is refreshed. */
  public ObjectFacts withoutRows() {
    return new ObjectFacts(dependencies, shape, kept, true, words);
  }

  /** Whether it is a materialized view that has not been filled, or not since it was emptied. */
  public boolean isUnfilled() {
    return unfilled;
  }

  public List<String> shape() {
    return shape;
  }

  public SortedMap<String, String> kept() {
    return kept;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectFacts;
  }

  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return "";
  }
}
