package dev.aludel.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What a compiler has against scripts: file, line, its words, and the line with a caret. */
final class CompileErrors {

  private static final int SHOWN = 10;

  private final List<Diagnostic<? extends JavaFileObject>> errors;

  CompileErrors(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    this.errors = diagnostics.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList();
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  /** The class names of the scripts that have errors. */
  Set<String> scripts() {
    Set<String> scripts = new TreeSet<>();
    for (Diagnostic<? extends JavaFileObject> error : errors) {
      if (error.getSource() instanceof SourceUnit unit) {
        scripts.add(unit.className());
      }
    }
    return scripts;
  }

  /** All of them as one failure, at the place of the first. */
  ScriptException exception(SourceUnit unit) {
    List<String> shown = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> error : errors) {
      if (shown.size() == SHOWN) {
        shown.add("… and %d more errors.".formatted(errors.size() - SHOWN));
        break;
      }
      String message = String.valueOf(error.getMessage(Locale.getDefault())).stripTrailing();
      String place =
          shown.isEmpty() ? "" : "%s:%d: ".formatted(unit.source(), error.getLineNumber());
      shown.add(place + message + excerpt(unit, error));
    }
    int line = errors.isEmpty() ? 0 : (int) Math.max(0, errors.get(0).getLineNumber());
    String said =
        shown.isEmpty() ? "the compiler refused it without a word." : String.join("\n", shown);
    return new ScriptException(unit.source(), line, "the script does not compile: " + said);
  }

  private static String excerpt(SourceUnit unit, Diagnostic<? extends JavaFileObject> error) {
    long line = error.getLineNumber();
    List<String> lines = unit.text().lines().toList();
    if (line < 1 || line > lines.size() || !(error.getSource() instanceof SourceUnit)) {
      return "";
    }
    String text = lines.get((int) line - 1);
    long column = columnOf(unit, error, text);
    if (column < 1 || column > text.length() + 1L) {
      return "\n  " + text;
    }
    StringBuilder caret = new StringBuilder();
    for (int i = 0; i < column - 1; i++) {
      caret.append(text.charAt(i) == '\t' ? '\t' : ' ');
    }
    return "\n  " + text + "\n  " + caret + "^";
  }

  /** From the position, since compilers count a tab as one column, as eight, or not at all. */
  private static long columnOf(
      SourceUnit unit, Diagnostic<? extends JavaFileObject> error, String line) {
    long position = error.getPosition();
    if (position < 0 || position > unit.text().length()) {
      return 0;
    }
    int start = (int) position;
    while (start > 0
        && unit.text().charAt(start - 1) != '\n'
        && unit.text().charAt(start - 1) != '\r') {
      start--;
    }
    long column = position - start + 1;
    return column <= line.length() + 1L ? column : 0;
  }
}
