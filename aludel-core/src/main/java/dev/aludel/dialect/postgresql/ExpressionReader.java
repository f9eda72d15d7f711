package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads SQL back to a logical expression where it is one; all else stays SQL, without the
 * parentheses around the whole.
 *
 * <p>To the model these are the same: {@code now()}, {@code transaction_timestamp()} and {@code
 * CURRENT_TIMESTAMP}, which give the time at which the transaction began (section 9.9.5); {@code
 * gen_random_uuid()} and {@code uuidv4()} (section 9.14); a literal with and without a cast to the
 * type of its column.
 */
final class ExpressionReader {

  private static final Set<String> TEXT_CASTS =
      Set.of("text", "character varying", "varchar", "bpchar", "character", "char");

  private static final Set<String> NUMBER_CASTS =
      Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  private ExpressionReader() {}

  /**
   * The default of a column of that type; none for NULL, which is what a column has without. A
   * domain may have a default, which the NULL of its column overrides (CREATE DOMAIN, DEFAULT).
   */
  static Optional<Expression> readDefault(String sql, Type type) {
    String bare = withoutParentheses(sql);
    List<Token> tokens = Lexer.significant(bare);
    boolean isNull =
        tokens.get(0).is("null") && (tokens.size() == 1 || tokens.get(1).kind() == Kind.CAST);
    if (isNull) {
      return mayBeDomain(type) ? Optional.of(new Expression.Sql(bare)) : Optional.empty();
    }
    Expression read = read(bare, tokens, Optional.of(type));
    return Optional.of(
        read instanceof Expression.NumberLiteral number && losesDigits(number, tokens, type)
            ? new Expression.Sql(bare)
            : read);
  }

  /** A NULL is only stored for a domain, and for what cuts values to a length. */
  private static boolean mayBeDomain(Type type) {
    return type instanceof Type.Sql sql && !sql.text().contains("(");
  }

  /**
   * Whether the column shows the zeros at the end of the number: one of a type with a scale of its
   * own does not, nor do other types than {@code numeric} (section 8.1.2).
   */
  private static boolean losesDigits(
      Expression.NumberLiteral number, List<Token> tokens, Type type) {
    return type instanceof Type.Decimal decimal
        && decimal.precision().isEmpty()
        && tokens.stream()
            .map(token -> token.text().replace("'", ""))
            .filter(text -> text.matches("-?[0-9]*\\.[0-9]*0"))
            .anyMatch(text -> !text.equals(number.digits()));
  }

  /** A condition, a key of an index, what generates a column. */
  static Expression read(String sql) {
    String bare = withoutParentheses(sql);
    return read(bare, Lexer.significant(bare), Optional.empty());
  }

  private static Expression read(String sql, List<Token> tokens, Optional<Type> type) {
    return readWord(tokens)
        .or(() -> readNumber(tokens))
        .or(() -> readString(sql, tokens, type))
        .orElseGet(() -> new Expression.Sql(sql));
  }

  private static Optional<Expression> readWord(List<Token> tokens) {
    Token first = tokens.get(0);
    if (first.kind() != Kind.WORD) {
      return Optional.empty();
    }
    boolean call = tokens.size() == 3 && tokens.get(1).is("(") && tokens.get(2).is(")");
    if (!call && tokens.size() != 1) {
      return Optional.empty();
    }
    String word = first.text().toLowerCase(Locale.ROOT) + (call ? "()" : "");
    return switch (word) {
      case "true" -> Optional.of(new Expression.BooleanLiteral(true));
      case "false" -> Optional.of(new Expression.BooleanLiteral(false));
      case "current_timestamp", "now()", "transaction_timestamp()" ->
          Optional.of(Expression.Function.CURRENT_TIMESTAMP);
      case "current_date" -> Optional.of(Expression.Function.CURRENT_DATE);
      case "current_time" -> Optional.of(Expression.Function.CURRENT_TIME);
      case "gen_random_uuid()", "uuidv4()" -> Optional.of(Expression.Function.GENERATED_UUID);
      default -> Optional.empty();
    };
  }

