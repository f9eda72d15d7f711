package dev.aludel.cli;

import dev.aludel.cli.report.HistoryJson;
import dev.aludel.cli.report.HistoryText;
import dev.aludel.cli.report.RepeatableText;
import dev.aludel.cli.report.RevisionText;
import dev.aludel.cli.report.RevisionsJson;
import dev.aludel.migrate.HistoryEntry;
import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.Target;
import dev.aludel.revision.TargetRange;
import dev.aludel.revision.TargetResolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aludel history}. */
@Command(
    name = "history",
    description = "Show the revisions, the newest first, or what was run on the database.",
    footer = {
      "",
      "Examples:",
      "  aludel history -r current:head -v           what an upgrade would bring",
      "  aludel history --graph                      branches and merges, as git log --graph",
      "  aludel history --format svg > history.svg   for a document",
      "  aludel history --applied                    every step ever run, with its time",
      "  aludel history --applied --slowest          what took longest"
    })
final class HistoryCommand extends ReportingCommand {

  private static final int SLOWEST = 10;

  @Option(
      names = {"-r", "--rev-range"},
      paramLabel = "FROM:TO",
      description = "Only these: a9d0:head, -3:current, base:billing@head.")
  @Nullable String range;

  @Option(
      names = {"-i", "--indicate-current"},
      description = "Say where the database is.")
  boolean indicateCurrent;

  @Option(names = "--applied", description = "Show what was run on the database, oldest first.")
  boolean applied;

  @Option(
      names = "--slowest",
      description = "With --applied: the ten steps that took longest, the longest first.")
  boolean slowest;

  @Option(names = "--graph", description = "Draw branches and merges, and mark what is applied.")
  boolean graph;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Draw for a document: mermaid or svg.")
  @Nullable PictureFormat format;

  @Override
  public Integer call() {
    if (slowest && !applied) {
      throw new UsageException(
          "--slowest is for what was run on the database: aludel history --applied --slowest");
    }
    Workplace place = workplace();
    if (applied) {
      List<HistoryEntry> all = place.reading().history();
      printApplied(slowest ? slowest(all) : all);
      return DONE;
    }
    boolean picture = graph || format != null;
    Optional<AppliedRevisions> database = database(place, picture);
    RevisionGraph all =
        database.map(AppliedRevisions::graph).orElseGet(() -> place.onScripts().graph());
    TargetResolver resolver =
        database.map(TargetResolver::of).orElseGet(() -> TargetResolver.of(all));
    List<Revision> shown =
        range == null ? all.revisions() : resolver.between(TargetRange.parse(range));
    if (picture) {
      print(all, database, shown);
    } else if (json) {
      printJson(place, all, database, newestFirst(shown));
    } else {
      if (range == null) {
        newestFirst(place.companions().repeatables().all())
            .forEach(script -> print(RepeatableText.line(script) + (verbose() ? "\n" : "")));
      }
      printLines(database.map(RevisionText::of).orElseGet(() -> RevisionText.of(all)), shown);
    }
    if (all.isEmpty()) {
      say("There is no revision yet: aludel revision -m \"first\" makes one.");
    }
    return DONE;
  }

  /** A range or a mark that needs the database has it; a picture takes it where it can. */
  private Optional<AppliedRevisions> database(Workplace place, boolean picture) {
    boolean needed =
        indicateCurrent
            || Optional.ofNullable(range)
                .map(TargetRange::parse)
                .filter(ends -> ends(ends).anyMatch(Workplace::countsFromCurrent))
                .isPresent();
    if (needed) {
      return Optional.of(place.reading().current());
    }
    return picture ? HelpfulDatabase.ask(place, this::say) : Optional.empty();
  }

  private static Stream<Target> ends(TargetRange range) {
    return Stream.concat(range.from().stream(), range.to().stream());
  }

  private void print(RevisionGraph all, Optional<AppliedRevisions> database, List<Revision> shown) {
    Picture picture = new Picture(all, database, shown);
    String drawn =
        format == null ? picture.inTerminal(around(), main().colour) : picture.as(format);
    out().print(drawn);
  }

  private void printJson(
      Workplace place,
      RevisionGraph all,
      Optional<AppliedRevisions> database,
      List<Revision> shown) {
    if (database.isPresent()) {
      RevisionsJson.print(out(), database.get(), shown, place.reading().repeatables());
    } else {
      RevisionsJson.print(out(), all, shown, place.companions().repeatables().all());
    }
  }

  private void printLines(RevisionText text, List<Revision> shown) {
    newestFirst(shown)
        .forEach(revision -> print(verbose() ? text.inFull(revision) + "\n" : text.step(revision)));
  }

  private static <T> List<T> newestFirst(List<T> inOrder) {
    List<T> reversed = new ArrayList<>(inOrder);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<HistoryEntry> slowest(List<HistoryEntry> history) {
    return history.stream()
        .sorted(Comparator.comparing(HistoryEntry::duration).reversed())
        .limit(SLOWEST)
        .toList();
  }

  private void printApplied(List<HistoryEntry> history) {
    if (json) {
      HistoryJson.print(out(), history);
      return;
    }
    history.forEach(entry -> print(HistoryText.inFull(entry)));
    if (history.isEmpty()) {
      say("Nothing was ever run on this database.");
    }
  }
}
