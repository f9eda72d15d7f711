package dev.aludel.dialect.sqlite;

import dev.aludel.error.AludelException;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Expression.BooleanLiteral;
import dev.aludel.schema.Expression.Function;
import dev.aludel.schema.Expression.NumberLiteral;
import dev.aludel.schema.Expression.PerDialect;
import dev.aludel.schema.Expression.Sql;
import dev.aludel.schema.Expression.TextLiteral;
import dev.aludel.schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Expressions in SQLite's words, and back.
 *
 * <p>SQLite keeps the text of an expression as it was written. One spelling is chosen all the same:
 * without comments, white space as one blank, and without parentheses around the whole.
 */
final class Expressions {

  /** A random UUID, version 4 (RFC 9562, section 5.4): SQLite has no function for it. */
  static final String GENERATED_UUID =
      "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
          + " || '-' || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)"
          + " || '-' || hex(randomblob(6)))";

  private Expressions() {}

  /** The text of the expression, or nothing if it has none for SQLite. */
  static Optional<String> write(Expression expression) {
    return expression.match(
        new Expression.Cases<>() {
          @Override
          public Optional<String> on(TextLiteral literal) {
            return Optional.of(Literals.text(literal.value()));
          }

          @Override
          public Optional<String> on(NumberLiteral literal) {
            return Optional.of(literal.digits());
          }

          @Override
          public Optional<String> on(BooleanLiteral literal) {
            return Optional.of(literal.value() ? "TRUE" : "FALSE");
          }

          @Override
          public Optional<String> on(Function function) {
            return Optional.of(
                function == Function.GENERATED_UUID ? GENERATED_UUID : function.name());
          }

          @Override
          public Optional<String> on(Sql sql) {
            return Optional.of(canonical(sql.text()));
          }

          @Override
          public Optional<String> on(PerDialect texts) {
            return texts
                .on(SqliteDialect.NAME)
                .filter(text -> !text.isBlank())
                .map(Expressions::canonical);
          }
        });
  }

  /** The text in the one spelling that is kept. */
  static String canonical(String text) {
    try {
      return new TokenReader(text).bare().rest();
    } catch (Tokenizer.UnfinishedText e) {
      throw new AludelException(
          "The SQL expression %s cannot be used: %s in it does not end.".formatted(text, e.what()),
          e);
    }
  }

  /** A default as it stands after {@code DEFAULT}: what is no literal needs parentheses. */
  static Optional<String> writeDefault(Expression expression) {
    return write(expression)
        .map(text -> isLiteral(expression) || isTerm(text) ? text : "(" + text + ")");
  }

  /** What is sure to be a term without a look at its text. */
  private static boolean isLiteral(Expression expression) {
    return expression instanceof NumberLiteral || expression instanceof BooleanLiteral;
  }

  /** What may stand after {@code DEFAULT} without parentheses, in SQLite's grammar. */
  private static boolean isTerm(String text) {
    List<Token> tokens = new TokenReader(text).remaining();
    int sign = !tokens.isEmpty() && (tokens.get(0).is("-") || tokens.get(0).is("+")) ? 1 : 0;
    if (tokens.size() != 1 + sign) {
      return false;
    }
    Token token = tokens.get(sign);
    return switch (token.kind()) {
      case NUMBER -> true;
      case STRING, BLOB -> sign == 0;
      case WORD -> sign == 0 && isConstant(token);
      case QUOTED, SYMBOL -> false;
    };
  }

  private static boolean isConstant(Token token) {
    return switch (token.word()) {
      case "NULL", "TRUE", "FALSE", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME" -> true;
      default -> false;
    };
  }

  /** Reads what stands after {@code DEFAULT}; nothing for {@code NULL}, which is no default. */
  static Optional<Expression> readDefault(TokenReader whole, Type type) {
    TokenReader reader = whole.bare();
    List<Token> tokens = reader.remaining();
    String text = reader.rest();
    if (text.equalsIgnoreCase("NULL")) {
      return Optional.empty();
    }
    if (tokens.size() == 1) {
      Token token = tokens.get(0);
      if (token.kind() == Token.Kind.STRING) {
        return Optional.of(new TextLiteral(token.value()));
      }
      if (token.kind() == Token.Kind.QUOTED) {
        // SQLite takes a name for a string here: DEFAULT "x".
        return Optional.of(new TextLiteral(token.value()));
      }
      if (token.is("TRUE") || token.is("FALSE")) {
        return Optional.of(new BooleanLiteral(token.is("TRUE")));
      }
      if (token.kind() == Token.Kind.WORD) {
        // Nor is there a column to mean by a word: DEFAULT x is DEFAULT 'x', without parentheses.
        return Optional.of(
            isConstant(token) ? Function.valueOf(token.word()) : new TextLiteral(token.text()));
      }
    }
    Optional<BigDecimal> number = number(tokens);
    if (number.isPresent()) {
      return Optional.of(numberOrBoolean(number.get(), type));
    }
    return Optional.of(text.equals(GENERATED_UUID) ? Function.GENERATED_UUID : new Sql(text));
  }

  private static Expression numberOrBoolean(BigDecimal number, Type type) {
    if (type == Type.Scalar.BOOLEAN) {
      if (number.signum() == 0) {
        return new BooleanLiteral(false);
      }
      if (number.compareTo(BigDecimal.ONE) == 0) {
        return new BooleanLiteral(true);
      }
    }
    return new NumberLiteral(number);
  }

  private static Optional<BigDecimal> number(List<Token> tokens) {
    boolean signed = tokens.size() == 2 && (tokens.get(0).is("-") || tokens.get(0).is("+"));
    if (tokens.isEmpty() || (tokens.size() != 1 && !signed)) {
      return Optional.empty();
    }
    Token last = tokens.get(tokens.size() - 1);
    if (last.kind() != Token.Kind.NUMBER) {
      return Optional.empty();
    }
    try {
      String digits = last.text().replace("_", "");
      BigDecimal value =
          digits.regionMatches(true, 0, "0x", 0, 2)
              ? new BigDecimal(new BigInteger(digits.substring(2), 16))
              : new BigDecimal(digits);
      return value.precision() - (long) value.scale() > 400 || value.scale() > 400
          ? Optional.empty()
          : Optional.of(tokens.get(0).is("-") ? value.negate() : value);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
