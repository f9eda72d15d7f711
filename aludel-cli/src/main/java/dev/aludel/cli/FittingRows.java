package dev.aludel.cli;

import dev.aludel.cli.report.CopyJson;
import dev.aludel.cli.report.CopyText;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.CopyException;
import dev.aludel.copy.CopyOptions;
import dev.aludel.copy.CopyReport;
import dev.aludel.copy.Policies;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands have in common whose rows must fit a database. */
abstract class FittingRows extends RowsCommand {

  @Option(
      names = "--policy",
      paramLabel = "FINDING=POLICY",
      description =
          "What becomes of what does not fit: fail, quarantine, null, strip, widen or convert. A finding is a kind, a table, table.column, table.column:kind, or *.")
  @Nullable List<String> policies;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Where a time in SQLite is that names no offset. Default: UTC.")
  @Nullable String zone;

  CopyOptions options(Settings settings) {
    return rows()
        .withPolicies(policies(settings))
        .inZone(zone == null ? settings.get(AludelSettings.COPY_TIME_ZONE) : zoneOf(zone));
  }

  private Policies policies(Settings settings) {
    List<String> all = new ArrayList<>();
    settings
        .get(AludelSettings.COPY_POLICIES)
        .forEach((finding, policy) -> all.add(finding + "=" + policy));
    Policies configured = Policies.of(all);
    if (policies == null) {
      return configured;
    }
    all.addAll(policies);
    try {
      return Policies.of(all);
    } catch (CopyException e) {
      // The configured ones were read: it is an option that is wrong.
      throw new UsageException(e.getMessage());
    }
  }

  private static ZoneId zoneOf(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new UsageException(
          "'%s' is no time zone. Write one such as UTC, Europe/Berlin or +02:00.".formatted(text));
    }
  }

  /** Tells what came of it, and answers with the exit code. */
  int tell(CopyReport report, boolean dryRun) {
    if (json) {
      CopyJson.print(out(), report);
    } else {
      CopyText.of(report).forEach(this::print);
    }
    if (report.isGood()) {
      return DONE;
    }
    warn("aludel: " + CopyText.failure(report));
    return dryRun ? DIFFERENT : FAILED;
  }
}
