package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.report.StampJson;
import dev.aludel.migrate.MigrationListener;
import dev.aludel.revision.Stamp;
import dev.aludel.revision.Target;
import dev.aludel.revision.TargetRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel stamp}. */
@Command(
    name = "stamp",
    description = "Say that the database is at a revision, and run nothing.",
    footer = {"", "Example: aludel stamp head"})
final class StampCommand extends RunningCommand {

  @Parameters(
      paramLabel = "TARGET",
      arity = "1..*",
      description = "head, heads, revisions, base; with --sql also from:to.")
  @Nullable List<String> targets;

  @Option(names = "--purge", description = "First forget every version row, unknown ones too.")
  boolean purge;

  @Override
  public Integer call() {
    checkOptions();
    List<String> wanted = Objects.requireNonNull(targets);
    Workplace place = workplace();
    if (sql) {
      printSql(place, wanted);
      return DONE;
    }
    wanted.forEach(target -> checkNoRange(target, "stamp"));
    String[] names = wanted.toArray(String[]::new);
    if (!dryRun) {
      place.beforeCreating(nothing -> planned(nothing, names));
    }
    Aludel aludel = dryRun ? place.reading() : place.aludel(MigrationListener.NONE, tag());
    tell(dryRun ? planned(aludel, names) : stamped(aludel, names));
    return DONE;
  }

  private Stamp planned(Aludel aludel, String... names) {
    return purge ? aludel.planStampPurging(names) : aludel.planStamp(names);
  }

  private Stamp stamped(Aludel aludel, String... names) {
    return purge ? aludel.stampPurging(names) : aludel.stamp(names);
  }

  private void tell(Stamp stamp) {
    if (json) {
      StampJson.print(out(), stamp, dryRun);
      return;
    }
    String from = VersionRows.names(stamp.rowsBefore());
    String to = VersionRows.names(stamp.rowsAfter());
    if (stamp.isEmpty()) {
      say("Nothing to do: the database is stamped %s.".formatted(to));
    } else if (dryRun) {
      say("A dry run: nothing was done. The stamp would go from %s to %s.".formatted(from, to));
    } else {
      say("Stamped the database %s; it was %s.".formatted(to, from));
    }
  }

  private void printSql(Workplace place, List<String> wanted) {
    boolean range = wanted.size() == 1 && wanted.get(0).contains(":");
    TargetRange way = range ? TargetRange.parse(wanted.get(0)) : TargetRange.parse(":");
    if (range && way.to().isEmpty()) {
      throw new UsageException("stamp --sql needs an end: aludel stamp --sql base:head");
    }
    List<Target> to = way.to().map(List::of).orElseGet(() -> Target.parseAll(wanted));
    if (purge) {
      place.offline(tag()).stampPurging(to, out());
    } else {
      place.offline(tag()).stamp(way.from().orElse(base()), to, out());
    }
  }

  private static Target base() {
    return new Target.Base(Optional.empty());
  }
}
