package dev.aludel.connect.activity;

import java.time.Duration;

/**
 * A statement of {@code pg_stat_statements} (the manual's section F.32).
 *
 * @param query its text, with parameters in place of values
 * @param calls how often it ran
 * @param total how long it ran in all
 * @param mean how long it ran each time
 */
public record StatementTime(String query, long calls, Duration total, Duration mean) {}
