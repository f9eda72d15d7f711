package dev.aludel.copy.file;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.Connector;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.copy.wire.Value;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scratch database that files are read into before anything is written elsewhere: a bad line at
 * the end of the last file is found in time, and a copy can read the rows as often and in whatever
 * order it needs. It lies in a file of its own, which goes with it.
 */
final class Staging implements AutoCloseable {

  private static final int FULL = 13;
  private static final int MOST_STATEMENTS = 64;

  private final Path file;
  private final Connector connector;
  private final Connection connection;
  private final Map<List<Boolean>, PreparedStatement> inserts = new LinkedHashMap<>();
  private final Map<QualifiedName, List<String>> held = new LinkedHashMap<>();
  private String insert = "";
  private List<Boolean> shape = List.of();
  private @Nullable PreparedStatement statement;

  private Staging(Path file, Connector connector, Connection connection) {
    this.file = file;
    this.connector = connector;
    this.connection = connection;
  }

  /**
   * A new one.
   *
   * @param folder where it lies; needs room for all rows
   */
  static Staging create(Path folder, SessionOptions options) {
    try {
      Path file = Files.createTempFile(folder, "aludel-import", ".db");
      file.toFile().deleteOnExit();
      Connector connector =
          Connector.of(new SqliteUrl(Optional.of(file), false, Map.of()), options);
      Connection connection = connector.open();
      Staging staging = new Staging(file, connector, connection);
      // What is lost when the machine stops is read again from the files.
      staging.execute("PRAGMA journal_mode = OFF");
      staging.execute("PRAGMA synchronous = OFF");
      staging.execute("CREATE TABLE \"aludel counters\" (n INTEGER PRIMARY KEY AUTOINCREMENT)");
      staging.execute("BEGIN");
      return staging;
    } catch (IOException e) {
      throw new FileFailure(
          "%s cannot hold a scratch file, which an import needs: %s. Choose another folder with --temp."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  Connector connector() {
    return connector;
  }

  /**
   * Makes room for the rows of a table, and takes them from then on.
   *
   * @param types a type for each column that SQLite is to make of its values what it wants; without
   *     any it keeps them as they are
   */
  void begin(TableShape table, Map<String, String> types) {
    statement = null;
    inserts.values().forEach(Staging::close);
    inserts.clear();
    String columns =
        table.names().stream()
            .map(
                name ->
                    quote(name)
                        + Optional.ofNullable(types.get(name))
                            .filter(type -> !type.isBlank())
                            .map(type -> " " + quote(type))
                            .orElse(""))
            .collect(Collectors.joining(", "));
    String name = quote(table.table().name());
    execute("CREATE TABLE " + name + " (" + columns + ")");
    held.put(table.table(), table.names());
    insert = "INSERT INTO " + name + " VALUES (";
  }

  /** Adds a row. */
  void add(Value[] row) {
    try {
      PreparedStatement into = statementFor(row);
      for (int i = 0; i < row.length; i++) {
        bind(into, i + 1, row[i]);
      }
      into.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * A text is bound as bytes and cast: so it stays as it is, be it no UTF-8 or have a NUL. The
   * statement of the row before serves in most cases.
   */
  private PreparedStatement statementFor(Value[] row) throws SQLException {
    if (statement != null && fits(row)) {
      return statement;
    }
    List<Boolean> texts = new ArrayList<>();
    for (Value value : row) {
      texts.add(value.storage() == Value.TEXT);
    }
    if (inserts.size() > MOST_STATEMENTS) {
      inserts.values().forEach(Staging::close);
      inserts.clear();
    }
    PreparedStatement found = inserts.get(texts);
    if (found == null) {
      found =
          connection.prepareStatement(
              texts.stream()
                  .map(text -> text ? "CAST(? AS TEXT)" : "?")
                  .collect(Collectors.joining(", ", insert, ")")));
      inserts.put(texts, found);
    }
    shape = texts;
    statement = found;
    return found;
  }

  private boolean fits(Value[] row) {
    for (int i = 0; i < row.length; i++) {
      int storage = row[i].storage();
      if (storage != Value.NULL && shape.get(i) != (storage == Value.TEXT)) {
        return false;
      }
    }
    return true;
  }

  private static void bind(PreparedStatement into, int parameter, Value value) throws SQLException {
    switch (value.storage()) {
      case Value.INTEGER -> into.setLong(parameter, value.integer());
      case Value.REAL -> into.setDouble(parameter, value.real());
      case Value.TEXT, Value.BLOB -> into.setBytes(parameter, value.bytes());
      default -> into.setNull(parameter, Types.NULL);
    }
  }

  /**
   * Ends the reading.
   *
   * @param schema whose keys are looked up when rows are checked
   * @param counters how far the tables' counters were
   */
  void finish(Schema schema, Map<String, Long> counters) {
    inserts.values().forEach(Staging::close);
    try {
      for (Map.Entry<String, Long> counter : counters.entrySet()) {
        try (PreparedStatement row =
            connection.prepareStatement("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)")) {
          row.setString(1, counter.getKey());
          row.setLong(2, counter.getValue());
          row.executeUpdate();
        }
      }
      int number = 0;
      for (Table table : schema.tables()) {
        List<String> columns = held.getOrDefault(table.name(), List.of());
        for (List<String> key : lookedUp(table, schema)) {
          if (!columns.containsAll(key)) {
            continue;
          }
          execute(
              "CREATE INDEX \"aludel key %d\" ON %s (%s)"
                  .formatted(
                      number++,
                      quote(table.name().name()),
                      key.stream().map(Staging::quote).collect(Collectors.joining(", "))));
        }
      }
      execute("COMMIT");
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Without an index, each row that refers to a table would have all of it read. */
  private static Set<List<String>> lookedUp(Table table, Schema schema) {
    Set<List<String>> keys = new LinkedHashSet<>();
    table.primaryKey().map(PrimaryKey::columns).ifPresent(keys::add);
    for (Table other : schema.tables()) {
      other.constraints(ForeignKey.class).stream()
          .filter(key -> key.table().equals(table.name()))
          .forEach(key -> keys.add(key.referencedColumns()));
    }
    return keys;
  }

  private void execute(String sql) {
    try (Statement any = connection.createStatement()) {
      any.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(SQLException e) {
    if ((e.getErrorCode() & 0xFF) == FULL) {
      return new FileFailure(
          "There is no room for the scratch file %s, which holds all rows while they are checked. Make room, or choose another folder with --temp. Nothing was written."
              .formatted(file),
          e);
    }
    ConnectionFailure known = connector.failure(e);
    return new FileFailure(
        "The rows cannot be held in the scratch file %s: %s Nothing was written."
            .formatted(file, Objects.toString(e.getMessage(), known.toString())),
        e);
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static void close(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception e) {
      // Nothing is wanted of it any more.
    }
  }

  @Override
  public void close() {
    close(connection);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is removed when the program ends.
      file.toFile().deleteOnExit();
    }
  }
}
