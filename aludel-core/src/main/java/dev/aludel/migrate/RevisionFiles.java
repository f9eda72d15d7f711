package dev.aludel.migrate;

import dev.aludel.error.AludelException;
import dev.aludel.revision.Placement;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionId;
import dev.aludel.revision.Target;
import dev.aludel.revision.TargetResolver;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptDraft;
import dev.aludel.script.Scripts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the place of new revisions among those that are there. */
public final class RevisionFiles {

  private final ScriptDirectory directory;
  private final Scripts scripts;

  public RevisionFiles(ScriptDirectory directory) {
    this.directory = directory;
    this.scripts = directory.load();
  }

  /**
   * A revision that does nothing yet.
   *
   * @throws AludelException if it does not fit among the others
   */
  public NewScript plan(NewRevision wanted) {
    return plan(wanted, ScriptDraft::empty);
  }

  /**
   * A revision that makes the changes of a comparison.
   *
   * @return what would be written; empty when there is no change
   * @throws AludelException as for {@link #plan(NewRevision)}
   */
  public Optional<NewScript> plan(NewRevision wanted, Comparison comparison) {
    return comparison.diff().isEmpty()
        ? Optional.empty()
        : Optional.of(plan(wanted, revision -> draft(revision, comparison)));
  }

  private static ScriptDraft draft(Revision revision, Comparison comparison) {
    return ScriptDraft.of(revision, comparison.live(), comparison.diff().changes())
        .forServer(comparison.dialect());
  }

  private NewScript plan(NewRevision wanted, Function<Revision, ScriptDraft> draft) {
    TargetResolver resolver = TargetResolver.of(scripts.graph());
    Placement placement = placement(wanted, resolver);
    Revision revision =
        new Revision(
            wanted.id().orElseGet(RevisionId::generate),
            placement.down(),
            dependencies(wanted, resolver),
            wanted.labels(),
            wanted.message(),
            Optional.of(Instant.now().truncatedTo(ChronoUnit.SECONDS)),
            "the new revision",
            List.of());
    scripts.graph().with(revision);
    return new NewScript(
        folder(wanted, placement), draft.apply(revision), wanted.format(), wanted.naming());
  }

  private Placement placement(NewRevision wanted, TargetResolver resolver) {
    if (scripts.graph().isEmpty() && wanted.parents().isEmpty()) {
      return new Placement(List.of());
    }
    List<Target> targets =
        Target.parseAll(wanted.parents().isEmpty() ? List.of("head") : wanted.parents());
    return wanted.merging()
        ? Placement.merging(resolver, targets, wanted.splice())
        : Placement.on(resolver, targets, wanted.splice());
  }

  /** Labels stay as they are, so that the dependency follows the label. */
  private List<String> dependencies(NewRevision wanted, TargetResolver resolver) {
    return wanted.dependsOn().stream()
        .map(
            name ->
                scripts.graph().labels().contains(name)
                    ? name
                    : resolver.resolveOne(Target.parse(name)).id())
        .toList();
  }

  private Path folder(NewRevision wanted, Placement placement) {
    List<Path> locations = directory.versionLocations();
    if (wanted.folder().isPresent()) {
      return locations.stream()
          .filter(location -> takes(location, wanted.folder().get()))
          .map(location -> wanted.folder().get())
          .findFirst()
          .orElseThrow(
              () ->
                  new AludelException(
                      "Path %s is not represented in current version locations: %s. Add it to version_locations, or no command will find the revision."
                          .formatted(
                              wanted.folder().get(),
                              locations.stream()
                                  .map(Path::toString)
                                  .collect(Collectors.joining(", ")))));
    }
    return placement.parents().stream()
        .flatMap(parent -> scripts.script(parent).file().stream())
        .flatMap(file -> locations.stream().filter(location -> holds(location, file)))
        .findFirst()
        .orElse(locations.get(0));
  }

  private boolean takes(Path location, Path folder) {
    return directory.recursive()
        ? absolute(folder).startsWith(absolute(location))
        : absolute(folder).equals(absolute(location));
  }

  private static boolean holds(Path location, Path file) {
    return absolute(file).startsWith(absolute(location));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
