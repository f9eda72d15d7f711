package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SplitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes SQL apart into tokens, by the rules of PostgreSQL's manual, section 4.1: dollar-quoted
 * strings, comments in comments, strings of all kinds and their continuation on a further line.
 */
final class Lexer {

  /** What a token is. */
  enum Kind {
    SPACE,
    COMMENT,
    /** A key word or a name without quotes. */
    WORD,
    /** A name in double quotes. */
    QUOTED_NAME,
    /** A string in single quotes, with its prefix. */
    STRING,
    DOLLAR_STRING,
    NUMBER,
    /** The cast operator, {@code ::}. */
    CAST,
    /** Any other character. */
    SYMBOL
  }

  /** A stretch of the text, from {@code start} up to and without {@code end}. */
  record Token(Kind kind, String text, int start, int end) {
    boolean is(String word) {
      return text.equalsIgnoreCase(word)
          && (kind == Kind.WORD || kind == Kind.SYMBOL || kind == Kind.CAST);
    }

    boolean isSignificant() {
      return kind != Kind.SPACE && kind != Kind.COMMENT;
    }

    /** What it names: without quotes a name is in small letters (section 4.1.1). */
    String name() {
      return kind == Kind.QUOTED_NAME
          ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
          : text.toLowerCase(Locale.ROOT);
    }
  }

  private final String text;
  private boolean standardConformingStrings = true;
  private int at;
  private int counted;
  private int line = 1;

  Lexer(String text) {
    this.text = text;
  }

  /**
   * What stands between the commas of a list in parentheses: {@code (a integer, b numeric(1, 2))}.
   */
  static List<String> elements(String list) {
    List<String> elements = new ArrayList<>();
    int depth = 0;
    int start = -1;
    for (Token token : significant(list)) {
      if (token.is("(") && depth++ == 0) {
        start = token.end();
      } else if ((token.is(")") && --depth == 0) || (depth == 1 && token.is(","))) {
        elements.add(list.substring(start, token.start()).strip());
        start = token.end();
      }
    }
    elements.removeIf(String::isEmpty);
    return elements;
  }

  /** The tokens that mean something, without spaces and comments. */
  static List<Token> significant(String text) {
    List<Token> tokens = new ArrayList<>();
    Lexer lexer = new Lexer(text);
    for (Optional<Token> token = lexer.next(); token.isPresent(); token = lexer.next()) {
      token.filter(Token::isSignificant).ifPresent(tokens::add);
    }
    return tokens;
  }

  /** Whether a backslash is an ordinary character in {@code '…'}, as it is since 9.1. */
  void standardConformingStrings(boolean on) {
    standardConformingStrings = on;
  }

  /** The line of a position, counted from 1. Positions come in order: none is counted twice. */
  int lineOf(int position) {
    if (position < counted) {
      counted = 0;
      line = 1;
    }
    for (; counted < position; counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Passes over what is left of the line. */
  void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  /**
   * The next token; empty at the end.
   *
   * @throws SplitException if it does not end
   */
  Optional<Token> next() {
    if (at >= text.length()) {
      return Optional.empty();
    }
    int start = at;
    Kind kind = read();
    return Optional.of(new Token(kind, text.substring(start, at), start, at));
  }

  private Kind read() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c) || c == '\uFEFF') {
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      return Kind.SPACE;
    }
    if (text.startsWith("--", at)) {
      while (at < text.length() && text.charAt(at) != '\n') {
        at++;
      }
      return Kind.COMMENT;
    }
    if (text.startsWith("/*", at)) {
      readBlockComment();
      return Kind.COMMENT;
    }
    if (c == '\'') {
      readString(!standardConformingStrings);
      return Kind.STRING;
    }
    if (c == '"') {
      readQuotedName();
      return Kind.QUOTED_NAME;
    }
    if (c == '$' && readDollarString()) {
      return Kind.DOLLAR_STRING;
    }
    if (isNameStart(c)) {
      return readWord();
    }
    if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
      readNumber();
      return Kind.NUMBER;
    }
    if (text.startsWith("::", at)) {
      at += 2;
      return Kind.CAST;
    }
    at++;
    return Kind.SYMBOL;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\uFEFF';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c == '$';
  }

  private Kind readWord() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at).toLowerCase(Locale.ROOT);
    char after = at < text.length() ? text.charAt(at) : ' ';
    if (after == '\'' && word.length() == 1 && "ebxn".contains(word)) {
      readString(word.equals("e") || (word.equals("n") && !standardConformingStrings));
      return Kind.STRING;
    }
    if (word.equals("u") && text.startsWith("&'", at)) {
      at++;
      readString(false);
      return Kind.STRING;
    }
    if (word.equals("u") && text.startsWith("&\"", at)) {
      at++;
      readQuotedName();
      return Kind.QUOTED_NAME;
    }
    return Kind.WORD;
  }

  private void readNumber() {
    while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '.')) {
      boolean exponent = Character.toLowerCase(text.charAt(at)) == 'e';
      at++;
      if (exponent && at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }
  }

  private void readString(boolean escapes) {
    int start = at++;
    while (true) {
      if (at >= text.length()) {
        throw unterminated("A string", "a single quote", start);
      }
      char c = text.charAt(at++);
      if (c == '\\' && escapes) {
        at++;
      } else if (c == '\'') {
        if (at < text.length() && text.charAt(at) == '\'') {
          at++;
        } else if (!continues()) {
          return;
        }
      }
    }
  }

  /** A string goes on in the next quotes if only space with a line break stands between them. */
  private boolean continues() {
    int ahead = at;
    boolean lineBreak = false;
    while (ahead < text.length() && Character.isWhitespace(text.charAt(ahead))) {
      lineBreak |= text.charAt(ahead) == '\n' || text.charAt(ahead) == '\r';
      ahead++;
    }
    if (lineBreak && ahead < text.length() && text.charAt(ahead) == '\'') {
      at = ahead + 1;
      return true;
    }
    return false;
  }

  private void readQuotedName() {
    int start = at++;
    while (true) {
      if (at >= text.length()) {
        throw unterminated("A quoted name", "a double quote", start);
      }
      if (text.charAt(at++) == '"') {
        if (at < text.length() && text.charAt(at) == '"') {
          at++;
        } else {
          return;
        }
      }
    }
  }

  private void readBlockComment() {
    int start = at;
    int depth = 0;
    do {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else if (at >= text.length()) {
        throw unterminated("A comment", "*/ (comments nest in PostgreSQL)", start);
      } else {
        at++;
      }
    } while (depth > 0);
  }

  private boolean readDollarString() {
    int end = at + 1;
    while (end < text.length()
        && (end == at + 1 ? isNameStart(text.charAt(end)) : isNamePart(text.charAt(end)))
        && text.charAt(end) != '$') {
      end++;
    }
    if (end >= text.length() || text.charAt(end) != '$') {
      return false;
    }
    String tag = text.substring(at, end + 1);
    int close = text.indexOf(tag, end + 1);
    if (close < 0) {
      throw unterminated("A dollar-quoted string", tag, at);
    }
    at = close + tag.length();
    return true;
  }

  private SplitException unterminated(String what, String ending, int start) {
    int line = lineOf(start);
    return new SplitException(
        "%s begins on line %d and does not end: %s is missing.".formatted(what, line, ending),
        line);
  }
}
