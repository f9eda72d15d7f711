package dev.aludel.migrate;

import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.CreateTable;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The table that remembers how far a revision is that cannot be one transaction. It is made when
 * the first such revision runs, and empty while none is under way.
 *
 * <p>It has a row for the revision under way. The row moves in the transaction of each part of the
 * script, and says before a statement runs outside a transaction that it is about to.
 */
final class ProgressTable {

  /** What the version table's name is followed by. */
  private static final String SUFFIX = "_progress";

  private static final List<String> COLUMNS =
      List.of(
          "revision",
          "direction",
          "operations_done",
          "checksum",
          "running",
          "run_id",
          "since",
          "db_user",
          "host");

  private final Dialect dialect;
  private final QualifiedName name;
  private final Table definition;

  ProgressTable(Dialect dialect, QualifiedName versionTable) {
    this.dialect = dialect;
    this.name = versionTable.sibling(versionTable.name() + SUFFIX);
    this.definition =
        TableElement.table(
            name,
            List.of(
                column("revision", text()).notNull(),
                column("direction", string(16)).notNull(),
                column("operations_done", integer()).notNull(),
                column("checksum", text()).notNull(),
                column("running", text()),
                column("run_id", text()).notNull(),
                column("since", timestampWithTimeZone()).notNull(),
                column("db_user", text()),
                column("host", text()),
                primaryKey("revision").named(name.name() + "_pkey")));
  }

  QualifiedName name() {
    return name;
  }

  List<Statement> create() {
    return dialect.compile(new CreateTable(definition), () -> Schema.EMPTY);
  }

  boolean isThere(Connection connection) throws SQLException {
    return dialect.hasTable(connection, name);
  }

  /** The step under way, if there is one. The table must be there. */
  Optional<HalfDone> read(Connection connection) throws SQLException {
    String sql =
        "SELECT %s FROM %s ORDER BY %s"
            .formatted(
                String.join(", ", COLUMNS.stream().map(dialect::quote).toList()),
                dialect.quote(name),
                dialect.quote("since"));
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(halfDone(row)) : Optional.empty();
    }
  }

  private static HalfDone halfDone(ResultSet row) throws SQLException {
    return new HalfDone(
        row.getString("revision"),
        Action.of(row.getString("direction")),
        row.getInt("operations_done"),
        row.getString("checksum"),
        Optional.ofNullable(row.getString("running")),
        row.getString("run_id"),
        Timestamps.read(row.getString("since")),
        Optional.ofNullable(row.getString("db_user")).orElse(""),
        Optional.ofNullable(row.getString("host")).orElse(""));
  }

  /** The statements that note how far the step is now; the one before is forgotten already. */
  List<Statement> insert(HalfDone progress) {
    List<Object> row =
        Arrays.asList(
            progress.revision(),
            progress.action().word(),
            progress.done(),
            progress.checksum(),
            progress.running().orElse(null),
            progress.run(),
            OffsetDateTime.ofInstant(progress.since(), ZoneOffset.UTC),
            progress.databaseUser(),
            progress.host());
    return dialect.compile(
        new BulkInsert(name, COLUMNS, List.of(row)), () -> Schema.of(List.of(definition)));
  }

  /** Forgets how far the step was; one row is gone, unless another run has written since. */
  Statement delete(HalfDone progress) {
    return new Statement(
        "DELETE FROM %s WHERE %s = ? AND %s = ? AND %s = ?"
            .formatted(
                dialect.quote(name),
                dialect.quote("revision"),
                dialect.quote("run_id"),
                dialect.quote("operations_done")),
        List.of(progress.revision(), progress.run(), progress.done()),
        true);
  }

  /** Forgets every step under way. */
  Statement clear() {
    return new Statement("DELETE FROM " + dialect.quote(name), List.of(), true);
  }
}
