package dev.aludel.schema;

import dev.aludel.schema.Expression.BooleanLiteral;
import dev.aludel.schema.Expression.Function;
import dev.aludel.schema.Expression.NumberLiteral;
import dev.aludel.schema.Expression.TextLiteral;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an expression as people and databases write it: literals and the functions that every
 * dialect has become what they are, all else stays SQL.
 */
public final class ExpressionText {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\s*(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");

  private static final Pattern STRING = Pattern.compile("'((?:[^']++|'')*+)'");

  /** PostgreSQL's cast of a literal; its manual, section 4.2.9. */
  private static final Pattern CAST =
      Pattern.compile("(.+?)::\\s*([a-zA-Z_][\\w \"]*(?:\\([\\d, ]*\\))?[\\w ]*(?:\\[])*)\\s*");

  private static final Map<String, Expression> WORDS =
      Map.ofEntries(
          Map.entry("true", new BooleanLiteral(true)),
          Map.entry("false", new BooleanLiteral(false)),
          Map.entry("current_timestamp", Function.CURRENT_TIMESTAMP),
          Map.entry("current_timestamp()", Function.CURRENT_TIMESTAMP),
          Map.entry("now()", Function.CURRENT_TIMESTAMP),
          Map.entry("transaction_timestamp()", Function.CURRENT_TIMESTAMP),
          Map.entry("current_date", Function.CURRENT_DATE),
          Map.entry("current_date()", Function.CURRENT_DATE),
          Map.entry("current_time", Function.CURRENT_TIME),
          Map.entry("current_time()", Function.CURRENT_TIME),
          Map.entry("gen_random_uuid()", Function.GENERATED_UUID),
          Map.entry("uuid_generate_v4()", Function.GENERATED_UUID));

  private ExpressionText() {}

  /**
   * The expression that the text means.
   *
   * @throws SchemaException if the text is blank
   */
  public static Expression parse(String text) {
    String sql = withoutParentheses(text.strip());
    return literal(sql).or(() -> castLiteral(sql)).orElseGet(() -> new Expression.Sql(sql));
  }

  private static Optional<Expression> literal(String sql) {
    Expression word = WORDS.get(sql.toLowerCase(Locale.ROOT).replaceAll("\\s+(?=\\()", ""));
    if (word != null) {
      return Optional.of(word);
    }
    Matcher string = STRING.matcher(sql);
    if (string.matches()) {
      return Optional.of(new TextLiteral(string.group(1).replace("''", "'")));
    }
    return number(sql);
  }

  private static Optional<Expression> number(String sql) {
    return NUMBER.matcher(sql).matches()
        ? Optional.of(new NumberLiteral(new BigDecimal(sql.replaceAll("\\s", ""))))
        : Optional.empty();
  }

  /** A literal keeps its meaning without a cast to the type of the column that it is given to. */
  private static Optional<Expression> castLiteral(String sql) {
    Matcher cast = CAST.matcher(sql);
    if (!cast.matches()) {
      return Optional.empty();
    }
    Type type = TypeText.parse(cast.group(2));
    return literal(withoutParentheses(cast.group(1).strip()))
        .filter(value -> !(value instanceof Function))
        .map(value -> as(type, value));
  }

  /** The literal as one of that type: {@code '-1'} for an integer is {@code -1}. */
  public static Expression as(Type type, Expression value) {
    if (type == Type.Scalar.BOOLEAN) {
      return asBoolean(value);
    }
    if (value instanceof TextLiteral text && isNumeric(type)) {
      return number(text.value().strip()).orElse(value);
    }
    return value;
  }

  private static Expression asBoolean(Expression value) {
    String word = "";
    if (value instanceof NumberLiteral number) {
      word = number.digits();
    } else if (value instanceof TextLiteral text) {
      word = text.value().strip().toLowerCase(Locale.ROOT);
    }
    return switch (word) {
      case "1", "t", "true", "y", "yes", "on" -> new BooleanLiteral(true);
      case "0", "f", "false", "n", "no", "off" -> new BooleanLiteral(false);
      default -> value;
    };
  }

  private static boolean isNumeric(Type type) {
    return type instanceof Type.Decimal
        || type == Type.Scalar.SMALL_INTEGER
        || type == Type.Scalar.INTEGER
        || type == Type.Scalar.BIG_INTEGER
        || type == Type.Scalar.REAL
        || type == Type.Scalar.DOUBLE_PRECISION;
  }

  /** The text without parentheses around the whole of it. */
  public static String withoutParentheses(String text) {
    String inner = text;
    while (inner.startsWith("(") && closing(inner) == inner.length() - 1) {
      inner = inner.substring(1, inner.length() - 1).strip();
    }
    return inner;
  }

  /** Where the parenthesis at the start closes, or −1. */
  private static int closing(String text) {
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
