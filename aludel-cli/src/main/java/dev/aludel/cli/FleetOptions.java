package dev.aludel.cli;

import dev.aludel.migrate.fleet.Shard;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a run on many databases. */
final class FleetOptions {

  private static final int LEAST_JOBS = 4;
  private static final int MOST_JOBS = 16;

  @Option(
      names = "--schemas",
      paramLabel = "PATTERN",
      description = "Upgrade each schema like this, such as 'tenant_%%'. PostgreSQL.")
  @Nullable String schemas;

  @Option(
      names = "--databases",
      paramLabel = "FILE",
      description =
          "Upgrade each database of a file, one URL a line; with --schemas, those of each.")
  @Nullable String databases;

  @Option(
      names = "--jobs",
      paramLabel = "COUNT",
      description = "How many at a time, each with a connection. Default: 2 for each processor.")
  @Nullable Integer jobs;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Only part I of N, counted from 0: for N machines with a part each.")
  @Nullable String shard;

  @Option(names = "--fail-fast", description = "Begin no other after one has failed.")
  boolean failFast;

  @Option(
      names = "--continue",
      description = "Go on with the others after one has failed. This is the default.")
  boolean goOn;

  boolean areUsed() {
    return schemas != null || databases != null;
  }

  /** Refuses what does not fit together. */
  void check(RunningCommand command) {
    if (!areUsed()) {
      if (jobs != null || shard != null || failFast || goOn) {
        throw new UsageException(
            "%s is for many databases: name them with --schemas or --databases."
                .formatted(
                    jobs != null
                        ? "--jobs"
                        : shard != null ? "--shard" : failFast ? "--fail-fast" : "--continue"));
      }
      return;
    }
    if (command.sql || command.dryRun) {
      throw new UsageException(
          "%s shows the way of one database, and not of a fleet. Choose one: --url, or -x schema=tenant_1."
              .formatted(command.sql ? "--sql" : "--dry-run"));
    }
    if (failFast && goOn) {
      throw new UsageException("--fail-fast and --continue exclude each other.");
    }
    if (jobs != null && jobs < 1) {
      throw new UsageException("--jobs must be 1 or more, and not %d.".formatted(jobs));
    }
    if (schemas != null && schemas.isBlank()) {
      throw new UsageException("--schemas needs a pattern, such as 'tenant_%'.");
    }
  }

  int jobs() {
    int usual =
        Math.min(MOST_JOBS, Math.max(LEAST_JOBS, 2 * Runtime.getRuntime().availableProcessors()));
    return Objects.requireNonNullElse(jobs, usual);
  }

  Shard shard() {
    return Stream.ofNullable(shard).map(Shard::parse).findFirst().orElse(Shard.WHOLE);
  }
}
