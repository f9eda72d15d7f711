package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.postgresql.Lexer.Token;
import dev.aludel.error.AludelException;
import dev.aludel.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * What a connection looks at: its server's version, the schema it works in, its search path.
 *
 * @param version as in {@code server_version_num}: 180001
 * @param currentSchema the schema whose objects have unqualified names
 * @param standIns schemas that stand in for others, by name; an empty value is the current schema
 */
record Session(
    int version, String currentSchema, String searchPath, Map<String, Optional<String>> standIns) {

  static Session of(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(CatalogQueries.SESSION)) {
      row.next();
      String schema = row.getString(1);
      String searchPath = row.getString(3);
      if (schema == null) {
        throw new AludelException(
            "None of the schemas in this connection's search_path (%s) is there. Create one of them (CREATE SCHEMA …), or set the connection's schema to one that is there."
                .formatted(searchPath.isEmpty() ? "it is empty" : searchPath));
      }
      return new Session(row.getInt(2), schema, searchPath, Map.of());
    }
  }

  /** The same session, reading schemas that stand in for others under the others' names. */
  Session reading(Map<String, Optional<String>> schemas) {
    return new Session(version, currentSchema, searchPath, Map.copyOf(schemas));
  }

  /** The same session where the current schema is a room that stands in for that one. */
  Session inRoomFor(String home) {
    return new Session(version, home, searchPath, Map.of(currentSchema, Optional.empty()));
  }

  /** The name of an object of that schema: unqualified in the current one. */
  QualifiedName name(String schema, String name) {
    return new QualifiedName(
        standIns.containsKey(schema)
            ? standIns.get(schema)
            : Optional.of(schema).filter(s -> !s.equals(currentSchema)),
        name);
  }

  /** The name as inspection gives it: unqualified in the current schema. */
  QualifiedName held(QualifiedName name) {
    return new QualifiedName(
        name.schema().filter(schema -> !schema.equals(currentSchema)), name.name());
  }

  /** A name by which collations are known: those built in stand alone. */
  String collationName(String schema, String name) {
    return attributeName(schema, name, CatalogNames.containCollation(name));
  }

  /** A name by which operator classes are known: those built in stand alone. */
  String operatorClassName(String schema, String name) {
    return attributeName(schema, name, CatalogNames.containOperatorClass(name));
  }

  private String attributeName(String schema, String name, boolean isServers) {
    QualifiedName told = schema.equals("pg_catalog") ? QualifiedName.of(name) : name(schema, name);
    boolean isOwn = !schema.equals("pg_catalog") && told.schema().isEmpty();
    return (isOwn && isServers ? QualifiedName.of(currentSchema, name) : told).toString();
  }

  /** The text with the names of stand-ins replaced by what they stand for. */
  String ownNames(String sql) {
    String text = sql;
    for (Map.Entry<String, Optional<String>> standIn : standIns.entrySet()) {
      String name = spelled(standIn.getValue().orElse(currentSchema)) + ".";
      text = replaced(text, standIn.getKey() + ".", name);
    }
    return text;
  }

  /** In a string (of a {@code regclass}) the quotes of a name are written twice. */
  private static String replaced(String text, String from, String to) {
    if (to.indexOf('\'') < 0 || !text.contains(from)) {
      return text.replace(from, to);
    }
    StringBuilder out = new StringBuilder();
    Lexer lexer = new Lexer(text);
    for (Optional<Token> next = lexer.next(); next.isPresent(); next = lexer.next()) {
      Token token = next.get();
      boolean string = token.kind() == Lexer.Kind.STRING;
      out.append(token.text().replace(from, string ? to.replace("'", "''") : to));
    }
    return out.toString();
  }

  /** A name as the server writes it: in quotes only where it needs them. */
  private static String spelled(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : Quoting.name(name);
  }
}
