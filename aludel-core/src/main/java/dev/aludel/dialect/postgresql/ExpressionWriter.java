package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Writes expressions as PostgreSQL's SQL. */
final class ExpressionWriter {

  static final String DIALECT = "postgresql";

  private ExpressionWriter() {}

  /**
   * The expression as this dialect has it: an expression for each dialect becomes the text for
   * PostgreSQL, and is nothing where there is none.
   */
  static Optional<Expression> own(Expression expression) {
    if (expression instanceof Expression.PerDialect each) {
      return each.on(DIALECT).filter(text -> !text.isBlank()).map(Expression.Sql::new);
    }
    return Optional.of(expression);
  }

  /**
   * The default of a column as it is held. Numbers and booleans follow the column's type, so that
   * {@code defaultsTo(0)} of a boolean is {@code false}; SQLite knows no difference.
   */
  static Optional<Expression> defaultOf(Expression expression, Type type) {
    Optional<Expression> own = own(expression);
    if (own.isEmpty()) {
      return own;
    }
    Expression value = own.orElseThrow();
    if (value instanceof Expression.Sql sql) {
      return ExpressionReader.readDefault(sql.text(), type).map(read -> following(read, type));
    }
    return Optional.of(following(value, type));
  }

  private static Expression following(Expression value, Type type) {
    if (value instanceof Expression.BooleanLiteral flag && TypeTable.isNumber(type)) {
      return new Expression.NumberLiteral(flag.value() ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    if (value instanceof Expression.NumberLiteral number && type == Type.Scalar.BOOLEAN) {
      return new Expression.BooleanLiteral(number.value().signum() != 0);
    }
    return value;
  }

  /** The expression without parentheses around it. */
  static String write(Expression expression) {
    return expression.match(WRITER);
  }

  /** The expression where only a simple one may stand bare: a default, a key of an index. */
  static String operand(Expression expression) {
    String text = write(expression);
    return expression instanceof Expression.Sql && !isSimple(text) ? "(" + text + ")" : text;
  }

  /** A key of an index may stand without parentheses only if it is a function's call. */
  static String indexKey(Expression expression) {
    String text = write(expression);
    return isCall(Lexer.significant(text)) ? text : "(" + text + ")";
  }

  private static boolean isSimple(String text) {
    List<Token> tokens = Lexer.significant(text);
    boolean literal =
        tokens.get(0).kind() == Kind.STRING
            && (tokens.size() == 1 || (tokens.size() == 3 && tokens.get(1).kind() == Kind.CAST));
    return tokens.size() == 1 || literal || isCall(tokens);
  }

  private static boolean isCall(List<Token> tokens) {
    if (tokens.size() < 3 || tokens.get(0).kind() != Kind.WORD || !tokens.get(1).is("(")) {
      return false;
    }
    int depth = 0;
    for (int i = 1; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i == tokens.size() - 1 && !tokens.get(0).is("not");
      }
    }
    return false;
  }

  private static final Expression.Cases<String> WRITER =
      new Expression.Cases<>() {
        @Override
        public String on(Expression.TextLiteral expression) {
          return Quoting.string(expression.value());
        }

        @Override
        public String on(Expression.NumberLiteral expression) {
          return expression.digits();
        }

        @Override
        public String on(Expression.BooleanLiteral expression) {
          return expression.value() ? "true" : "false";
        }

        @Override
        public String on(Expression.Function expression) {
          return switch (expression) {
            case CURRENT_TIMESTAMP -> "CURRENT_TIMESTAMP";
            case CURRENT_DATE -> "CURRENT_DATE";
            case CURRENT_TIME -> "CURRENT_TIME";
            case GENERATED_UUID -> "gen_random_uuid()";
          };
        }

        @Override
        public String on(Expression.Sql expression) {
          return expression.text();
        }

        @Override
        public String on(Expression.PerDialect expression) {
          return expression
              .on(DIALECT)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "An expression without a text for PostgreSQL: " + expression));
        }
      };
}
