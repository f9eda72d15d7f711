package dev.aludel.copy.file;

import dev.aludel.copy.wire.JsonText;
import dev.aludel.copy.wire.Utf8;
import dev.aludel.copy.wire.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/** Rows that are JSON objects, as {@link JsonRowsOut} writes them and others do. */
final class JsonRowsIn implements RowsIn {

  private static final int LONGEST_NAME = 20;

  private final JsonInput json;
  private final TableShape shape;
  private final BitSet given = new BitSet();
  private final ByteSink sink = new ByteSink();
  private final Value passedOver = new Value();

  JsonRowsIn(JsonInput json, TableShape shape) {
    this.json = json;
    this.shape = shape;
  }

  @Override
  public boolean read(Value[] into) {
    if (json.peek() < 0) {
      return false;
    }
    row(into);
    return true;
  }

  /** One row, which must be there. */
  void row(Value[] into) {
    ByteInput at = json.bytes();
    json.peek();
    long line = at.line();
    json.require('{', "for a row of " + shape.table());
    given.clear();
    Arrays.stream(into).forEach(Value::setNull);
    if (!json.takes('}')) {
      do {
        String name = json.name();
        int column = shape.column(name, at, at.line());
        if (column >= 0 && given.get(column)) {
          throw at.wrong("the row has \"%s\" twice.".formatted(name));
        }
        if (column >= 0) {
          given.set(column);
          value(shape.form(column), into[column]);
        } else {
          value(ColumnForm.STORED, passedOver);
        }
      } while (json.takes(','));
      json.require('}', "or ',' after a value");
    }
    int missing = given.nextClearBit(0);
    if (shape.isComplete() && missing < shape.names().size()) {
      throw at.wrong(
          line,
          "the row of %s has no \"%s\"; an export has all columns in each row. Write null for NULL."
              .formatted(shape.table(), shape.names().get(missing)));
    }
  }

  private void value(ColumnForm form, Value into) {
    sink.clear();
    switch (json.peek()) {
      case '"' -> {
        json.string(sink, "a text");
        into.setText(checked(sink.bytes()));
      }
      case '{' -> object(into);
      case '[' -> {
        json.nested(sink::add, 0, false);
        document(into);
      }
      case 't', 'f', 'n' -> word(form, into);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          Numbers.read(json.number(), form, into);
      default -> throw json.unexpected("a value");
    }
  }

  private void word(ColumnForm form, Value into) {
    json.word()
        .ifPresentOrElse(
            truth -> {
              if (form == ColumnForm.TEXT || form == ColumnForm.DOCUMENT) {
                into.setText(truth.toString());
              } else {
                into.set(truth ? 1L : 0L);
              }
            },
            into::setNull);
  }

  /** What JSON has no form for is an object with one name that begins with {@code $}. */
  private void object(Value into) {
    ByteInput at = json.bytes();
    sink.add(at.next());
    if (at.peek() != '"') {
      json.nested(sink::add, 1, false);
      document(into);
      return;
    }
    sink.add(at.next());
    if (at.peek() != '$') {
      json.nested(sink::add, 1, true);
      document(into);
      return;
    }
    StringBuilder name = new StringBuilder();
    while (at.peek() > ' ' && at.peek() != '"' && name.length() < LONGEST_NAME) {
      name.append((char) at.peek());
      sink.add(at.next());
    }
    switch (at.peek() == '"' ? name.toString() : "") {
      case JsonRowsOut.BYTES -> {
        bytes();
        into.setBlob(sink.bytes());
      }
      case JsonRowsOut.BROKEN_TEXT -> {
        bytes();
        into.setText(sink.bytes());
      }
      case JsonRowsOut.REAL -> real(into);
      default -> {
        json.nested(sink::add, 1, true);
        document(into);
      }
    }
  }

  private void bytes() {
    sink.clear();
    json.bytes().next();
    json.require(':', "after a name");
    json.base64(sink);
    json.require('}', "after bytes");
  }

  private void real(Value into) {
    sink.clear();
    json.bytes().next();
    json.require(':', "after a name");
    json.string(sink, "a number's name");
    json.require('}', "after it");
    Numbers.special(sink.text())
        .ifPresentOrElse(
            into::set,
            () -> {
              throw json.bytes().wrong("'%s' is no number.".formatted(sink.text()));
            });
  }

  private void document(Value into) {
    byte[] text = sink.bytes();
    if (JsonText.canonical(text, 0, false).isEmpty()) {
      String begin = new String(text, 0, Math.min(60, text.length), StandardCharsets.UTF_8);
      throw json.bytes().wrong("this is no JSON: %s".formatted(begin.replace('\n', ' ')) + ".");
    }
    into.setText(text);
  }

  private byte[] checked(byte[] text) {
    if (!Utf8.isText(text)) {
      throw json.bytes()
          .wrong("a text is no UTF-8. Write the file in UTF-8, such as with iconv -t UTF-8.");
    }
    return text;
  }
}
