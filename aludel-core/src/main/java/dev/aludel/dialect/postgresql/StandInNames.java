package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SplitException;
import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
import dev.aludel.schema.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the schemas that stand in for others into SQL, where it names one of the objects that are
 * created there with its schema: as it stands, or in a string that is read as the number of an
 * object ({@code 'app.t'::regclass}, section 8.19 of PostgreSQL's manual).
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

  /**
   * The same in what a routine runs: in its body, if that is a string, and before the schemas in
   * which it looks for names (CREATE FUNCTION, SET search_path).
   */
  String inBody(String routine) {
    List<Token> tokens = Lexer.significant(routine);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Optional<String> other = Optional.empty();
      if (is(tokens, i - 1, "as") && token.kind() == Kind.STRING && token.text().startsWith("'")) {
        other = Optional.of(inString(token.text()));
      } else if (is(tokens, i - 1, "as") && token.kind() == Kind.DOLLAR_STRING) {
        other = Optional.of(inDollars(token.text()));
      } else if (isInPath(tokens, i)) {
        other = standIn(token).map(name -> Quoting.string(name) + ", " + token.text());
      }
      if (other.isPresent()) {
        out.append(routine, copied, token.start()).append(other.get());
        copied = token.end();
      }
    }
    return out.append(routine.substring(copied)).toString();
  }

  private String inDollars(String literal) {
    int tag = literal.indexOf('$', 1) + 1;
    String body = literal.substring(tag, literal.length() - tag);
    try {
      return literal.substring(0, tag) + in(body) + literal.substring(0, tag);
    } catch (SplitException e) {
      return literal;
    }
  }

  /** Whether a schema of {@code SET search_path TO app, 'public'} stands there. */
  private static boolean isInPath(List<Token> tokens, int at) {
    int first = at;
    while (first > 2 && is(tokens, first - 1, ",")) {
      first -= 2;
    }
    return first > 2
        && (is(tokens, first - 1, "to") || is(tokens, first - 1, "="))
        && is(tokens, first - 2, "search_path")
        && is(tokens, first - 3, "set");
  }

  private Optional<String> standIn(Token schema) {
    String text = schema.text();
    String name =
        schema.kind() == Kind.STRING && text.startsWith("'")
            ? text.substring(1, text.length() - 1).replace("''", "'")
            : schema.name();
    return Optional.ofNullable(
        standIns.get(Optional.of(name).filter(other -> !other.equals(currentSchema))));
  }

  String in(String sql) {
    List<Token> tokens = Lexer.significant(sql);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Optional<String> other =
          isNamedNumber(tokens, i) ? Optional.of(inString(token.text())) : standIn(tokens, i);
      if (other.isPresent()) {
        out.append(sql, copied, token.start()).append(other.get());
        copied = token.end();
      }
    }
    return out.append(sql.substring(copied)).toString();
  }

  /** Whether a string without escapes stands there that is {@code '…'::regclass} or the like. */
  private static boolean isNamedNumber(List<Token> tokens, int at) {
    Token string = tokens.get(at);
    if (string.kind() != Kind.STRING || !string.text().startsWith("'")) {
      return false;
    }
    int type = at + 2;
    if (at + 1 < tokens.size()
        && (tokens.get(at + 1).kind() == Kind.CAST || is(tokens, at + 1, "as"))) {
      type += is(tokens, type, "pg_catalog") && is(tokens, type + 1, ".") ? 2 : 0;
      return type < tokens.size() && TypeTable.isNamedNumber(tokens.get(type).name());
    }
    return at > 0 && TypeTable.isNamedNumber(tokens.get(at - 1).name());
  }

  private static boolean is(List<Token> tokens, int at, String word) {
    return at < tokens.size() && tokens.get(at).is(word);
  }

  /** What is no name is left to the server to refuse. */
  private String inString(String literal) {
    try {
      return Quoting.string(in(literal.substring(1, literal.length() - 1).replace("''", "'")));
    } catch (SplitException e) {
      return literal;
    }
  }

  /** What stands in for the schema of that name, if it is one before an object's. */
  private Optional<String> standIn(List<Token> tokens, int at) {
    boolean qualifies =
        is(tokens, at + 1, ".")
            && isName(tokens.get(at))
            && at + 2 < tokens.size()
            && isName(tokens.get(at + 2))
            && (at == 0 || !tokens.get(at - 1).is("."));
    return qualifies
        ? standIn(tokens.get(at).name(), tokens.get(at + 2).name()).map(Quoting::name)
        : Optional.empty();
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
}
