package dev.aludel.copy.file;

import dev.aludel.copy.wire.Value;
import java.util.Optional;

/** Numbers as files have them. */
final class Numbers {

  private Numbers() {}

  /** Reads a JSON number as the column wants it. */
  static void read(String text, ColumnForm form, Value into) {
    if (form.keepsDigits()) {
      into.setText(text);
      return;
    }
    boolean whole = text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
    if (whole && !form.isReal()) {
      try {
        into.set(Long.parseLong(text));
        return;
      } catch (NumberFormatException e) {
        // Too large for any integer: what comes next to it is a real, and the copy tells of it.
        into.set(Double.parseDouble(text));
        return;
      }
    }
    into.set(form == ColumnForm.SINGLE ? Float.parseFloat(text) : Double.parseDouble(text));
  }

  /** A number that is none, by the name that PostgreSQL has for it (section 8.1.3). */
  static Optional<Double> special(String text) {
    return switch (text) {
      case "Infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }

  /** A real so that it is read as the same one, and never as an integer. */
  static String text(double real, ColumnForm form) {
    if (Double.isInfinite(real)) {
      return real > 0 ? "Infinity" : "-Infinity";
    }
    return form == ColumnForm.SINGLE ? Float.toString((float) real) : Double.toString(real);
  }

  /** Whether a text is a number as JSON writes it. */
  static boolean isNumber(byte[] text) {
    int first = text.length == 0 ? 0 : text[0];
    int digit = first == '-' && text.length > 1 ? text[1] : first;
    return digit >= '0' && digit <= '9';
  }
}
