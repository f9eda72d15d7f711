package dev.aludel.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An argument without a name beside those with one, in a body that SQL itself defines (CREATE
 * FUNCTION, sql_body). PostgreSQL writes it back as the empty name {@code f.""}, which it does not
 * read; as a number, {@code $1}, it does.
 */
final class UnnamedArgument {

  private UnnamedArgument() {}

  private static final String TREE = "unnamed.tree=";

  /**
   * The definition with numbers in place of empty names. Of several such arguments it is known
   * which is where if the body is an expression alone, in which they stand in the order in which
   * the server holds them, and else where {@link BodyParameters} tells it. Otherwise the definition
   * stays as it is.
   *
   * @param used those that the body uses, one after another, as {@code unnamed.1=$1}, and the tree
   *     of the body if that may write them in another order
   */
  static String numbered(String definition, List<String> used) {
    List<String> held =
        used.stream()
            .filter(option -> !option.startsWith(TREE))
            .map(option -> option.substring(option.indexOf('=') + 1))
            .toList();
    Optional<List<String>> written =
        used.stream()
            .filter(option -> option.startsWith(TREE))
            .findFirst()
            .map(tree -> written(tree.substring(TREE.length()), held));
    List<String> numbers = written.orElse(held);
    List<Lexer.Token> tokens = Lexer.significant(definition);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).text().equals("\"\"")) {
        places.add(i);
      }
    }
    boolean inOrder = numbers.size() == places.size();
    if (held.isEmpty() || (!inOrder && Set.copyOf(held).size() > 1)) {
      return definition;
    }
    StringBuilder text = new StringBuilder(definition);
    for (int at = places.size() - 1; at >= 0; at--) {
      int i = places.get(at);
      boolean qualified = i > 1 && tokens.get(i - 1).is(".");
      text.replace(
          tokens.get(qualified ? i - 2 : i).start(),
          tokens.get(i).end(),
          inOrder ? numbers.get(at) : held.get(0));
    }
    return text.toString();
  }

  private static List<String> written(String tree, List<String> held) {
    return BodyParameters.of(tree).orElse(List.of()).stream()
        .map(number -> "$" + number)
        .filter(held::contains)
        .toList();
  }
}
