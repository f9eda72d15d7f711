package dev.aludel.dialect;

import java.time.Duration;

/**
 * The session of a transaction and its time limits.
 *
 * @param session the number by which other sessions know it
 * @param lock how long a statement may wait for a lock; zero for ever
 * @param statement how long a statement may take; zero for ever
 */
public record SessionLimits(long session, Duration lock, Duration statement) {}
