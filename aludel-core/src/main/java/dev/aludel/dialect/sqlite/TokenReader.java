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
    return peek(0);
  }

  Optional<Token> peek(int ahead) {
    return at + ahead < tokens.size() ? Optional.of(tokens.get(at + ahead)) : Optional.empty();
  }

  Token next() {
    if (atEnd()) {
      throw new UnreadableSql("it ends too early");
    }
    return tokens.get(at++);
  }

  /** Whether the next tokens are these keywords or symbols. */
  boolean sees(String... words) {
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (peek(i).filter(token -> token.is(word)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Goes past these keywords if they are next. */
  boolean take(String... words) {
    boolean seen = sees(words);
    if (seen) {
      at += words.length;
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
    return token.value();
  }

  /** What stands between the parentheses that open here, and goes past them. */
  TokenReader parenthesised() {
    expect("(");
    int start = at;
    int depth = 1;
    while (depth > 0) {
      Token token = next();
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
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
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
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
   * What is left, without the table's name before its columns: a table that is being rebuilt has
   * another name for a while.
   */
  TokenReader withoutQualifier(String table) {
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
      } else {
        unqualified.add(tokens.get(i));
      }
    }
    return new TokenReader(unqualified);
  }

  private static boolean enclosed(List<Token> tokens) {
    if (!tokens.get(0).is("(")) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i == tokens.size() - 1;
      }
    }
    return false;
  }

  private static String written(List<Token> tokens) {
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
