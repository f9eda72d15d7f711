package dev.aludel.dialect.postgresql;

import java.util.List;

/**
 * An argument without a name beside those with one, in a body that SQL itself defines (CREATE
 * FUNCTION, sql_body). PostgreSQL writes it back as the empty name {@code f.""}, which it does not
 * read; as a number, {@code $1}, it does.
 */
final class UnnamedArgument {

  private UnnamedArgument() {}

  /**
   * The definition with the number in place of the empty name. Of two such arguments nothing tells
   * which is where, and the definition stays as it is.
   *
   * @param used those that the body uses, as {@code unnamed.1=$1}
   */
  static String numbered(String definition, List<String> used) {
    if (used.size() != 1) {
      return definition;
    }
    String number = used.get(0).substring(used.get(0).indexOf('=') + 1);
    List<Lexer.Token> tokens = Lexer.significant(definition);
    StringBuilder text = new StringBuilder(definition);
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.get(i).text().equals("\"\"")) {
        boolean qualified = i > 1 && tokens.get(i - 1).is(".");
        text.replace(tokens.get(qualified ? i - 2 : i).start(), tokens.get(i).end(), number);
      }
    }
    return text.toString();
  }
}
