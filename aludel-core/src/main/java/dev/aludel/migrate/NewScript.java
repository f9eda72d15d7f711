package dev.aludel.migrate;

import dev.aludel.script.FileNaming;
import dev.aludel.script.ScriptDraft;
import dev.aludel.script.ScriptFormat;
import dev.aludel.script.ScriptWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * A script that fits among the others and is not written yet.
 *
 * @param folder the folder that takes it
 */
public record NewScript(Path folder, ScriptDraft draft, ScriptFormat format, FileNaming naming) {

  /**
   * Writes it where it belongs.
   *
   * @return the file
   * @throws dev.aludel.error.AludelException if it cannot be written; nothing is left behind then
   */
  public Path create() {
    return ScriptWriter.create(folder, draft, format, naming);
  }

  /** What it lacks, for a person: the databases for which it has no section, and why. */
  public List<String> leftOut() {
    return ScriptWriter.leftOut(draft, format);
  }

  /** The same for another folder, to see what it would be. */
  public NewScript in(Path other) {
    return new NewScript(other, draft, format, naming);
  }
}
