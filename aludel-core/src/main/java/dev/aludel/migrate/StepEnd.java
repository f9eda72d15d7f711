package dev.aludel.migrate;

import java.time.Duration;

/**
 * A step that is committed.
 *
 * @param statements how many statements it ran
 */
public record StepEnd(String revision, Action action, Duration duration, int statements) {}
