package dev.aludel.script;

import dev.aludel.error.AludelException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A revision script that cannot be read, compiled, run or written. */
public class ScriptException extends AludelException {

  private static final long serialVersionUID = 1L;

  private final String source;
  private final int line;

  ScriptException(String source, String message) {
    this(source, 0, message, null);
  }

  ScriptException(String source, int line, String message) {
    this(source, line, message, null);
  }

  ScriptException(String source, int line, String message, @Nullable Throwable cause) {
    super((line > 0 ? source + ":" + line : source) + ": " + message, cause);
    this.source = source;
    this.line = line;
  }

  /** The same failure with more said. */
  ScriptException(ScriptException failure, String more) {
    super(failure.getMessage() + more, failure.getCause());
    this.source = failure.source;
    this.line = failure.line;
  }

  /** The file or class of the script. */
  public String source() {
    return source;
  }

  /** The line in the script, counted from 1; empty when it is of no one line. */
  public OptionalInt line() {
    return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
  }
}
