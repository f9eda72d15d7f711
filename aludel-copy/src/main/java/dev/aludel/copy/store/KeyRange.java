package dev.aludel.copy.store;

/**
 * The rows whose counter is greater than {@code after} and at most {@code upTo}.
 *
 * @param after {@link Long#MIN_VALUE} for no lower limit, the least number included
 * @param upTo {@link Long#MAX_VALUE} for no upper limit
 */
public record KeyRange(long after, long upTo) {

  /** All rows. */
  public static final KeyRange ALL = new KeyRange(Long.MIN_VALUE, Long.MAX_VALUE);

  /** The condition on the counter, as SQL that both databases know. */
  String condition(String counter) {
    String lower = after == Long.MIN_VALUE ? "" : counter + " > " + after;
    String upper = upTo == Long.MAX_VALUE ? "" : counter + " <= " + upTo;
    return lower.isEmpty() || upper.isEmpty() ? lower + upper : lower + " AND " + upper;
  }
}
