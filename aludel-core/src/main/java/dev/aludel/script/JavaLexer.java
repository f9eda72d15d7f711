package dev.aludel.script;

/**
 * Takes Java source apart into tokens (Java Language Specification, chapter 3), Unicode escapes
 * included, so that what stands in a string or a comment is never taken for code.
 *
 * <p>It asks nothing of the compiler, whose classes take longer to load than a thousand headers
 * take to read. Numbers come out as words and operators one character at a time.
 */
final class JavaLexer {

  /** What a token is. */
  enum Kind {
    /** An identifier, a keyword or a number. */
    WORD,
    /** A string literal or a text block; the text is its value. */
    STRING,
    /** A character literal, as it stands. */
    CHARACTER,
    /** One character of punctuation. */
    SYMBOL,
    /** A documentation comment; the text is what stands between its marks. */
    JAVADOC,
    /** A string, a character or a comment that does not end or holds an unknown escape. */
    BROKEN,
    /** The end of the text. */
    END
  }

  /**
   * One token.
   *
   * @param line where it begins, counted from 1
   * @param start the offset of its first character in the text
   * @param end the offset after its last character
   */
  record Token(Kind kind, String text, int line, int start, int end) {
    boolean is(char symbol) {
      return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    boolean isWord(String word) {
      return kind == Kind.WORD && text.equals(word);
    }
  }

  private static final char NONE = '\uffff';

  private final String text;
  private int at;
  private int next;
  private int line = 1;
  private boolean afterBackslash;
  private char current;

  JavaLexer(String text) {
    this.text = text;
    this.next = 0;
    advance();
    if (current == '\ufeff') {
      advance();
    }
  }

  Token next() {
    while (true) {
      while (current != NONE && (Character.isWhitespace(current) || current == '\u001a')) {
        advance();
      }
      int start = at;
      int startLine = line;
      if (atEnd()) {
        return new Token(Kind.END, "", startLine, start, start);
      }
      if (current == '/') {
        advance();
        if (current == '/') {
          skipLine();
          continue;
        }
        if (current == '*') {
          Token comment = comment(start, startLine);
          if (comment.kind() == Kind.WORD) {
            continue;
          }
          return comment;
        }
        return new Token(Kind.SYMBOL, "/", startLine, start, at);
      }
      if (current == '"') {
        return string(start, startLine);
      }
      if (current == '\'') {
        return character(start, startLine);
      }
      if (Character.isJavaIdentifierPart(current) || Character.isSurrogate(current)) {
        return word(start, startLine);
      }
      String symbol = String.valueOf(current);
      advance();
      return new Token(Kind.SYMBOL, symbol, startLine, start, at);
    }
  }

  /** How long the text is. */
  int length() {
    return text.length();
  }

  private boolean atEnd() {
    return at >= text.length();
  }

  /** Moves to the next character, with a Unicode escape taken as the character it stands for. */
  private void advance() {
    if (current == '\n' || (current == '\r' && !startsWith(next, '\n'))) {
      line++;
    }
    at = next;
    if (at >= text.length()) {
      current = NONE;
      return;
    }
    current = text.charAt(at);
    next = at + 1;
    if (current != '\\') {
      afterBackslash = false;
    } else if (afterBackslash || !startsWith(next, 'u')) {
      afterBackslash = !afterBackslash;
    } else {
      unicodeEscape();
    }
  }

  private void unicodeEscape() {
    int digits = next;
    while (startsWith(digits, 'u')) {
      digits++;
    }
    int value = 0;
    for (int i = digits; i < digits + 4; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return;
      }
      value = value * 16 + digit;
    }
    current = (char) value;
    next = digits + 4;
  }

  private boolean startsWith(int offset, char c) {
    return offset < text.length() && text.charAt(offset) == c;
  }

  private void skipLine() {
    while (!atEnd() && current != '\n' && current != '\r') {
      advance();
    }
  }

  /** A Javadoc comment as a token, or a word without text for a comment that says nothing. */
  private Token comment(int start, int startLine) {
    advance();
    boolean javadoc = current == '*';
    StringBuilder content = new StringBuilder();
    char before = NONE;
    while (!atEnd()) {
      char c = current;
      advance();
      if (c == '/' && before == '*') {
        // The two stars of an empty comment are the one that opens it and the one that ends it.
        boolean documents = javadoc && content.length() > 1;
        String said = documents ? content.substring(1, content.length() - 1) : "";
        return new Token(documents ? Kind.JAVADOC : Kind.WORD, said, startLine, start, at);
      }
      content.append(c);
      before = c;
    }
    return new Token(Kind.BROKEN, "comment", startLine, start, at);
  }

  private Token string(int start, int startLine) {
    advance();
    if (current != '"') {
      return quoted('"', start, startLine);
    }
    advance();
    if (current != '"') {
      return new Token(Kind.STRING, "", startLine, start, at);
    }
    advance();
    return textBlock(start, startLine);
  }

  private Token character(int start, int startLine) {
    advance();
    Token token = quoted('\'', start, startLine);
    return token.kind() == Kind.BROKEN
        ? token
        : new Token(Kind.CHARACTER, token.text(), startLine, start, at);
  }

  private Token quoted(char quote, int start, int startLine) {
    StringBuilder content = new StringBuilder();
    while (!atEnd() && current != '\n' && current != '\r') {
      char c = current;
      advance();
      if (c == quote) {
        return literal(content.toString(), start, startLine);
      }
      content.append(c);
      if (c == '\\' && !atEnd()) {
        content.append(current);
        advance();
      }
    }
    return new Token(Kind.BROKEN, "string", startLine, start, at);
  }

  private Token textBlock(int start, int startLine) {
    skipLine();
    advance();
    StringBuilder content = new StringBuilder();
    int quotes = 0;
    while (!atEnd()) {
      char c = current;
      advance();
      content.append(c);
      quotes = c == '"' ? quotes + 1 : 0;
      if (quotes == 3) {
        content.setLength(content.length() - 3);
        return literal(content.toString().stripIndent(), start, startLine);
      }
      if (c == '\\' && !atEnd()) {
        content.append(current);
        advance();
      }
    }
    return new Token(Kind.BROKEN, "string", startLine, start, at);
  }

  private Token literal(String escaped, int start, int startLine) {
    try {
      return new Token(Kind.STRING, escaped.translateEscapes(), startLine, start, at);
    } catch (IllegalArgumentException e) {
      return new Token(Kind.BROKEN, "string", startLine, start, at);
    }
  }

  private Token word(int start, int startLine) {
    int plain = start;
    while (plain < text.length() && isPlainWordPart(text.charAt(plain))) {
      plain++;
    }
    boolean ends =
        plain == text.length() || (text.charAt(plain) < 0x80 && text.charAt(plain) != '\\');
    if (plain > start && ends) {
      jump(plain);
      return new Token(Kind.WORD, text.substring(start, plain), startLine, start, plain);
    }
    StringBuilder word = new StringBuilder();
    while (!atEnd()
        && (Character.isJavaIdentifierPart(current) || Character.isSurrogate(current))) {
      word.append(current);
      advance();
    }
    return new Token(Kind.WORD, word.toString(), startLine, start, at);
  }

  /** Nearly all words are of these alone, and are taken whole. */
  private static boolean isPlainWordPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '$';
  }

  /** Goes on at an offset on the same line that no escape leads to. */
  private void jump(int offset) {
    next = offset;
    current = ' ';
    advance();
  }
}
