package dev.aludel.copy;

import java.time.Duration;

/**
 * What came of one table.
 *
 * @param rows the rows that are in the target now, of this copy
 * @param rejected the rows that were left out
 * @param bytes what was sent for them
 * @param time how long its rows took, on all connections together
 * @param verified whether both sides were compared and are equal
 */
public record TableReport(
    String table, long rows, long rejected, long bytes, Duration time, boolean verified) {}
