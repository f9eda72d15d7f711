package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Located;
import dev.aludel.revision.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One revision script.
 *
 * <p>Its header is there from the start; the rest is read, and compiled where it is Java, when its
 * operations are first asked for.
 */
public sealed interface Script permits SqlScript, JavaSourceScript, JavaClassScript {

  /** What a checksum begins with that is of a class file, since its source is not there. */
  String OF_CLASS = "class:";

  /** Who it is and what it stands on. */
  Revision revision();

  /** How it runs, where it says something of its own. */
  RunSettings settings();

  /** The file that it stands in; empty for one that comes from the class path. */
  Optional<Path> file();

  /**
   * A checksum of what the script does, as 64 hexadecimal digits (SHA-256). White space, comments,
   * line ends, imports and the header do not count, so that formatting a script or moving it to
   * another parent changes nothing. For a class whose source is not there it is the class file's,
   * behind {@value #OF_CLASS}.
   *
   * @throws ScriptException if the script cannot be read
   */
  String checksum();

  /**
   * What it changes, in order, each with its line.
   *
   * @throws ScriptException if the script cannot be read or compiled, if it fails, or if it says
   *     nothing for this dialect
   */
  List<Located> upgrade(Dialect dialect);

  /**
   * What takes its change back, in order, each with its line.
   *
   * @throws IrreversibleScriptException if it has no way back
   * @throws ScriptException as for {@link #upgrade}
   */
  List<Located> downgrade(Dialect dialect);
}
