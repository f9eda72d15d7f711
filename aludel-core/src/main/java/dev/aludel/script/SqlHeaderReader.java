package dev.aludel.script;

import dev.aludel.error.Nearest;
import java.util.Optional;

/** Reads the header of an SQL script. */
final class SqlHeaderReader {

  private SqlHeaderReader() {}

  /**
   * The header; empty when it does not end within the text, which is not the whole file.
   *
   * @throws ScriptException if the file is no revision or its header is wrong
   */
  static Optional<ScriptHeader> read(String source, String text, boolean whole) {
    return SqlHeader.parse(text, whole).map(header -> header(source, header));
  }

  private static ScriptHeader header(String source, SqlHeader header) {
    HeaderFields fields = new HeaderFields(source);
    for (SqlHeader.Line line : header.lines()) {
      Optional<HeaderKey> known = HeaderKey.ofSql(line.key());
      if (known.isEmpty() || known.get() == HeaderKey.MESSAGE) {
        throw unknown(source, line);
      }
      HeaderKey key = known.get();
      fields.put(
          key,
          line.key(),
          key.takesSeveral() ? line.values() : java.util.List.of(line.value()),
          line.number());
    }
    return fields.header(
        JavadocText.withoutPeriod(header.message()),
        "this is no revision: its head has no line '-- revision: <id>'."
            + " Scripts and nothing else stand in the versions folder.",
        1,
        Optional.empty());
  }

  private static ScriptException unknown(String source, SqlHeader.Line line) {
    return new ScriptException(
        source,
        line.number(),
        "'%s' is no key of a header.%s Known are %s; a comment with a colon after its first word stands below '-- upgrade'."
            .formatted(
                line.key(),
                Nearest.hint(line.key(), HeaderKey.sqlNames()),
                String.join(", ", HeaderKey.sqlNames())));
  }
}
