package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.squash.FoldedRange;
import dev.aludel.migrate.NewRevision;
import dev.aludel.migrate.NewScript;
import dev.aludel.revision.HeaderChange;
import dev.aludel.revision.Revision;
import dev.aludel.revision.Squash;
import dev.aludel.revision.TargetRange;
import dev.aludel.revision.TargetResolver;
import dev.aludel.script.Script;
import dev.aludel.script.ScriptFormat;
import dev.aludel.script.Scripts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code aludel squash}. */
@Command(
    name = "squash",
    description = "Fold a range of revisions into one that replaces them.",
    footer = {"", "Example: aludel squash base:9c1b -m \"tables of 2025\""})
final class SquashCommand extends WritingCommand {

  @Parameters(
      paramLabel = "FROM:TO",
      description = "The lowest and the highest revision of the range; base begins at the first.")
  @Nullable String range;

  @Override
  public Integer call() {
    Workplace place = workplace();
    Aludel aludel = place.onScripts();
    Scripts scripts = aludel.scripts();
    NewRevision wanted = wanted(place, "");
    Squash squash = squash(scripts, wanted.id().orElseThrow());
    squash.appliedTo(scripts.graph(), true);
    List<Script> originals = squash.range().stream().map(scripts::script).toList();
    scripts.prepare(squash.range());
    FoldedRange folded = FoldedRange.of(originals, place.dialect());
    NewScript script =
        new NewScript(
            folder(place, originals),
            folded.draft(header(squash, wanted)),
            format(originals, wanted),
            wanted.naming());
    new WrittenScript(this, place).of(script);
    List<HeaderChange> parents =
        squash.changes().stream()
            .filter(change -> !change.before().down().equals(change.after().down()))
            .toList();
    if (!dryRun) {
      Headers.rewrite(scripts, parents);
    }
    folded.warnings().forEach(this::warn);
    say(advice(squash));
    return DONE;
  }

  private Squash squash(Scripts scripts, String newId) {
    TargetRange ends = TargetRange.parse(Objects.requireNonNull(range));
    TargetResolver resolver = TargetResolver.of(scripts.graph());
    Revision top =
        resolver.resolveOne(
            ends.to()
                .orElseThrow(
                    () ->
                        new UsageException(
                            "The range %s has no end. Name one: aludel squash base:head."
                                .formatted(range))));
    Optional<Revision> foot =
        ends.from()
            .flatMap(
                from ->
                    resolver.resolve(from).isEmpty()
                        ? Optional.empty()
                        : Optional.of(resolver.resolveOne(from)));
    return Squash.of(scripts.graph(), foot, top, newId);
  }

  private Revision header(Squash squash, NewRevision wanted) {
    Revision first = squash.range().get(0);
    Revision last = squash.range().get(squash.range().size() - 1);
    String text =
        wanted.message().isEmpty()
            ? "Squash of %s to %s".formatted(first.id(), last.id())
            : wanted.message();
    return squash
        .squashed()
        .withMessage(text)
        .withCreated(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /** SQL stays SQL; as soon as one script is Java, so is the new one. */
  private ScriptFormat format(List<Script> originals, NewRevision wanted) {
    boolean sql =
        originals.stream()
            .allMatch(script -> script.file().filter(SquashCommand::isSql).isPresent());
    return format != null ? wanted.format() : sql ? ScriptFormat.SQL : ScriptFormat.JAVA;
  }

  private static boolean isSql(Path file) {
    return file.toString().endsWith(ScriptFormat.SQL.ending());
  }

  private Path folder(Workplace place, List<Script> originals) {
    if (versionPath != null) {
      return around().directory().resolve(versionPath);
    }
    return originals
        .get(originals.size() - 1)
        .file()
        .map(Path::getParent)
        .orElse(place.scripts().versionLocations().get(0));
  }

  private String advice(Squash squash) {
    String ids = String.join(", ", squash.range().stream().map(Revision::id).toList());
    return dryRun
        ? "It would replace %s.".formatted(ids)
        : "It replaces %s. Their scripts stay for databases in the middle of the range; delete them when there is none any more."
            .formatted(ids);
  }
}
