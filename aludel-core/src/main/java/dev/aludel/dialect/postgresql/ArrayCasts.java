package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives one spelling to a cast of an array.
 *
 * <p>PostgreSQL writes {@code c IN ('a', 'b')} on a {@code varchar} back as {@code c::text = ANY
 * ((ARRAY['a'::varchar, 'b'::varchar])::text[])}. Read again, that becomes {@code ANY
 * (ARRAY[('a'::varchar)::text, ('b'::varchar)::text])}, which from then on stays as it is. The
 * second form is the one kept, so that an expression is the same however often it was dumped.
 */
final class ArrayCasts {

  private ArrayCasts() {}

  /** The text with each cast of an array turned into casts of its elements. */
  static String inElements(String sql) {
    String text = sql;
    while (text.contains("(ARRAY[")) {
      String next = withOneCastInElements(text);
      if (next.equals(text)) {
        return text;
      }
      text = next;
    }
    return text;
  }

  private static String withOneCastInElements(String sql) {
    List<Token> tokens = Lexer.significant(sql);
    for (int open = 0; open + 2 < tokens.size(); open++) {
      if (!tokens.get(open).is("(")
          || !tokens.get(open + 1).is("array")
          || !tokens.get(open + 2).is("[")) {
        continue;
      }
      int close = closing(tokens, open + 2);
      int type = close + 3;
      int end = endOfArrayType(tokens, type);
      if (close > 0
          && end > type
          && tokens.get(close + 1).is(")")
          && tokens.get(close + 2).kind() == Kind.CAST) {
        String name = sql.substring(tokens.get(type).start(), tokens.get(end - 2).start()).strip();
        return sql.substring(0, tokens.get(open).start())
            + "ARRAY["
            + String.join(", ", casts(sql, tokens, open + 3, close, name))
            + "]"
            + sql.substring(tokens.get(end - 1).end());
      }
    }
    return sql;
  }

  private static int closing(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += depthOf(tokens.get(i));
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int depthOf(Token token) {
    return token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
  }

  /** The position after {@code []} of the type that begins there; -1 if it is no array. */
  private static int endOfArrayType(List<Token> tokens, int start) {
    for (int i = start; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("[") && tokens.get(i + 1).is("]")) {
        return i + 2;
      }
      boolean name = token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_NAME || token.is(".");
      if (!name) {
        return -1;
      }
    }
    return -1;
  }

  private static List<String> casts(String sql, List<Token> tokens, int from, int to, String type) {
    List<String> casts = new ArrayList<>();
    int depth = 0;
    int first = from;
    for (int i = from; i <= to; i++) {
      Token token = tokens.get(i);
      if (depth == 0 && (i == to || token.is(",")) && i > first) {
        String element = sql.substring(tokens.get(first).start(), tokens.get(i - 1).end());
        casts.add("(" + element + ")::" + type);
        first = i + 1;
      }
      depth += depthOf(token);
    }
    return casts;
  }
}
