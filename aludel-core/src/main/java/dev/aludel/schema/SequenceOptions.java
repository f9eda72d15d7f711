package dev.aludel.schema;

import java.util.OptionalLong;

/**
 * How a sequence counts (CREATE SEQUENCE).
 *
 * @param start the first value; without it, the minimum of an ascending sequence and the maximum of
 *     a descending one
 * @param increment the step, negative to count down, never 0
 * @param minimum the least value, or the database's own
 * @param maximum the greatest value, or the database's own
 * @param cache how many values a session takes at once, at least 1
 * @param cycle whether it starts again at the end
 * @param logged whether it is written to the write-ahead log, and so outlives a crash; the sequence
 *     of a column is logged as its table is, whatever this says
 */
public record SequenceOptions(
    OptionalLong start,
    long increment,
    OptionalLong minimum,
    OptionalLong maximum,
    long cache,
    boolean cycle,
    boolean logged) {

  /** One by one from 1. */
  public static final SequenceOptions DEFAULT =
      new SequenceOptions(
          OptionalLong.empty(), 1, OptionalLong.empty(), OptionalLong.empty(), 1, false, true);

  public SequenceOptions {
    if (increment == 0) {
      throw new SchemaException("A sequence cannot count in steps of 0.");
    }
    if (cache < 1) {
      throw new SchemaException("A sequence's cache must be at least 1, not %d.".formatted(cache));
    }
  }

  public SequenceOptions startingAt(long value) {
    return new SequenceOptions(
        OptionalLong.of(value), increment, minimum, maximum, cache, cycle, logged);
  }

  public SequenceOptions by(long step) {
    return new SequenceOptions(start, step, minimum, maximum, cache, cycle, logged);
  }

  public SequenceOptions atLeast(long value) {
    return new SequenceOptions(
        start, increment, OptionalLong.of(value), maximum, cache, cycle, logged);
  }

  public SequenceOptions atMost(long value) {
    return new SequenceOptions(
        start, increment, minimum, OptionalLong.of(value), cache, cycle, logged);
  }

  public SequenceOptions caching(long values) {
    return new SequenceOptions(start, increment, minimum, maximum, values, cycle, logged);
  }

  public SequenceOptions cycling() {
    return new SequenceOptions(start, increment, minimum, maximum, cache, true, logged);
  }

  /** Not written to the write-ahead log: begins anew after a crash (PostgreSQL 15 and newer). */
  public SequenceOptions unlogged() {
    return logged(false);
  }

  /** The same, written to the write-ahead log or not. */
  public SequenceOptions logged(boolean is) {
    return new SequenceOptions(start, increment, minimum, maximum, cache, cycle, is);
  }

  // As it would be by itself, but fast from the first call on: see QualifiedName.
  @Override
  public boolean equals(Object other) {
    return other instanceof SequenceOptions that
        && increment == that.increment
        && cache == that.cache
        && cycle == that.cycle
        && logged == that.logged
        && start.equals(that.start)
        && minimum.equals(that.minimum)
        && maximum.equals(that.maximum);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * start.hashCode() + Long.hashCode(increment)) + minimum.hashCode();
  }
}
