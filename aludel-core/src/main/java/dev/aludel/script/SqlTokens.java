package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import java.util.Optional;

/**
 * Takes SQL apart far enough to tell its words from its white space, on any dialect: strings,
 * quoted names and PostgreSQL's dollar quotes stay whole, comments go.
 */
final class SqlTokens {

  /** For each ASCII character, whether words are made of it. */
  private static final boolean[] IN_WORDS = new boolean[0x80];

  static {
    for (char c = 0; c < IN_WORDS.length; c++) {
      IN_WORDS[c] = Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
  }

  private final String text;

  /** The same, since a start reads a thousand scripts before the JVM has compiled charAt. */
  private final char[] chars;

  private int at;
  private int limit;

  SqlTokens(String text) {
    this.text = text;
    this.chars = text.toCharArray();
    this.limit = chars.length;
  }

  /** The next token; empty at the end. */
  Optional<String> next() {
    int start = skipToNext();
    return start < at ? Optional.of(text.substring(start, at)) : Optional.empty();
  }

  /**
   * Copies the tokens up to the start of a line, where the last one ends if it has no end of its
   * own, each with a zero behind it.
   *
   * @return where the copy ends
   */
  int copyUpTo(int line, char[] to, int from) {
    limit = line;
    int end = from;
    for (int start = skipToNext(); start < at; start = skipToNext()) {
      System.arraycopy(chars, start, to, end, at - start);
      end += at - start;
      to[end++] = '\0';
    }
    return end;
  }

  /** Leaves out what lies between. */
  void continueAt(int offset) {
    at = offset;
    limit = chars.length;
  }

  /** Goes behind the next token and answers with its start, which at the end is its end. */
  private int skipToNext() {
    skipBlank();
    int start = at;
    if (at >= limit) {
      return start;
    }
    char c = chars[at];
    if (c == '\'' || c == '"' || c == '`') {
      skipQuoted(c, false);
    } else if ((c == 'e' || c == 'E') && at + 1 < limit && chars[at + 1] == '\'') {
      at++;
      skipQuoted('\'', true);
    } else if (c == '$' && dollarTagEnd() > 0) {
      skipDollarQuoted(text.substring(at, dollarTagEnd()));
    } else if (isWordPart(c)) {
      while (at < limit && isWordPart(chars[at])) {
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
    return c < 0x80 ? IN_WORDS[c] : isWordPartBeyondAscii(c);
  }

  private static boolean isWordPartBeyondAscii(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private void skipBlank() {
    while (at < limit) {
      char c = chars[at];
      if (c == ' ' || c == '\n' || (!isWordPart(c) && Character.isWhitespace(c))) {
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
    while (at < limit) {
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
    while (at < limit) {
      char c = chars[at++];
      if (c == '\\' && withBackslashes && at < limit) {
        at++;
      } else if (c == quote) {
        return;
      }
    }
  }

  /** The offset after {@code $$} or {@code $tag$} here, or 0. */
  private int dollarTagEnd() {
    int end = at + 1;
    while (end < limit && (Character.isLetterOrDigit(chars[end]) || chars[end] == '_')) {
      end++;
    }
    boolean parameter = end > at + 1 && Character.isDigit(chars[at + 1]);
    return end < limit && chars[end] == '$' && !parameter ? end + 1 : 0;
  }

  private void skipDollarQuoted(String tag) {
    int close = text.indexOf(tag, at + tag.length());
    at = close < 0 || close >= limit ? limit : close + tag.length();
  }
}
