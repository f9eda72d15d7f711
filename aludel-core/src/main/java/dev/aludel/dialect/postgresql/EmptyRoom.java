package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Access;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.error.AludelException;
import dev.aludel.operation.ConnectionWork;
import dev.aludel.schema.DefinedObjects;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where work finds nothing there yet, in a transaction that is rolled back: the database itself,
 * with all that is there {@linkplain SetAside set aside}, or, for a role that may not do that, a
 * schema of its own, which the work must not leave.
 */
final class EmptyRoom {

  private static final String PREFIX = "aludel_scratch_";

  /** What this transaction has made or changed outside the room, but for parts of extensions. */
  private static final String OUTSIDE =
      """
      SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.xmin = pg_current_xact_id()::xid AND n.nspname <> ? AND n.nspname !~ '^pg_'
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                          AND d.deptype IN ('e', 'i'))
        AND c.relkind NOT IN ('i', 'I', 't')
      UNION ALL
      SELECT n.nspname, NULL FROM pg_catalog.pg_namespace n
      WHERE n.xmin = pg_current_xact_id()::xid AND n.nspname <> ?
      ORDER BY 2 NULLS LAST, 1 LIMIT 1
      """;

  private static final String COMMENT =
      """
      SELECT d.description
      FROM pg_catalog.pg_description d JOIN pg_catalog.pg_namespace n ON n.oid = d.objoid
      WHERE d.classoid = 'pg_namespace'::regclass AND n.nspname = ?
        AND d.description <> 'standard public schema'
      """;

  private EmptyRoom() {}

  /** Whether the schema of that name is such a room. */
  static boolean isOne(String schema) {
    return schema.startsWith(PREFIX);
  }

  /** What the work makes there; types and functions of the connection's search path can be used. */
  static Schema rehearse(
      Connection connection,
      Scope scope,
      List<ScriptStatement> script,
      ConnectionWork work,
      Access access,
      HomeSchema home)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    Session outside = Session.of(connection);
    connection.setAutoCommit(false);
    try {
      Optional<Session> everywhere = SetAside.all(connection, outside);
      Set<String> extensions = WantedExtensions.there(connection);
      Schema made =
          everywhere.isPresent()
              ? inDatabase(connection, everywhere.get(), scope, work, access)
              : inSchema(connection, outside, work, access, home);
      return WantedExtensions.alone(connection, made, extensions, script);
    } finally {
      home.note(outside);
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private static Schema inDatabase(
      Connection connection, Session session, Scope scope, ConnectionWork work, Access access)
      throws SQLException {
    look(connection, session.searchPath());
    List<String> before = NamedSchemas.of(connection);
    work.run(connection);
    look(connection, session.searchPath());
    List<String> made = new ArrayList<>(NamedSchemas.of(connection));
    made.removeAll(before);
    return Inspector.read(connection, session, scope.with(made), access);
  }

  private static Schema inSchema(
      Connection connection, Session outside, ConnectionWork work, Access access, HomeSchema home)
      throws SQLException {
    String room = PREFIX + UUID.randomUUID().toString().replace("-", "");
    create(connection, room);
    String path =
        Quoting.name(room) + (outside.searchPath().isBlank() ? "" : ", " + outside.searchPath());
    look(connection, path);
    home.note(Session.of(connection));
    work.run(connection);
    look(connection, path);
    requireInside(connection, room, outside.currentSchema());
    Schema made = Inspector.readInRoom(connection, outside.currentSchema(), access);
    return schemaComment(connection, outside.currentSchema())
        .map(text -> made.with(DefinedObjects.schemaComment(text)))
        .orElse(made);
  }

  /** Only its owner may give the schema outside another one, so work in the room cannot say it. */
  private static Optional<String> schemaComment(Connection connection, String schema)
      throws SQLException {
    try (var query = connection.prepareStatement(COMMENT)) {
      query.setString(1, schema);
      try (var row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** A script may look elsewhere; pg_dump writes one that looks nowhere. */
  private static void look(Connection connection, String path) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL search_path TO " + (path.isBlank() ? "''" : path));
    }
  }

  private static void create(Connection connection, String room) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + Quoting.name(room));
    } catch (SQLException e) {
      throw new AludelException(
          "To learn what a file of SQL makes, Aludel runs it in a schema of its own, in a transaction that is rolled back, and this role may not create one: %s (SQLSTATE %s). Grant it (GRANT CREATE ON DATABASE … TO …), or set dev_url to a server where the role may create databases."
              .formatted(e.getMessage(), e.getSQLState()),
          e);
    }
  }

  private static void requireInside(Connection connection, String room, String home)
      throws SQLException {
    try (var query = connection.prepareStatement(OUTSIDE)) {
      query.setString(1, room);
      query.setString(2, room);
      try (var row = query.executeQuery()) {
        if (row.next()) {
          String object = row.getString(2);
          throw new AludelException(
              "The file of SQL names schemas itself (%s), and this role does not own the schema %s: Aludel cannot set aside what is there, so it cannot tell what the file would make. All was rolled back. Leave the schema's name out of the file, run this as the owner, or set dev_url to a server where a role may create databases."
                  .formatted(
                      Quoting.name(row.getString(1))
                          + (object == null ? "" : "." + Quoting.name(object)),
                      Quoting.name(home)));
        }
      }
    }
  }
}
