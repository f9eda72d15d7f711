package dev.aludel.jpa;

import dev.aludel.schema.Expression;
import dev.aludel.schema.ExpressionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The SQL of a column as it stands in {@code columnDefinition}: a type, and clauses after it.
 *
 * @param type the text of the type, empty if the SQL has only clauses
 * @param nullable what the SQL says, if it does
 * @param rest what is not understood, empty if all is
 */
record ColumnClauses(
    String type,
    Optional<Boolean> nullable,
    Optional<Expression> defaultValue,
    Optional<String> collation,
    boolean unique,
    List<Expression> checks,
    String rest) {

  private static final Set<String> STARTS =
      Set.of(
          "not",
          "null",
          "default",
          "collate",
          "unique",
          "check",
          "primary",
          "references",
          "generated",
          "constraint",
          "comment",
          "on",
          "as",
          "storage",
          "compression");

  /** Takes the SQL apart, at words that stand outside of quotes and parentheses. */
  static ColumnClauses parse(String sql) {
    List<String> words = words(sql);
    int at = 0;
    StringBuilder type = new StringBuilder();
    while (at < words.size() && !starts(words.get(at))) {
      append(type, words.get(at++));
    }
    Optional<Boolean> nullable = Optional.empty();
    Optional<Expression> defaultValue = Optional.empty();
    Optional<String> collation = Optional.empty();
    boolean unique = false;
    List<Expression> checks = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    while (at < words.size()) {
      String word = lower(words.get(at++));
      boolean last = at == words.size();
      if (word.equals("null")) {
        nullable = Optional.of(true);
      } else if (word.equals("not") && !last && lower(words.get(at)).equals("null")) {
        nullable = Optional.of(false);
        at++;
      } else if (word.equals("unique")) {
        unique = true;
      } else if (word.equals("collate") && !last) {
        collation = Optional.of(Names.unquoted(words.get(at++)));
      } else if (word.startsWith("check")) {
        String condition =
            word.equals("check") && !last ? words.get(at++) : words.get(at - 1).substring(5);
        checks.add(new Expression.Sql(ExpressionText.withoutParentheses(condition.strip())));
      } else if (word.equals("default") && !last) {
        StringBuilder value = new StringBuilder();
        do {
          append(value, words.get(at++));
        } while (at < words.size() && !starts(words.get(at)));
        defaultValue = Optional.of(value.toString()).flatMap(ColumnClauses::value);
      } else {
        append(rest, words.get(at - 1));
      }
    }
    return new ColumnClauses(
        type.toString(), nullable, defaultValue, collation, unique, checks, rest.toString());
  }

  /** A default as it is written; {@code NULL} is none. */
  static Optional<Expression> value(String text) {
    return text.isBlank()
            || ExpressionText.withoutParentheses(text.strip()).equalsIgnoreCase("null")
        ? Optional.empty()
        : Optional.of(ExpressionText.parse(text));
  }

  private static boolean starts(String word) {
    String lower = lower(word);
    return STARTS.contains(lower) || lower.startsWith("check(");
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static void append(StringBuilder text, String word) {
    text.append(text.isEmpty() ? "" : " ").append(word);
  }

  private static List<String> words(String sql) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int depth = 0;
    char quote = 0;
    for (char c : (sql + " ").toCharArray()) {
      if (quote == 0 && depth == 0 && Character.isWhitespace(c)) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
        continue;
      }
      word.append(c);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString().strip());
    }
    return words;
  }
}
