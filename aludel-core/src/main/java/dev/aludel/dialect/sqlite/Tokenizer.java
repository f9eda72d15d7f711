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
  private final char[] characters;
  private int at;

  Tokenizer(String text) {
    this.text = text;
    this.characters = text.toCharArray();
  }

  /**
   * All tokens of the text.
   *
   * @throws UnfinishedText if a string, a quoted name or a comment does not end
   */
  static List<Token> tokens(String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    List<Token> tokens = new ArrayList<>();
    while (tokenizer.hasNext()) {
      tokens.add(tokenizer.read());
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
    return hasNext() ? Optional.of(read()) : Optional.empty();
  }

  private boolean hasNext() {
    skipSpaceAndComments();
    return at < characters.length;
  }

  private Token read() {
    int start = at;
    Token.Kind kind = readOne();
    String read =
        at == start + 1 && kind == Token.Kind.SYMBOL
            ? symbol(characters[start])
            : text.substring(start, at);
    return new Token(kind, read, start, at);
  }

  /** The symbols that a definition is full of need no string of their own. */
  private static String symbol(char c) {
    return switch (c) {
      case '(' -> "(";
      case ')' -> ")";
      case ',' -> ",";
      default -> String.valueOf(c);
    };
  }

  /** Goes past the line that it is in. */
  void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? characters.length : end + 1;
  }

  private Token.Kind readOne() {
    char c = characters[at];
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
      while (at < characters.length && isWordPart(characters[at])) {
        at++;
      }
      return Token.Kind.WORD;
    }
    at += symbolLength();
    return Token.Kind.SYMBOL;
  }

  private int symbolLength() {
    char second = peek(1);
    return switch (characters[at]) {
      case '-' -> second == '>' ? (peek(2) == '>' ? 3 : 2) : 1;
      case '|' -> second == '|' ? 2 : 1;
      case '<' -> second == '=' || second == '>' || second == '<' ? 2 : 1;
      case '>' -> second == '=' || second == '>' ? 2 : 1;
      case '!', '=' -> second == '=' ? 2 : 1;
      default -> 1;
    };
  }

  private void quoted(char quote, String what) {
    int start = at;
    int end = text.indexOf(quote, at + 1);
    while (end >= 0) {
      at = end + 1;
      if (peek(0) != quote) {
        return;
      }
      end = text.indexOf(quote, at + 1);
    }
    throw new UnfinishedText(what, start);
  }

  private void number() {
    if (characters[at] == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
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
    while (at < characters.length) {
      char c = characters[at];
      if (isSpace(c)) {
        at++;
      } else if (c == '-' && peek(1) == '-') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? characters.length : end + 1;
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
    return at + ahead < characters.length ? characters[at + ahead] : '\0';
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
