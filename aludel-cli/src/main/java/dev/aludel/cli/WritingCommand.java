package dev.aludel.cli;

import dev.aludel.connect.settings.RevisionFormat;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.RevisionId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that writes a new script. */
abstract class WritingCommand extends ChangingCommand {

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "What the revision does, in a line.")
  @Nullable String message;

  @Option(
      names = "--rev-id",
      paramLabel = "ID",
      description = "Its id. Default: twelve random hexadecimal digits.")
  @Nullable String id;

  @Option(
      names = "--branch-label",
      paramLabel = "LABEL",
      description = "A name for the branch that begins here; may be given several times.")
  @Nullable List<String> labels;

  @Option(
      names = "--version-path",
      paramLabel = "FOLDER",
      description = "Which of the version locations takes it. Default: where its parent is.")
  @Nullable Path versionPath;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "java or sql. Default: the setting format.")
  @Nullable RevisionFormat format;

  /** The id of the new revision. */
  String newId() {
    if (id == null) {
      return RevisionId.generate();
    }
    Optional<String> problem = RevisionId.problemWith(id);
    if (problem.isPresent()) {
      throw new UsageException(
          "--rev-id %s cannot be used: %s. Leave it out for a random one."
              .formatted(id, problem.get()));
    }
    return id;
  }

  /** A header with the message, the labels and the date of this run. */
  Revision header(String newId, List<String> down, List<String> dependsOn, String defaultMessage) {
    return new Revision(
        newId,
        down,
        dependsOn,
        newLabels(),
        message == null ? defaultMessage : message.strip(),
        Optional.of(Instant.now().truncatedTo(ChronoUnit.SECONDS)),
        "the new revision",
        List.of());
  }

  List<String> newLabels() {
    List<String> wanted = labels == null ? List.of() : labels;
    for (String label : wanted) {
      Optional<String> problem = RevisionId.problemWith(label);
      if (problem.isPresent()) {
        throw new UsageException(
            "--branch-label %s cannot be used: %s.".formatted(label, problem.get()));
      }
    }
    return wanted;
  }

  /** Checks that the scripts still make a graph with it, before a file is written. */
  static void checkThatItFits(RevisionGraph graph, Revision header) {
    graph.with(header);
  }
}
