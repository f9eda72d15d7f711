package dev.aludel.copy;

/**
 * The rows of a table on one side: how many, and the sum modulo 2<sup>64</sup> of their hashes,
 * which does not depend on their order. Kept for groups of rows by their key, so that of two tables
 * that differ only few groups need to be looked at.
 */
final class Checksum {

  static final int GROUPS = 4096;

  final long[] sums = new long[GROUPS];
  final long[] counts = new long[GROUPS];
  long sum;
  long count;

  static int group(long keyHash) {
    return (int) (keyHash >>> 52);
  }

  void add(long keyHash, long rowHash) {
    int group = group(keyHash);
    sums[group] += rowHash;
    counts[group]++;
    sum += rowHash;
    count++;
  }

  synchronized void add(Checksum part) {
    for (int i = 0; i < GROUPS; i++) {
      sums[i] += part.sums[i];
      counts[i] += part.counts[i];
    }
    sum += part.sum;
    count += part.count;
  }
}
