package dev.aludel.script;

import dev.aludel.revision.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Optional;

/** Changes the header of a script in place, and nothing else in the file. */
public final class RevisionHeaderEditor {

  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private RevisionHeaderEditor() {}

  /**
   * Gives a script other parents. All that is not its {@code down} stays byte for byte; the file is
   * replaced in one step.
   *
   * @param file a Java or SQL script
   * @param down the ids of its parents; none makes it a base
   * @return the header that the file has now
   * @throws ScriptException if the file cannot be read or written, or is no revision
   */
  public static Revision setDown(Path file, List<String> down) {
    String source = file.toString();
    try {
      Path real = file.toRealPath();
      // One character for each byte, so that whatever stands in the file comes out as it was.
      String text = new String(Files.readAllBytes(real), StandardCharsets.ISO_8859_1);
      String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
      String body = text.substring(mark.length());
      boolean sql = source.endsWith(ScriptFormat.SQL.ending());
      String edited = mark + (sql ? sql(source, body, down) : java(source, body, down));
      byte[] bytes = edited.getBytes(StandardCharsets.ISO_8859_1);
      Revision revision = read(source, file, bytes, sql);
      if (!revision.down().equals(down)) {
        throw new ScriptException(
            source, "its header has a form that cannot be changed by machine. Edit it by hand.");
      }
      if (!edited.equals(text)) {
        AtomicFile.write(real, bytes);
      }
      return revision;
    } catch (IOException | ReadOnlyFileSystemException e) {
      throw new ScriptException(
          source, 0, "its header cannot be changed: %s.".formatted(ScriptWriter.reason(e)), e);
    }
  }

  private static Revision read(String source, Path file, byte[] bytes, boolean sql) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Optional<ScriptHeader> header =
        sql
            ? SqlHeaderReader.read(source, text, true)
            : JavaHeaderReader.read(source, file.getFileName().toString(), text, true);
    return header.orElseThrow().revision();
  }

  private static String java(String source, String text, List<String> down) {
    List<JavaHeader.Attribute> attributes =
        new JavaHeader.Parser(source, text, true).parse().orElseThrow().annotation().attributes();
    String value = bytes(HeaderText.javaValue(down));
    int at = indexOf(attributes, HeaderKey.DOWN);
    if (at >= 0 && !down.isEmpty()) {
      JavaHeader.Attribute old = attributes.get(at);
      return replace(text, old.valueStart(), old.end(), value);
    }
    if (at > 0) {
      return replace(text, attributes.get(at - 1).end(), attributes.get(at).end(), "");
    }
    if (at == 0) {
      int end = attributes.size() > 1 ? attributes.get(1).start() : attributes.get(0).end();
      return replace(text, attributes.get(0).start(), end, "");
    }
    if (down.isEmpty()) {
      return text;
    }
    int id = indexOf(attributes, HeaderKey.ID);
    if (id < 0) {
      return text;
    }
    JavaHeader.Attribute before = attributes.get(id);
    String space = lineOfItsOwn(text, before.start()).orElse(" ");
    return replace(text, before.end(), before.end(), "," + space + "down = " + value);
  }

  private static int indexOf(List<JavaHeader.Attribute> attributes, HeaderKey key) {
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.get(i).name().equals(key.inJava())) {
        return i;
      }
    }
    return -1;
  }

  /** The line break and the indent before this offset, if nothing else is there. */
  private static Optional<String> lineOfItsOwn(String text, int offset) {
    int start = offset;
    while (start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
      start--;
    }
    if (start == 0 || text.charAt(start - 1) != '\n') {
      return Optional.empty();
    }
    String lineBreak = start > 1 && text.charAt(start - 2) == '\r' ? "\r\n" : "\n";
    return Optional.of(lineBreak + text.substring(start, offset));
  }

  private static String sql(String source, String text, List<String> down) {
    SqlHeader header = SqlHeader.parse(text, true).orElseThrow();
    String value = bytes(String.join(", ", down));
    for (SqlHeader.Line line : header.lines()) {
      if (line.key().equals(HeaderKey.DOWN.inSql())) {
        int colon = text.indexOf(':', line.start());
        return down.isEmpty()
            ? replace(text, line.start(), SqlHeader.afterLineBreak(text, line.end()), "")
            : replace(text, colon + 1, line.end(), " " + value);
      }
    }
    for (SqlHeader.Line line : header.lines()) {
      if (line.key().equals(HeaderKey.ID.inSql()) && !down.isEmpty()) {
        String lineBreak = text.startsWith("\r\n", line.end()) ? "\r\n" : "\n";
        return replace(text, line.end(), line.end(), lineBreak + "-- down: " + value);
      }
    }
    if (down.isEmpty()) {
      return text;
    }
    throw new ScriptException(
        source, "this is no revision: its head has no line '-- revision: <id>'.");
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String replace(String text, int start, int end, String by) {
    return text.substring(0, start) + by + text.substring(end);
  }
}
