package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SplitException;
import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
import java.util.Optional;

/**
 * A statement of somebody else's, as it may be shown: its strings may hold passwords and people's
 * data, so that none is shown; on one line, and not all of a long one.
 */
final class MaskedQuery {

  private static final int LONGEST = 160;

  private MaskedQuery() {}

  static String of(String query) {
    StringBuilder masked = new StringBuilder();
    Lexer lexer = new Lexer(query);
    try {
      for (Optional<Token> token = lexer.next();
          token.isPresent() && masked.length() <= LONGEST;
          token = lexer.next()) {
        append(token.get(), masked);
      }
    } catch (SplitException e) {
      // The server cuts long statements (track_activity_query_size), here within a string.
      masked.append('…');
    }
    String line = masked.toString().strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }

  private static void append(Token token, StringBuilder masked) {
    if (token.kind() == Kind.STRING || token.kind() == Kind.DOLLAR_STRING) {
      masked.append("'***'");
    } else if (token.isSignificant()) {
      masked.append(token.text());
    } else if (masked.length() > 0 && masked.charAt(masked.length() - 1) != ' ') {
      masked.append(' ');
    }
  }
}
