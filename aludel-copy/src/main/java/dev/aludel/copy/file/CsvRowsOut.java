package dev.aludel.copy.file;

import dev.aludel.copy.wire.Utf8;
import dev.aludel.copy.wire.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows as CSV (RFC 4180), so that each value comes back as it was: texts stand in quotes, all else
 * does not, and NULL is nothing at all. Bytes are {@code \x} and hexadecimal digits. PostgreSQL's
 * COPY reads it with {@code FORMAT csv, HEADER}.
 */
final class CsvRowsOut implements RowsOut {

  /** Before a text that is no UTF-8, which only SQLite has, in hexadecimal. */
  static final String BROKEN_TEXT = "\\text:";

  private final ByteOutput out;
  private final List<ColumnForm> forms;
  private int column;

  CsvRowsOut(ByteOutput out, List<String> names, List<ColumnForm> forms) throws IOException {
    this.out = out;
    this.forms = List.copyOf(forms);
    begin();
    for (String name : names) {
      separate();
      boolean plain = name.matches("[A-Za-z0-9_$ .-]+");
      if (plain) {
        out.put(name);
      } else {
        out.quoted(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    end();
  }

  @Override
  public void begin() {
    column = 0;
  }

  private void separate() throws IOException {
    if (column++ > 0) {
      out.put(',');
    }
  }

  @Override
  public void value(Value value) throws IOException {
    ColumnForm form = column < forms.size() ? forms.get(column) : ColumnForm.STORED;
    separate();
    switch (value.storage()) {
      case Value.INTEGER -> {
        boolean truth = form.isBoolean() && (value.integer() == 0 || value.integer() == 1);
        out.put(truth ? Boolean.toString(value.integer() == 1) : Long.toString(value.integer()));
      }
      case Value.REAL -> out.put(Numbers.text(value.real(), form));
      case Value.TEXT -> text(value.bytes(), form);
      case Value.BLOB -> {
        out.put("\\x");
        out.hex(value.bytes());
      }
      default -> {}
    }
  }

  private void text(byte[] text, ColumnForm form) throws IOException {
    if (form == ColumnForm.DECIMAL && Numbers.isNumber(text)) {
      out.put(text);
    } else if (Utf8.isText(text)) {
      out.quoted(text);
    } else {
      out.put(BROKEN_TEXT);
      out.hex(text);
    }
  }

  @Override
  public void end() throws IOException {
    out.put("\r\n");
  }
}
