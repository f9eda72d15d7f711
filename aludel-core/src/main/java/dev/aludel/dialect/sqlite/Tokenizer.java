package dev.aludel.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes SQL apart into tokens as SQLite's own tokenizer does (its tokenize.c), leaving out white
 * space and comments. Comments do not nest.
 */
final class Tokenizer {

  private final String text;
  private int at;

  Tokenizer(String text) {
    this.text = text;
  }

  /**
   * All tokens of the text.
   *
   * @throws UnfinishedText if a string, a quoted name or a comment does not end
   */
  static List<Token> tokens(String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    List<Token> tokens = new ArrayList<>();
    for (Optional<Token> next = tokenizer.next(); next.isPresent(); next = tokenizer.next()) {
      tokens.add(next.get());
    }
    return tokens;
  }

  /** A string, a quoted name or a comment without an end. */
  static final class UnfinishedText extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final int start;

    UnfinishedText(String what, int start) {
      super(what + " does not end");
      this.what = what;
      this.start = start;
    }

    /** What it is, as it stands in a sentence: {@code a string}. */
    String what() {
      return what;
    }

    /** Where it begins. */
    int start() {
      return start;
    }
  }

  /** The next token; nothing at the end. */
  Optional<Token> next() {
    skipSpaceAndComments();
    if (at >= text.length()) {
      return Optional.empty();
    }
    int start = at;
    Token.Kind kind = read();
    return Optional.of(new Token(kind, text.substring(start, at), start, at));
  }

  /** Goes past the line that it is in. */
  void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
  }

  private Token.Kind read() {
    char c = text.charAt(at);
    if (c == '\'') {
      quoted('\'', "a string");
      return Token.Kind.STRING;
    }
    if (c == '"' || c == '`') {
      quoted(c, "a name in quotes");
      return Token.Kind.QUOTED;
    }
    if (c == '[') {
      int end = text.indexOf(']', at);
      if (end < 0) {
        throw new UnfinishedText("a name in brackets", at);
      }
      at = end + 1;
      return Token.Kind.QUOTED;
    }
    if ((c == 'x' || c == 'X') && peek(1) == '\'') {
      at++;
      quoted('\'', "a blob");
      return Token.Kind.BLOB;
    }
    if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      number();
      return Token.Kind.NUMBER;
    }
    if (isWordStart(c)) {
      while (at < text.length() && isWordPart(text.charAt(at))) {
        at++;
      }
      return Token.Kind.WORD;
    }
    at += symbolLength();
    return Token.Kind.SYMBOL;
  }

  private int symbolLength() {
    if (text.startsWith("->>", at)) {
      return 3;
    }
    for (String two : List.of("||", "<=", ">=", "<>", "!=", "==", "<<", ">>", "->")) {
      if (text.startsWith(two, at)) {
        return 2;
      }
    }
    return 1;
  }

  private void quoted(char quote, String what) {
    int start = at;
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) == quote) {
        if (peek(1) != quote) {
          at++;
          return;
        }
        at++;
      }
    }
    throw new UnfinishedText(what, start);
  }

  private void number() {
    if (text.charAt(at) == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
      at += 2;
    } else {
      digits();
      if (peek(0) == '.') {
        at++;
        digits();
      }
      char exponent = peek(0);
      if (exponent == 'e' || exponent == 'E') {
        int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if (isDigit(peek(1 + sign))) {
          at += 1 + sign;
        }
      }
    }
    while (isWordPart(peek(0))) {
      at++;
    }
  }

  private void digits() {
    while (isDigit(peek(0)) || (peek(0) == '_' && isDigit(peek(1)))) {
      at++;
    }
  }

  private void skipSpaceAndComments() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (c == '-' && peek(1) == '-') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
      } else if (c == '/' && peek(1) == '*') {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw new UnfinishedText("a comment", at);
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  /** The character so many further on, or NUL after the end. */
  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\uFEFF';
  }

  private static boolean isWordStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
  }

  private static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c) || c == '$';
  }
}
