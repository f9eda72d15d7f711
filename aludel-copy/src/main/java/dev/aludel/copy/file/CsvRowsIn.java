package dev.aludel.copy.file;

import dev.aludel.copy.wire.Utf8;
import dev.aludel.copy.wire.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Rows of CSV (RFC 4180), as {@link CsvRowsOut} writes them and others do. A field that is empty
 * and not in quotes is NULL, as PostgreSQL's COPY has it.
 */
final class CsvRowsIn implements RowsIn {

  private static final boolean[] QUOTED_STOPS = new boolean[256];
  private static final boolean[] BARE_STOPS = new boolean[256];

  static {
    QUOTED_STOPS['"'] = true;
    // So that lines are counted.
    QUOTED_STOPS['\n'] = true;
    BARE_STOPS['"'] = true;
    BARE_STOPS[','] = true;
    BARE_STOPS['\r'] = true;
    BARE_STOPS['\n'] = true;
  }

  private final ByteInput in;
  private final TableShape shape;
  private final int[] columns;
  private final ByteSink sink = new ByteSink();
  private boolean quoted;

  CsvRowsIn(ByteInput in, TableShape shape) {
    this.in = in;
    this.shape = shape;
    this.columns = header();
  }

  private int[] header() {
    if (in.peek() < 0) {
      throw in.wrong("the file is empty: not even the names of the columns are there.");
    }
    List<Integer> found = new ArrayList<>();
    boolean more = true;
    while (more) {
      more = field();
      String name = sink.text();
      int column = shape.column(name, in, 1);
      if (column >= 0 && found.contains(column)) {
        throw in.wrong(1, "the column %s is there twice.".formatted(name));
      }
      found.add(column);
    }
    for (int i = 0; shape.isComplete() && i < shape.names().size(); i++) {
      if (!found.contains(i)) {
        throw in.wrong(1, "the column %s is missing.".formatted(shape.names().get(i)));
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public boolean read(Value[] into) {
    if (in.peek() < 0) {
      return false;
    }
    long line = in.line();
    for (Value value : into) {
      value.setNull();
    }
    boolean more = true;
    for (int i = 0; i < columns.length; i++) {
      if (!more) {
        throw fields(line, i);
      }
      more = field();
      if (columns[i] >= 0) {
        value(shape.form(columns[i]), into[columns[i]]);
      }
    }
    if (more) {
      throw fields(line, columns.length + 1);
    }
    return true;
  }

  private FileFailure fields(long line, int count) {
    return in.wrong(
        line,
        "the record has %s fields, and the first line names %d columns. Is a quote or a comma missing?"
            .formatted(
                count > columns.length ? "more than " + columns.length : count, columns.length));
  }

  /** Reads a field, and says whether another one follows in the record. */
  private boolean field() {
    sink.clear();
    quoted = in.peek() == '"';
    if (quoted) {
      quotedField();
    } else {
      in.takeUntil(BARE_STOPS, sink);
    }
    int next = in.next();
    if (next == '\r' && in.peek() == '\n') {
      next = in.next();
    }
    return switch (next) {
      case ',' -> true;
      case '\n', -1 -> false;
      default ->
          throw in.wrong(
              quoted
                  ? "something follows the closing quote of a field; a quote within a field is written twice."
                  : "a quote stands within a field that does not begin with one.");
    };
  }

  private void quotedField() {
    long begin = in.line();
    in.next();
    while (true) {
      in.takeUntil(QUOTED_STOPS, sink);
      int next = in.next();
      if (next < 0) {
        throw in.wrong(begin, "a field begins here that does not end: the file is cut short.");
      }
      if (next == '\n') {
        sink.add(next);
      } else if (in.peek() == '"') {
        sink.add(in.next());
      } else {
        return;
      }
    }
  }

  private void value(ColumnForm form, Value into) {
    if (!quoted && sink.isEmpty()) {
      into.setNull();
      return;
    }
    byte[] bytes = sink.bytes();
    if (!Utf8.isText(bytes)) {
      throw in.wrong("a field is no UTF-8. Write the file in UTF-8, such as with iconv -t UTF-8.");
    }
    boolean typed = !form.isStored() || !quoted;
    if (!typed || form == ColumnForm.LOOSE || form.keepsDigits()) {
      into.setText(bytes);
      return;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("\\x") && (form == ColumnForm.BYTES || form.isStored())) {
      into.setBlob(hex(text.substring(2)));
    } else if (form.isStored() && text.startsWith(CsvRowsOut.BROKEN_TEXT)) {
      into.setText(hex(text.substring(CsvRowsOut.BROKEN_TEXT.length())));
    } else if (form == ColumnForm.BYTES || !known(text, form, into)) {
      into.setText(bytes);
    }
  }

  /** Reads a number or a truth; what is none stays a text, and the copy tells of it. */
  private static boolean known(String text, ColumnForm form, Value into) {
    String word = form == ColumnForm.BOOLEAN ? text.toLowerCase(Locale.ROOT) : text;
    boolean truths = form == ColumnForm.BOOLEAN || form.isStored();
    if (truths && (word.equals("true") || word.equals("false"))) {
      into.set(word.equals("true") ? 1L : 0L);
      return true;
    }
    Numbers.special(text).ifPresent(into::set);
    if (Numbers.special(text).isPresent()) {
      return true;
    }
    if (!text.matches("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?")) {
      return false;
    }
    Numbers.read(text, form, into);
    return true;
  }

  private byte[] hex(String digits) {
    try {
      return HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException e) {
      throw in.wrong("bytes are not written as hexadecimal digits after \\x.");
    }
  }
}
