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
  private int at;

  SqlTokens(String text) {
    this.text = text;
  }

  /** The next token; empty at the end. */
  Optional<String> next() {
    skipBlank();
    if (at >= text.length()) {
      return Optional.empty();
    }
    int start = at;
    char c = text.charAt(at);
    if (c == '\'' || c == '"' || c == '`') {
      skipQuoted(c, false);
    } else if ((c == 'e' || c == 'E') && at + 1 < text.length() && text.charAt(at + 1) == '\'') {
      at++;
      skipQuoted('\'', true);
    } else if (c == '$' && dollarTagEnd() > 0) {
      skipDollarQuoted(text.substring(at, dollarTagEnd()));
    } else if (isWordPart(c)) {
      while (at < text.length() && isWordPart(text.charAt(at))) {
        at++;
      }
    } else {
      at++;
    }
    return Optional.of(text.substring(start, at));
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
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || Character.isSurrogate(c);
  }

  private void skipBlank() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("--", at)) {
        at = SqlHeader.endOfLine(text, at);
      } else if (text.startsWith("/*", at)) {
        skipComment();
      } else {
        return;
      }
    }
  }

  /** Comments nest, as in PostgreSQL (its manual, section 4.1.5). */
  private void skipComment() {
    int depth = 0;
    while (at < text.length()) {
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
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && withBackslashes && at < text.length()) {
        at++;
      } else if (c == quote) {
        return;
      }
    }
  }

  /** The offset after {@code $$} or {@code $tag$} here, or 0. */
  private int dollarTagEnd() {
    int end = at + 1;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    boolean parameter = end > at + 1 && Character.isDigit(text.charAt(at + 1));
    return end < text.length() && text.charAt(end) == '$' && !parameter ? end + 1 : 0;
  }

  private void skipDollarQuoted(String tag) {
    int close = text.indexOf(tag, at + tag.length());
    at = close < 0 ? text.length() : close + tag.length();
  }
}
