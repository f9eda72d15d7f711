package dev.aludel.copy.store;

/**
 * A part of a table that has been copied.
 *
 * @param table the target's table
 * @param range which part
 * @param rows how many rows it has
 * @param rejected how many rows were left out
 * @param checksum the sum of the rows' hashes
 */
public record LedgerEntry(String table, KeyRange range, long rows, long rejected, long checksum) {}
