package dev.aludel.copy.file;

import dev.aludel.copy.wire.JsonText;
import dev.aludel.copy.wire.Utf8;
import dev.aludel.copy.wire.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows as JSON objects, so that each value comes back as it was:
 *
 * <ul>
 *   <li>integers have neither point nor exponent, reals have one, decimals have all their digits;
 *   <li>JSON and arrays stand as such where nothing of their text is lost by it, else as a string;
 *   <li>what JSON has no form for is an object of one member: {@code {"$base64": "AP8="}} for
 *       bytes, {@code {"$text": "/w=="}} for a text that is no UTF-8, in Base64 as well, {@code
 *       {"$real": "Infinity"}}.
 * </ul>
 */
final class JsonRowsOut implements RowsOut {

  static final String BYTES = "$base64";
  static final String BROKEN_TEXT = "$text";
  static final String REAL = "$real";

  private final ByteOutput out;
  private final List<byte[]> names;
  private final List<ColumnForm> forms;
  private final boolean inDocument;
  private int column;
  private boolean first = true;

  /**
   * @param inDocument whether rows are elements of an array, and not lines
   */
  JsonRowsOut(ByteOutput out, List<String> names, List<ColumnForm> forms, boolean inDocument) {
    this.out = out;
    this.names = names.stream().map(JsonRowsOut::member).toList();
    this.forms = List.copyOf(forms);
    this.inDocument = inDocument;
  }

  private static byte[] member(String name) {
    String quoted = new String(JsonText.quoted(name), StandardCharsets.UTF_8);
    return (quoted + ":").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void begin() throws IOException {
    if (inDocument) {
      out.put(first ? "\n" : ",\n");
      first = false;
    }
    out.put('{');
    column = 0;
  }

  @Override
  public void value(Value value) throws IOException {
    if (column > 0) {
      out.put(',');
    }
    out.put(names.get(column));
    put(value, forms.get(column));
    column++;
  }

  @Override
  public void end() throws IOException {
    out.put(inDocument ? "}" : "}\n");
  }

  private void put(Value value, ColumnForm form) throws IOException {
    switch (value.storage()) {
      case Value.INTEGER -> {
        boolean truth = form.isBoolean() && (value.integer() == 0 || value.integer() == 1);
        out.put(truth ? Boolean.toString(value.integer() == 1) : Long.toString(value.integer()));
      }
      case Value.REAL -> {
        String number = Numbers.text(value.real(), form);
        if (Double.isInfinite(value.real())) {
          out.put("{\"" + REAL + "\":\"" + number + "\"}");
        } else {
          out.put(number);
        }
      }
      case Value.TEXT -> text(value.bytes(), form);
      case Value.BLOB -> {
        out.put("{\"" + BYTES + "\":\"");
        out.base64(value.bytes());
        out.put("\"}");
      }
      default -> out.put("null");
    }
  }

  private void text(byte[] text, ColumnForm form) throws IOException {
    boolean digits = form == ColumnForm.DECIMAL && Numbers.isNumber(text);
    if (digits || (form.isDocument() && standsAsItIs(text))) {
      out.put(text);
    } else if (Utf8.isText(text)) {
      out.string(text);
    } else {
      out.put("{\"" + BROKEN_TEXT + "\":\"");
      out.base64(text);
      out.put("\"}");
    }
  }

  /** Whether the text is an object or an array on one line that is not taken for something else. */
  private static boolean standsAsItIs(byte[] text) {
    if (text.length < 2 || (text[0] != '{' && text[0] != '[')) {
      return false;
    }
    if (text[0] == '{' && text[1] == '"' && text[2] == '$') {
      return false;
    }
    int last = text[text.length - 1];
    if (last != '}' && last != ']') {
      return false;
    }
    for (byte b : text) {
      if (b == '\n' || b == '\r') {
        return false;
      }
    }
    return Utf8.isText(text) && JsonText.canonical(text, 0, false).isPresent();
  }
}
