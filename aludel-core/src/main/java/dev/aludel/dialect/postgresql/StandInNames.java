package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
import dev.aludel.schema.QualifiedName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the schemas that stand in for others into SQL, where it names one of the objects that are
 * created there with its schema.
 */
final class StandInNames {

  private final Map<Optional<String>, String> standIns;
  private final String currentSchema;
  private final Set<QualifiedName> moved;

  /**
   * @param moved the objects that are created in a stand-in, by the names of the model
   */
  StandInNames(
      Map<Optional<String>, String> standIns, String currentSchema, Set<QualifiedName> moved) {
    this.standIns = standIns;
    this.currentSchema = currentSchema;
    this.moved = moved;
  }

  String in(String sql) {
    List<Token> tokens = Lexer.significant(sql);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    for (int i = 0; i + 2 < tokens.size(); i++) {
      Token schema = tokens.get(i);
      boolean qualified = isName(schema) && tokens.get(i + 1).is(".") && isName(tokens.get(i + 2));
      if (qualified && (i == 0 || !tokens.get(i - 1).is("."))) {
        Optional<String> standIn = standIn(name(schema), name(tokens.get(i + 2)));
        if (standIn.isPresent()) {
          out.append(sql, copied, schema.start()).append(Quoting.name(standIn.get()));
          copied = schema.end();
        }
      }
    }
    return out.append(sql.substring(copied)).toString();
  }

  private Optional<String> standIn(String schema, String object) {
    Optional<String> own = Optional.of(schema).filter(name -> !name.equals(currentSchema));
    return moved.contains(new QualifiedName(own, object))
        ? Optional.ofNullable(standIns.get(own))
        : Optional.empty();
  }

  private static boolean isName(Token token) {
    return token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_NAME;
  }

  private static String name(Token token) {
    return token.kind() == Kind.QUOTED_NAME
        ? token.text().substring(1, token.text().length() - 1).replace("\"\"", "\"")
        : token.text().toLowerCase(Locale.ROOT);
  }
}
