package dev.aludel.cli;

import dev.aludel.error.AludelException;
import dev.aludel.revision.HeaderChange;
import dev.aludel.script.RevisionHeaderEditor;
import dev.aludel.script.Scripts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Headers of scripts that are rewritten together: all of them, or none. */
final class Headers {

  private Headers() {}

  /**
   * The files of these revisions.
   *
   * @throws AludelException if one of them is no file
   */
  static List<Path> files(Scripts scripts, List<HeaderChange> changes) {
    return changes.stream().map(change -> file(scripts, change)).toList();
  }

  /**
   * Gives each its new parents.
   *
   * @return the files
   * @throws AludelException if one of them cannot be written; those before it are as they were
   */
  static List<Path> rewrite(Scripts scripts, List<HeaderChange> changes) {
    List<Path> files = files(scripts, changes);
    List<HeaderChange> done = new ArrayList<>();
    try {
      for (HeaderChange change : changes) {
        RevisionHeaderEditor.setDown(file(scripts, change), change.after().down());
        done.add(change);
      }
    } catch (AludelException e) {
      for (HeaderChange change : done) {
        RevisionHeaderEditor.setDown(file(scripts, change), change.before().down());
      }
      throw e;
    }
    return files;
  }

  private static Path file(Scripts scripts, HeaderChange change) {
    return scripts
        .script(change.before())
        .file()
        .orElseThrow(
            () ->
                new AludelException(
                    "Revision %s is no file: it comes from the class path."
                        .formatted(change.before().id())));
  }
}
