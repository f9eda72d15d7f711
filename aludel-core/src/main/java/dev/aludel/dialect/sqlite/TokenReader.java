package dev.aludel.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks through the tokens of one statement, or of a part of it. */
final class TokenReader {

  private final List<Token> tokens;
  private int at;

  TokenReader(String text) {
    this(Tokenizer.tokens(text));
  }

  private TokenReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  Optional<Token> peek() {
    return atEnd() ? Optional.empty() : Optional.of(tokens.get(at));
  }

  Token next() {
    if (atEnd()) {
      throw new UnreadableSql("it ends too early");
    }
    return tokens.get(at++);
  }

  /** Whether the next token is this keyword or symbol. */
  boolean sees(String word) {
    return at < tokens.size() && tokens.get(at).is(word);
  }

  /** Goes past this keyword or symbol if it is next. */
  boolean take(String word) {
    boolean seen = sees(word);
    if (seen) {
      at++;
    }
    return seen;
  }

  /** Goes past these two keywords if they are next. */
  boolean take(String first, String second) {
    boolean seen = sees(first) && at + 1 < tokens.size() && tokens.get(at + 1).is(second);
    if (seen) {
      at += 2;
    }
    return seen;
  }

  /** Goes past these three keywords if they are next. */
  boolean take(String first, String second, String third) {
    boolean seen = at + 2 < tokens.size() && tokens.get(at + 2).is(third) && take(first, second);
    if (seen) {
      at++;
    }
    return seen;
  }

  void expect(String word) {
    if (!take(word)) {
      throw new UnreadableSql(
          "%s was expected before %s".formatted(word, peek().map(Token::text).orElse("the end")));
    }
  }

  String name() {
    Token token = next();
    if (!token.isName()) {
      throw new UnreadableSql("a name was expected before " + token.text());
    }
    if (token.value().isEmpty()) {
      throw new UnreadableSql(
          "SQLite alone takes an empty name. Give it another one (ALTER TABLE … RENAME)");
    }
    return token.value();
  }

  /** What stands between the parentheses that open here, and goes past them. */
  TokenReader parenthesised() {
    expect("(");
    int start = at;
    int depth = 1;
    while (depth > 0) {
      depth += depth(next());
    }
    return new TokenReader(tokens.subList(start, at - 1));
  }

  /** The parts between the commas that stand outside all parentheses. */
  List<TokenReader> separated() {
    List<TokenReader> parts = new ArrayList<>();
    int depth = 0;
    int start = at;
    for (; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      depth += depth(token);
      if (depth == 0 && token.is(",")) {
        parts.add(new TokenReader(tokens.subList(start, at)));
        start = at + 1;
      }
    }
    parts.add(new TokenReader(tokens.subList(start, at)));
    return parts;
  }

  /** What is left, as it is written but without comments and needless white space. */
  String rest() {
    String rest = written(tokens.subList(at, tokens.size()));
    at = tokens.size();
    return rest;
  }

  /** The next {@code count} tokens, and goes past them. */
  TokenReader first(int count) {
    if (at + count > tokens.size()) {
      throw new UnreadableSql("it ends too early");
    }
    TokenReader first = new TokenReader(tokens.subList(at, at + count));
    at += count;
    return first;
  }

  /** The action of a conflict clause, in capitals, if there is one. */
  Optional<String> onConflict() {
    return take("ON", "CONFLICT") ? Optional.of(next().word()) : Optional.empty();
  }

  /** The tokens that are left. */
  List<Token> remaining() {
    return List.copyOf(tokens.subList(at, tokens.size()));
  }

  /** Leaves out the last {@code count} tokens. */
  TokenReader withoutLast(int count) {
    return new TokenReader(tokens.subList(at, tokens.size() - count));
  }

  /** Whether all its tokens are keywords, names without quotes, numbers and symbols. */
  boolean isPlain() {
    return tokens.stream()
        .noneMatch(token -> token.kind() == Token.Kind.QUOTED || token.kind() == Token.Kind.STRING);
  }

  /** What is left, without the parentheses that stand around all of it. */
  TokenReader bare() {
    List<Token> inner = tokens.subList(at, tokens.size());
    while (inner.size() > 2 && enclosed(inner)) {
      inner = inner.subList(1, inner.size() - 1);
    }
    return new TokenReader(inner);
  }

  /**
   * What is left, without the table's name before its columns, and the schema's before that: a
   * table that is being rebuilt has another name for a while.
   */
  TokenReader withoutQualifier(String table) {
    if (!hasDot()) {
      return this;
    }
    List<Token> unqualified = new ArrayList<>();
    for (int i = at; i < tokens.size(); i++) {
      boolean qualifier =
          i + 1 < tokens.size()
              && tokens.get(i + 1).is(".")
              && tokens.get(i).kind() != Token.Kind.STRING
              && tokens.get(i).isName()
              && ParsedTable.key(tokens.get(i).value()).equals(ParsedTable.key(table));
      if (qualifier) {
        i++;
        int last = unqualified.size() - 1;
        if (last > 0 && unqualified.get(last).is(".") && unqualified.get(last - 1).isName()) {
          unqualified.subList(last - 1, last + 1).clear();
        }
      } else {
        unqualified.add(tokens.get(i));
      }
    }
    return new TokenReader(unqualified);
  }

  private boolean hasDot() {
    for (int i = at; i < tokens.size(); i++) {
      if (tokens.get(i).is(".")) {
        return true;
      }
    }
    return false;
  }

  /** By how much the token leads into parentheses, or out of them. */
  private static int depth(Token token) {
    if (token.kind() != Token.Kind.SYMBOL) {
      return 0;
    }
    char c = token.text().charAt(0);
    return c == '(' ? 1 : c == ')' ? -1 : 0;
  }

  private static boolean enclosed(List<Token> tokens) {
    if (!tokens.get(0).is("(")) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += depth(tokens.get(i));
      if (depth == 0) {
        return i == tokens.size() - 1;
      }
    }
    return false;
  }

  private static String written(List<Token> tokens) {
    if (tokens.size() == 1) {
      return tokens.get(0).text();
    }
    StringBuilder written = new StringBuilder();
    int end = tokens.isEmpty() ? 0 : tokens.get(0).start();
    for (Token token : tokens) {
      if (token.start() > end && !written.isEmpty()) {
        written.append(' ');
      }
      written.append(token.text());
      end = token.end();
    }
    return written.toString();
  }
}
