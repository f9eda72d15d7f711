package dev.aludel.cli;

import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.RevisionFormat;
import dev.aludel.connect.settings.Settings;
import dev.aludel.migrate.NewRevision;
import dev.aludel.revision.RevisionId;
import dev.aludel.script.FileNaming;
import dev.aludel.script.ScriptFormat;
import java.nio.file.Path;
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

  /** What is asked for, but for where it goes. */
  NewRevision wanted(Workplace place, String defaultMessage) {
    NewRevision wanted =
        NewRevision.of(message == null ? defaultMessage : message.strip())
            .withId(newId())
            .labelled(newLabels())
            .in(scriptFormat(place.settings()))
            .named(naming(place.settings()));
    return versionPath == null ? wanted : wanted.into(around().directory().resolve(versionPath));
  }

  ScriptFormat scriptFormat(Settings settings) {
    RevisionFormat wanted = format == null ? settings.get(AludelSettings.FORMAT) : format;
    return wanted == RevisionFormat.SQL ? ScriptFormat.SQL : ScriptFormat.JAVA;
  }

  static FileNaming naming(Settings settings) {
    return new FileNaming(
        settings.get(AludelSettings.FILE_TEMPLATE),
        settings.get(AludelSettings.TRUNCATE_SLUG_LENGTH),
        settings.get(AludelSettings.TIMEZONE));
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
}
