package dev.aludel.connect.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows as COPY's text format (the manual's section on COPY, File Formats), made while they are
 * read: however many they are, one is in memory.
 */
final class CopyText extends InputStream {

  private final Iterator<? extends List<? extends @Nullable Object>> rows;
  private final int columns;
  private byte[] line = new byte[0];
  private int position;

  CopyText(Iterator<? extends List<? extends @Nullable Object>> rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  @Override
  public int read() throws IOException {
    return advance() ? line[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int copied = 0;
    while (copied < length && advance()) {
      int part = Math.min(length - copied, line.length - position);
      System.arraycopy(line, position, target, offset + copied, part);
      position += part;
      copied += part;
    }
    return copied == 0 && length > 0 ? -1 : copied;
  }

  private boolean advance() throws IOException {
    if (position < line.length) {
      return true;
    }
    if (!rows.hasNext()) {
      return false;
    }
    List<? extends @Nullable Object> row = rows.next();
    if (row.size() != columns) {
      throw new IOException("a row has " + row.size() + " values for " + columns + " columns");
    }
    line =
        (row.stream().map(CopyText::field).collect(Collectors.joining("\t")) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    position = 0;
    return true;
  }

  private static String field(@Nullable Object value) {
    Object plain = ColumnWriter.plain(value);
    return plain == null ? "\\N" : escape(text(plain));
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return "\\x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CopyText::element).collect(Collectors.joining(",", "{", "}"));
    }
    return value.toString();
  }

  /** An element of an array: the manual's section 8.15.6. */
  private static String element(@Nullable Object value) {
    Object plain = ColumnWriter.plain(value);
    if (plain == null) {
      return "NULL";
    }
    return plain instanceof List<?>
        ? text(plain)
        : "\"" + text(plain).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\\\");
        case '\t' -> escaped.append("\\t");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
