package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which extensions a script wants, of those that are there. They cannot be set aside: {@code CREATE
 * EXTENSION IF NOT EXISTS} does nothing where one is, and another script uses it without a word.
 */
final class WantedExtensions {

  private static final String THERE = "SELECT extname FROM pg_catalog.pg_extension";

  /** Those on which something depends that this transaction has made. */
  private static final String USED =
      """
      SELECT DISTINCT x.extname FROM pg_catalog.pg_extension x
      JOIN pg_catalog.pg_depend m
        ON m.refclassid = 'pg_extension'::regclass AND m.refobjid = x.oid AND m.deptype = 'e'
      JOIN pg_catalog.pg_depend d ON d.refclassid = m.classid AND d.refobjid = m.objid
      WHERE d.deptype <> 'e' AND d.xmin = pg_current_xact_id()::xid
      """;

  private WantedExtensions() {}

  /** Those that are there, by name. */
  static Set<String> there(Connection connection) throws SQLException {
    return names(connection, THERE);
  }

  /**
   * The schema without the extensions that were there before, and that the script neither asks for
   * nor uses.
   *
   * @param connection in the transaction in which the script ran
   */
  static Schema alone(
      Connection connection, Schema made, Set<String> before, List<ScriptStatement> script)
      throws SQLException {
    Set<String> strange = new HashSet<>(before);
    strange.removeIf(name -> made.definedObjects().stream().noneMatch(it -> isOne(it, name)));
    script.forEach(statement -> strange.remove(created(statement.sql())));
    if (!strange.isEmpty()) {
      strange.removeAll(names(connection, USED));
    }
    Schema alone = made;
    for (DefinedObject object : made.objects(DefinedObject.class)) {
      if (strange.stream().anyMatch(name -> isOne(object, name))) {
        alone = alone.without(object.key());
      }
    }
    return alone;
  }

  private static boolean isOne(DefinedObject object, String extension) {
    return object.kind() == ObjectKind.EXTENSION && object.name().name().equals(extension);
  }

  /** The extension that a statement creates; empty for any other statement. */
  private static String created(String sql) {
    Lexer lexer = new Lexer(sql);
    if (!next(lexer).is("create") || !next(lexer).is("extension")) {
      return "";
    }
    Token name = next(lexer);
    if (name.is("if")) {
      next(lexer);
      next(lexer);
      name = next(lexer);
    }
    return name.kind() == Kind.QUOTED_NAME
        ? name.text().substring(1, name.text().length() - 1).replace("\"\"", "\"")
        : name.text().toLowerCase(Locale.ROOT);
  }

  /** The next token that means something; an empty one at the end. */
  private static Token next(Lexer lexer) {
    return lexer
        .next()
        .map(token -> token.isSignificant() ? token : next(lexer))
        .orElseGet(() -> new Token(Kind.SPACE, "", 0, 0));
  }

  private static Set<String> names(Connection connection, String query) throws SQLException {
    Set<String> names = new HashSet<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