  private static Optional<Expression> readNumber(List<Token> tokens) {
    int digits = tokens.get(0).is("-") ? 1 : 0;
    return tokens.size() == digits + 1 && tokens.get(digits).kind() == Kind.NUMBER
        ? number((digits == 1 ? "-" : "") + tokens.get(digits).text())
        : Optional.empty();
  }

  private static Optional<Expression> number(String text) {
    try {
      return Optional.of(new Expression.NumberLiteral(new BigDecimal(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Expression> readString(
      String sql, List<Token> tokens, Optional<Type> type) {
    Token first = tokens.get(0);
    Optional<String> value = first.kind() == Kind.STRING ? valueOf(first.text()) : Optional.empty();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (tokens.size() == 1) {
      return Optional.of(new Expression.TextLiteral(value.orElseThrow()));
    }
    if (tokens.get(1).kind() != Kind.CAST
        || tokens.stream().filter(token -> token.kind() == Kind.CAST).count() > 1) {
      return Optional.empty();
    }
    String cast = sql.substring(tokens.get(1).end()).strip();
    String plain = withoutModifiers(cast);
    if (NUMBER_CASTS.contains(plain)) {
      return number(value.orElseThrow());
    }
    boolean same =
        type.isPresent()
            && (TEXT_CASTS.contains(plain)
                ? TypeTable.isText(type.orElseThrow())
                : names(cast, type.orElseThrow()));
    return same ? value.map(Expression.TextLiteral::new) : Optional.empty();
  }

  /** Whether the cast leads to the column's own type, modifiers such as a length aside. */
  private static boolean names(String cast, Type type) {
    if (type instanceof Type.Array array) {
      return cast.endsWith("[]") && names(cast.substring(0, cast.length() - 2), array.element());
    }
    if (type instanceof Type.Enumeration enumeration) {
      List<Token> tokens = Lexer.significant(cast);
      Token last = tokens.get(tokens.size() - 1);
      return unquoted(last).equals(enumeration.name().name())
          && (tokens.size() == 1 || tokens.size() == 3);
    }
    String declared = type instanceof Type.Sql sql ? sql.text() : formatted(type);
    return withoutModifiers(cast).equals(withoutModifiers(declared));
  }

  private static String unquoted(Token name) {
    return name.kind() == Kind.QUOTED_NAME
        ? name.text().substring(1, name.text().length() - 1).replace("\"\"", "\"")
        : name.text();
  }

  /** The type's name as {@code format_type} writes it. */
  private static String formatted(Type type) {
    String name = withoutModifiers(TypeTable.write(type));
    return switch (name) {
      case "varchar" -> "character varying";
      case "char" -> "character";
      case "timestamp" -> "timestamp without time zone";
      case "timestamptz" -> "timestamp with time zone";
      case "time" -> "time without time zone";
      case "timetz" -> "time with time zone";
      default -> name;
    };
  }

  private static String withoutModifiers(String type) {
    return type.replaceAll("\\([^)]*\\)", "");
  }

  /** What a string token stands for; empty for the rarer spellings. */
  private static Optional<String> valueOf(String token) {
    boolean escapes = token.charAt(0) == 'E' || token.charAt(0) == 'e';
    if (!escapes && token.charAt(0) != '\'') {
      return Optional.empty();
    }
    String body = token.substring(escapes ? 2 : 1, token.length() - 1).replace("''", "'");
    if (!escapes) {
      return Optional.of(body);
    }
    String single = body.replace("\\\\", "\\");
    // Other escapes than that of the backslash itself are not read: the server reads them.
    return single.replace("\\", "\\\\").equals(body) ? Optional.of(single) : Optional.empty();
  }

  /** The text in its one spelling, without spaces and parentheses around the whole of it. */
  static String withoutParentheses(String sql) {
    String text = ArrayCasts.inElements(sql.strip());
    while (text.startsWith("(") && closesAtEnd(text)) {
      text = text.substring(1, text.length() - 1).strip();
    }
    return text;
  }

  private static boolean closesAtEnd(String text) {
    int depth = 0;
    for (Token token : Lexer.significant(text)) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0) {
        return token.end() == text.length();
      }
    }
    return false;
  }
}
