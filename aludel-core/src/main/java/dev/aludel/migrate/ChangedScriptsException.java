package dev.aludel.migrate;

import dev.aludel.error.AludelException;
import dev.aludel.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Applied scripts say something else than when they were run. Nothing was run. */
public final class ChangedScriptsException extends AludelException {

  private static final long serialVersionUID = 1L;

  private final transient List<ChangedScript> scripts;

  ChangedScriptsException(List<ChangedScript> scripts) {
    super(message(scripts));
    this.scripts = List.copyOf(scripts);
  }

  /** The scripts, in the order of their revisions. */
  public List<ChangedScript> scripts() {
    return scripts;
  }

  private static String message(List<ChangedScript> scripts) {
    StringBuilder message = new StringBuilder();
    message.append(
        scripts.size() == 1
            ? "A script was changed after it was applied:"
            : scripts.size() + " scripts were changed after they were applied:");
    scripts.forEach(script -> message.append("\n  ").append(told(script)));
    return message
        .append(
            """

            The database has what they said then, so nothing was run. Put the old text back (git log -p FILE shows it) and \
            change the database in a new revision. If both texts do the same, say so: aludel upgrade --accept-changed""")
        .toString();
  }

  /** {@code a1 (migrations/versions/a1.sql), applied … by app from build-7; file changed …}. */
  private static String told(ChangedScript changed) {
    HistoryEntry ran = changed.ran();
    Revision revision = changed.script().revision();
    return "%s (%s): %s %s%s%s%s"
        .formatted(
            revision.id(),
            revision.source(),
            ran.action() == Action.ACCEPT ? "accepted" : "applied",
            ran.startedAt().truncatedTo(ChronoUnit.SECONDS),
            ran.databaseUser().isEmpty() ? "" : " by " + ran.databaseUser(),
            ran.host().isEmpty() ? "" : " from " + ran.host(),
            changed.script().file().flatMap(ChangedScriptsException::modified).orElse(""));
  }

  private static Optional<String> modified(Path file) {
    try {
      return Optional.of(
          ", file written "
              + Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
