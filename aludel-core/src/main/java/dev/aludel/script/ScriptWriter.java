package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes revisions as scripts. */
public final class ScriptWriter {

  private ScriptWriter() {}

  /**
   * The text of a Java script.
   *
   * @throws UnwritableException if an operation cannot be written as source
   */
  public static String java(ScriptDraft draft, String className) {
    return JavaScriptWriter.write(draft, className);
  }

  /**
   * The text of an SQL script, for every dialect that Aludel speaks, in the version of the draft's
   * server or the newest.
   *
   * @throws UnwritableException if an operation cannot be written as SQL
   */
  public static String sql(ScriptDraft draft) {
    return SqlScriptWriter.write(draft, dialects(draft));
  }

  /**
   * What a script of these changes lacks, for a person: an SQL script may have no section for a
   * database that cannot make them.
   */
  public static List<String> leftOut(ScriptDraft draft, ScriptFormat format) {
    return format == ScriptFormat.SQL ? SqlScriptWriter.leftOut(draft, dialects(draft)) : List.of();
  }

  private static List<Dialect> dialects(ScriptDraft draft) {
    List<Dialect> dialects = new ArrayList<>();
    for (String name : Dialects.names()) {
      dialects.add(
          draft
              .server()
              .filter(server -> server.name().equals(name))
              .orElseGet(() -> Dialects.named(name)));
    }
    return dialects;
  }

  /** A statement with its values written into it, for a script that somebody else runs. */
  public static String withValues(Statement statement, Dialect dialect) {
    return SqlTokens.withValues(statement, dialect);
  }

  /**
   * Writes a new script. It appears whole or not at all, and never in the place of another file.
   *
   * @param folder the folder that takes it
   * @return the file
   * @throws ScriptException if the folder cannot be written to, or the file is there already
   * @throws UnwritableException if an operation cannot be written in this format
   */
  public static Path create(
      Path folder, ScriptDraft draft, ScriptFormat format, FileNaming naming) {
    ScriptDraft zoned = draft.inZone(naming.timezone());
    Path file = folder.resolve(naming.fileName(draft.revision(), format, Instant.now()));
    String name = file.getFileName().toString();
    String text =
        format == ScriptFormat.JAVA
            ? java(zoned, name.substring(0, name.length() - format.ending().length()))
            : sql(zoned);
    if (!Files.isDirectory(folder)) {
      throw new ScriptException(
          folder.toString(),
          "there is no such folder for the new revision. Create it, or correct the setting.");
    }
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.create(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw new ScriptException(
          file.toString(), 0, "this file is there already, and stays as it is.", e);
    } catch (IOException | ReadOnlyFileSystemException e) {
      throw new ScriptException(
          file.toString(), 0, "the revision cannot be written: %s.".formatted(reason(e)), e);
    }
    return file;
  }

  static String reason(Exception e) {
    if (e instanceof AccessDeniedException denied) {
      return "permission is denied for " + denied.getFile();
    }
    return e instanceof ReadOnlyFileSystemException ? "the file system is read-only" : e.toString();
  }
}
