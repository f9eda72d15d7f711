package dev.aludel.cli;

import dev.aludel.cli.report.ChecksJson;
import dev.aludel.cli.report.ChecksText;
import dev.aludel.connect.doctor.Check;
import dev.aludel.connect.doctor.Check.Status;
import dev.aludel.connect.doctor.Checklist;
import dev.aludel.connect.doctor.Doctor;
import dev.aludel.connect.doctor.Report;
import dev.aludel.connect.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code aludel doctor}. */
@Command(
    name = "doctor",
    description = {
      "Try the database step by step, and tell what is wrong and what mends it.",
      "Nothing is changed. Exits with 1 if something failed."
    },
    footer = {
      "",
      "Examples:",
      "  aludel doctor --instances 4        four processes with a pool each",
      "  aludel doctor --checklist          what to look at before going live",
      "  aludel doctor --url postgresql://app@db.example.com/app --limit 10"
    })
final class DoctorCommand extends ReportingCommand {

  @Option(
      names = "--checklist",
      description = "Look at the database's objects and settings instead, before going live.")
  boolean checklist;

  @Option(
      names = "--instances",
      paramLabel = "COUNT",
      description = "How many processes have a pool. Default: instances of [doctor], or 1.")
  @Nullable Integer instances;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "How long all checks together may take. Default: 60, with --checklist 120.")
  @Nullable Integer limit;

  @Override
  public Integer call() {
    requirePositive("--instances", instances);
    requirePositive("--limit", limit);
    Workplace place = workplace();
    Report report = checklist ? checklist(place) : doctor(place.settings());
    if (json) {
      ChecksJson.print(out(), report);
    } else {
      text().skipped(report).forEach(this::print);
    }
    if (report.isHealthy()) {
      say(told(report));
      return DONE;
    }
    warn("aludel: " + told(report));
    return ExitCode.SOFTWARE;
  }

  private static void requirePositive(String option, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new UsageException("%s must be 1 or more, and not %d.".formatted(option, value));
    }
  }

  private Report doctor(Settings settings) {
    Doctor doctor = Doctor.of(settings);
    if (instances != null) {
      doctor = doctor.withInstances(instances);
    }
    if (limit != null) {
      doctor = doctor.withLimit(Duration.ofSeconds(limit));
    }
    return doctor.examine(listener(settings));
  }

  private Report checklist(Workplace place) {
    Checklist list = Checklist.of(place.settings());
    if (instances != null) {
      list = list.withInstances(instances);
    }
    if (limit != null) {
      list = list.withLimit(Duration.ofSeconds(limit));
    }
    for (Checklist.Item item : new ModelItems(place).all()) {
      list = list.with(item);
    }
    return list.examine(listener(place.settings()));
  }

  /** Each check is told when it is made: a slow one shows itself. */
  private Consumer<Check> listener(Settings settings) {
    if (json) {
      return check -> {};
    }
    ChecksText text = text();
    print(settings.databaseUrl().display());
    out().flush();
    return check -> {
      if (check.status() != Status.SKIPPED) {
        print(text.of(check));
        out().flush();
      }
    };
  }

  private ChecksText text() {
    return new ChecksText(main().colour.on(around()), around().showsUnicode());
  }

  private static String told(Report report) {
    List<String> failed = names(report, Status.FAILED);
    List<String> warned = names(report, Status.WARNING);
    if (failed.isEmpty() && warned.isEmpty()) {
      return "All is well.";
    }
    return failed.isEmpty()
        ? "It works. To be looked at: %s.".formatted(String.join(", ", warned))
        : "%s of %d checks failed: %s."
            .formatted(failed.size(), report.checks().size(), String.join(", ", failed));
  }

  private static List<String> names(Report report, Status status) {
    return report.checks().stream()
        .filter(check -> check.status() == status)
        .map(Check::name)
        .toList();
  }
}
