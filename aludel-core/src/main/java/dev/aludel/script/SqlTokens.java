package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import java.util.Optional;

/**
 * Takes SQL apart far enough to tell its words from its white space, on any dialect: strings,
 * quoted names and PostgreSQL's dollar quotes stay whole, comments go.
 */
final class SqlTokens {

  private final String text;

  /** The same, since a start reads a thousand scripts before the JVM has compiled charAt. */
  private final char[] chars;

  private int at;

  SqlTokens(String text) {
    this.text = text;
    this.chars = text.toCharArray();
  }

  /** The next token; empty at the end. */
  Optional<String> next() {
    int start = skipToNext();
    return start < at ? Optional.of(text.substring(start, at)) : Optional.empty();
  }

  /** Adds all that are left, each with a zero behind it. */
  void addTo(StringBuilder out) {
    for (int start = skipToNext(); start < at; start = skipToNext()) {
      out.append(chars, start, at - start).append('\0');
    }
  }

  /** Goes behind the next token and answers with its start, which at the end is its end. */
  private int skipToNext() {
    skipBlank();
    int start = at;
    if (at >= chars.length) {
      return start;
    }
    char c = chars[at];
    if (c == '\'' || c == '"' || c == '`') {
      skipQuoted(c, false);
    } else if ((c == 'e' || c == 'E') && at + 1 < chars.length && chars[at + 1] == '\'') {
      at++;
      skipQuoted('\'', true);
    } else if (c == '$' && dollarTagEnd() > 0) {
      skipDollarQuoted(text.substring(at, dollarTagEnd()));
    } else if (isWordPart(c)) {
      while (at < chars.length && isWordPart(chars[at])) {
        at++;
      }
    } else {
      at++;
    }
    return start;
  }

  /** The statement with its parameters as literals. */
  static String withValues(Statement statement, Dialect dialect) {
    if (statement.parameters().isEmpty()) {
      return statement.sql();
    }
    SqlTokens tokens = new SqlTokens(statement.sql());
    StringBuilder out = new StringBuilder();
    int copied = 0;
    int parameter = 0;
    for (Optional<String> token = tokens.next(); token.isPresent(); token = tokens.next()) {
      if (token.get().equals("?") && parameter < statement.parameters().size()) {
        out.append(statement.sql(), copied, tokens.at - 1);
        out.append(dialect.literal(statement.parameters().get(parameter++)));
        copied = tokens.at;
      }
    }
    return out.append(statement.sql().substring(copied)).toString();
  }

  private static boolean isWordPart(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '_'
          || c == '$';
    }
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private void skipBlank() {
    while (at < chars.length) {
      char c = chars[at];
      if (c == ' ' || Character.isWhitespace(c)) {
        at++;
      } else if (c == '-' && text.startsWith("--", at)) {
        at = SqlHeader.endOfLine(text, at);
      } else if (c == '/' && text.startsWith("/*", at)) {
        skipComment();
      } else {
        return;
      }
    }
  }

  /** Comments nest, as in PostgreSQL (its manual, section 4.1.5). */
  private void skipComment() {
    int depth = 0;
    while (at < chars.length) {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
        if (depth == 0) {
          return;
        }
      } else {
        at++;
      }
    }
  }

  private void skipQuoted(char quote, boolean withBackslashes) {
    at++;
    while (at < chars.length) {
      char c = chars[at++];
      if (c == '\\' && withBackslashes && at < chars.length) {
        at++;
      } else if (c == quote) {
        return;
      }
    }
  }

  /** The offset after {@code $$} or {@code $tag$} here, or 0. */
  private int dollarTagEnd() {
    int end = at + 1;
    while (end < chars.length && (Character.isLetterOrDigit(chars[end]) || chars[end] == '_')) {
      end++;
    }
    boolean parameter = end > at + 1 && Character.isDigit(chars[at + 1]);
    return end < chars.length && chars[end] == '$' && !parameter ? end + 1 : 0;
  }

  private void skipDollarQuoted(String tag) {
    int close = text.indexOf(tag, at + tag.length());
    at = close < 0 ? chars.length : close + tag.length();
  }
}
