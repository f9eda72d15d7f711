package dev.aludel.migrate;

import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Pipeline;
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
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table that remembers every step ever run, in order: who, when, how long, how it ended. */
final class HistoryTable {

  private static final List<String> COLUMNS =
      List.of(
          "revision",
          "direction",
          "outcome",
          "started_at",
          "duration_ms",
          "statements",
          "checksum",
          "db_user",
          "host",
          "aludel_version",
          "message");

  private final Dialect dialect;
  private final QualifiedName name;
  private @Nullable Schema schema;

  HistoryTable(Dialect dialect, QualifiedName name) {
    this.dialect = dialect;
    this.name = name;
  }

  QualifiedName name() {
    return name;
  }

  private Table definition() {
    return TableElement.table(
        name,
        List.of(
            column("id", bigInteger()).identity(byDefault()),
            column("revision", text()).notNull(),
            column("direction", string(16)).notNull(),
            column("outcome", string(16)).notNull(),
            column("started_at", timestampWithTimeZone()).notNull(),
            column("duration_ms", bigInteger()).notNull(),
            column("statements", integer()).notNull(),
            column("checksum", text()),
            column("db_user", text()),
            column("host", text()),
            column("aludel_version", text()),
            column("message", text()),
            primaryKey("id").named(name.name() + "_pkey"),
            index("revision").named(name.name() + "_revision_idx")));
  }

  List<Statement> create() {
    return dialect.compile(new CreateTable(definition()), () -> Schema.EMPTY);
  }

  /** Made once: every step asks for it. */
  private Schema schema() {
    Schema made = schema;
    if (made == null) {
      made = Schema.of(List.of(definition()));
      schema = made;
    }
    return made;
  }

  /** The statements that note an entry, with values to bind. */
  List<Statement> insert(HistoryEntry entry) {
    List<Object> row =
        Arrays.asList(
            entry.revision(),
            entry.action().word(),
            entry.failed() ? "failed" : "done",
            OffsetDateTime.ofInstant(entry.startedAt(), ZoneOffset.UTC),
            entry.duration().toMillis(),
            entry.statements(),
            entry.checksum().orElse(null),
            entry.databaseUser(),
            entry.host(),
            entry.aludelVersion(),
            entry.message());
    return dialect.compile(new BulkInsert(name, COLUMNS, List.of(row)), this::schema);
  }

  /**
   * The statement that notes an entry and moves the version row in one, for a server that is not
   * waited for in between: it measures how long the step took, answers with that, and refuses the
   * step unless exactly one row was moved.
   */
  Statement insertMoving(HistoryEntry entry, Statement move, Pipeline pipeline) {
    List<@Nullable Object> values = new ArrayList<>(move.parameters());
    values.add(entry.revision());
    values.add(entry.action().word());
    values.add("done");
    values.add(OffsetDateTime.ofInstant(entry.startedAt(), ZoneOffset.UTC));
    values.add(Integer.toString(entry.statements()));
    values.add(entry.checksum().orElse(null));
    values.add(entry.databaseUser());
    values.add(entry.host());
    values.add(entry.aludelVersion());
    values.add(entry.message());
    String sql =
        "WITH moved AS ("
            + move.sql()
            + " RETURNING 1) INSERT INTO "
            + dialect.quote(name)
            + " ("
            + String.join(", ", COLUMNS.stream().map(dialect::quote).toList())
            + ") SELECT ?, ?, ?, ?, "
            + pipeline.millisSinceBegin()
            + ", "
            + pipeline.integerIf("count(*) = 1")
            + ", ?, ?, ?, ?, ? FROM moved RETURNING "
            + dialect.quote("duration_ms");
    return new Statement(sql, values, true);
  }

  /** All entries, oldest first. */
  List<HistoryEntry> read(Connection connection) throws SQLException {
    String sql =
        "SELECT %s FROM %s ORDER BY %s"
            .formatted(
                String.join(", ", COLUMNS.stream().map(dialect::quote).toList()),
                dialect.quote(name),
                dialect.quote("id"));
    List<HistoryEntry> entries = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        entries.add(entry(rows));
      }
    }
    return entries;
  }

  /** Whether a step that ended well is noted: its start, to the microsecond, tells it apart. */
  boolean has(Connection connection, HistoryEntry entry) throws SQLException {
    String sql =
        "SELECT %s FROM %s WHERE %s = ? AND %s = ? AND %s = 'done' AND %s = ?"
            .formatted(
                dialect.quote("started_at"),
                dialect.quote(name),
                dialect.quote("revision"),
                dialect.quote("direction"),
                dialect.quote("outcome"),
                dialect.quote("host"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, entry.revision());
      statement.setString(2, entry.action().word());
      statement.setString(3, entry.host());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (Timestamps.read(rows.getString(1)).equals(entry.startedAt())) {
            return true;
          }
        }
        return false;
      }
    }
  }

  /** What the steps that ended well say of scripts, oldest first, in one query. */
  RanScripts ranScripts(Connection connection) throws SQLException {
    String sql =
        "SELECT %s, %s, %s FROM %s WHERE %s = 'done' ORDER BY %s"
            .formatted(
                dialect.quote("direction"),
                dialect.quote("revision"),
                dialect.quote("checksum"),
                dialect.quote(name),
                dialect.quote("outcome"),
                dialect.quote("id"));
    RanScripts.Reader reader = new RanScripts.Reader();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.add(rows.getString(1), rows.getString(2), Optional.ofNullable(rows.getString(3)));
      }
    }
    return reader.read();
  }

  private static HistoryEntry entry(ResultSet row) throws SQLException {
    return new HistoryEntry(
        row.getString("revision"),
        Action.of(row.getString("direction")),
        row.getString("outcome").equals("failed"),
        Timestamps.read(row.getString("started_at")),
        Duration.ofMillis(row.getLong("duration_ms")),
        row.getInt("statements"),
        Optional.ofNullable(row.getString("checksum")),
        Optional.ofNullable(row.getString("db_user")).orElse(""),
        Optional.ofNullable(row.getString("host")).orElse(""),
        Optional.ofNullable(row.getString("aludel_version")).orElse(""),
        Optional.ofNullable(row.getString("message")).orElse(""));
  }
}
