package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
import dev.aludel.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a statement word by word, as far as its kind and its names go. */
final class StatementWords {

  private final List<Token> tokens;
  private int at;

  StatementWords(String sql) {
    this.tokens = Lexer.significant(sql);
  }

  /** Passes over these words if they come next. */
  boolean accept(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  /** Passes over everything up to this word and over the word itself. */
  boolean skipTo(String word) {
    for (int i = at; i < tokens.size(); i++) {
      if (tokens.get(i).is(word)) {
        at = i + 1;
        return true;
      }
    }
    return false;
  }

  /** Passes over options in parentheses. */
  void skipParentheses() {
    if (at < tokens.size() && tokens.get(at).is("(")) {
      skipTo(")");
    }
  }

  /** Whether this word comes anywhere from here on. */
  boolean has(String word) {
    return tokens.subList(at, tokens.size()).stream().anyMatch(token -> token.is(word));
  }

  /** Whether this word comes next. */
  boolean isNext(String word) {
    return at < tokens.size() && tokens.get(at).is(word);
  }

  /** A string constant, without its quotes. */
  Optional<String> string() {
    return at < tokens.size() && tokens.get(at).kind() == Kind.STRING
        ? Optional.of(tokens.get(at++).text())
        : Optional.empty();
  }

  /** A name with its schema, as the server reads it: without quotes, or in lower case. */
  Optional<QualifiedName> name() {
    List<String> parts = new ArrayList<>();
    while (at < tokens.size() && isName(tokens.get(at))) {
      parts.add(tokens.get(at++).name());
      if (!accept(".")) {
        break;
      }
    }
    int last = parts.size() - 1;
    return switch (parts.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(QualifiedName.of(parts.get(0)));
      // A third part, first, is the name of this database (section 4.2).
      default -> Optional.of(QualifiedName.of(parts.get(last - 1), parts.get(last)));
    };
  }

  private static boolean isName(Token token) {
    return token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_NAME;
  }
}
