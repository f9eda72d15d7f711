package dev.aludel.copy.store;

/**
 * What a table has.
 *
 * @param rows how many rows
 * @param least the least counter; 0 without rows or a counter
 * @param greatest the greatest counter
 * @param widest the bytes of the largest value, as far as the source can tell without reading it
 */
public record Survey(long rows, long least, long greatest, long widest) {

  /** Of a table that cannot be read to its end. */
  static final Survey UNKNOWN = new Survey(0, 0, Long.MAX_VALUE, 0);

  /** The counter of the last row. */
  long last() {
    return rows == 0 && greatest == 0 ? Long.MIN_VALUE + 1 : greatest;
  }

  /** All rows, in one part. */
  KeyRange whole() {
    return new KeyRange(Long.MIN_VALUE, last());
  }
}
