package dev.aludel.migrate.fleet;

import dev.aludel.migrate.RunReport;
import java.util.function.Supplier;

/**
 * One database or schema of a fleet.
 *
 * @param name what it is called in reports, and what decides its {@link Shard}; without a password
 * @param upgrade brings it up, on any thread
 */
public record Member(String name, Supplier<RunReport> upgrade) {}
