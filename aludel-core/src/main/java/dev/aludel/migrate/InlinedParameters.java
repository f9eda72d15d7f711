package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Statements with their values written into them, for output that somebody else runs. */
final class InlinedParameters {

  private InlinedParameters() {}

  /** The statement's text, with each question mark outside of quotes replaced by a literal. */
  static String in(Statement statement, Dialect dialect) {
    if (statement.parameters().isEmpty()) {
      return statement.sql();
    }
    StringBuilder text = new StringBuilder();
    Iterator<@Nullable Object> values = statement.parameters().iterator();
    char quote = 0;
    for (char c : statement.sql().toCharArray()) {
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
        text.append(c);
      } else if (c == '?' && values.hasNext()) {
        text.append(dialect.literal(values.next()));
      } else {
        quote = c == '\'' || c == '"' ? c : 0;
        text.append(c);
      }
    }
    return text.toString();
  }
}
