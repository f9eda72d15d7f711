package dev.aludel.copy.store;

import dev.aludel.connect.Connector;
import dev.aludel.copy.wire.Wire;
import dev.aludel.dialect.Scope;
import dev.aludel.error.AludelException;
import dev.aludel.schema.Column;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An SQLite file. */
final class SqliteStore implements Store {

  private final Connector connector;

  SqliteStore(Connector connector) {
    this.connector = connector;
  }

  @Override
  public Connector connector() {
    return connector;
  }

  @Override
  public Schema schema(Connection connection) throws SQLException {
    return dialect().inspect(connection, Scope.CURRENT_SCHEMA);
  }

  @Override
  public Map<String, Wire> wires(Connection connection, Table table) {
    return Map.of();
  }

  @Override
  public Map<String, String> declaredTypes(Connection connection, Schema schema)
      throws SQLException {
    Map<String, String> declared = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT m.name, p.name, p.type FROM sqlite_schema m, pragma_table_xinfo(m.name) p WHERE m.type = 'table'")) {
      while (row.next()) {
        declared.put(row.getString(1) + "." + row.getString(2), row.getString(3));
      }
    }
    return declared;
  }

  /** The key that is an alias of the rowid, or else the rowid by a name that no column has. */
  @Override
  public Optional<String> counter(Table table) {
    if (table.options().containsKey("sqlite.without_rowid")) {
      return Optional.empty();
    }
    List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    if (key.size() == 1 && table.requireColumn(key.get(0)).identity().isPresent()) {
      return Optional.of(key.get(0));
    }
    return Stream.of("rowid", "_rowid_", "oid")
        .filter(
            name -> table.columns().stream().map(Column::name).noneMatch(name::equalsIgnoreCase))
        .findFirst();
  }

  @Override
  public Snapshot snapshot(int readers, ZoneId zone) throws SQLException {
    try {
      return SqliteSnapshot.take(connector, readers, zone);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private AludelException failure(SQLException e) {
    return connector.failure(e);
  }

  @Override
  public RowWriter writer(WriterOptions options) throws SQLException {
    return new SqliteWriter(connector.open(), options);
  }

  @Override
  public int writers() {
    return 1;
  }
}
