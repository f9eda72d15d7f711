package dev.aludel.migrate;

import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.text;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.CreateTable;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.TableElement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table that says where a database is: a row for each effective head.
 *
 * <p>It has the shape of Alembic's {@code alembic_version}, so that such a table is read as it is.
 * The column takes ids of any length; one that Alembic made takes 32 characters.
 */
final class VersionTable {

  private static final String COLUMN = "version_num";

  private final Dialect dialect;
  private final QualifiedName name;

  VersionTable(Dialect dialect, QualifiedName name) {
    this.dialect = dialect;
    this.name = name;
  }

  QualifiedName name() {
    return name;
  }

  List<Statement> create() {
    CreateTable create =
        new CreateTable(
            TableElement.table(
                name,
                List.of(
                    column(COLUMN, text()).notNull(),
                    primaryKey(COLUMN).named(name.name() + "_pkey"))));
    return dialect.compile(create, () -> Schema.EMPTY);
  }

  /** The rows, in order. The table must be there. */
  Set<String> read(Connection connection) throws SQLException {
    Set<String> rows = new TreeSet<>();
    try (PreparedStatement statement = connection.prepareStatement(select());
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  /** The query for the rows, in no order. */
  String select() {
    return "SELECT " + dialect.quote(COLUMN) + " FROM " + dialect.quote(name);
  }

  Statement insert(String id) {
    return new Statement(
        "INSERT INTO " + dialect.quote(name) + " (" + dialect.quote(COLUMN) + ") VALUES (?)",
        List.of(id),
        true);
  }

  Statement delete(String id) {
    return new Statement(
        "DELETE FROM " + dialect.quote(name) + " WHERE " + dialect.quote(COLUMN) + " = ?",
        List.of(id),
        true);
  }

  Statement clear() {
    return new Statement("DELETE FROM " + dialect.quote(name), List.of(), true);
  }

  Statement update(String from, String to) {
    String column = dialect.quote(COLUMN);
    return new Statement(
        "UPDATE " + dialect.quote(name) + " SET " + column + " = ? WHERE " + column + " = ?",
        List.of(to, from),
        true);
  }
}
