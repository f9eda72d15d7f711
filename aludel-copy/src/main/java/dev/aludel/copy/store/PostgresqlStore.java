package dev.aludel.copy.store;

import dev.aludel.connect.Connector;
import dev.aludel.copy.wire.Wire;
import dev.aludel.dialect.Scope;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A PostgreSQL database. */
final class PostgresqlStore implements Store {

  private static final Set<Type> INTEGERS =
      Set.of(Type.Scalar.SMALL_INTEGER, Type.Scalar.INTEGER, Type.Scalar.BIG_INTEGER);

  private final Connector connector;

  PostgresqlStore(Connector connector) {
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
  public Map<String, Wire> wires(Connection connection, Table table) throws SQLException {
    return PostgresqlWires.of(connection, table.name());
  }

  @Override
  public Map<String, String> declaredTypes(Connection connection, Schema schema)
      throws SQLException {
    Map<String, String> declared = new HashMap<>();
    for (Table table : schema.tables()) {
      wires(connection, table)
          .forEach((name, wire) -> declared.put(table.name() + "." + name, wire.sqlName()));
    }
    return declared;
  }

  @Override
  public Optional<String> counter(Table table) {
    List<String> key = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    return key.size() == 1 && INTEGERS.contains(table.requireColumn(key.get(0)).type())
        ? Optional.of(key.get(0))
        : Optional.empty();
  }

  @Override
  public Snapshot snapshot(int readers, ZoneId zone) throws SQLException {
    return PostgresqlSnapshot.take(connector, readers);
  }

  @Override
  public RowWriter writer(WriterOptions options) throws SQLException {
    return new PostgresqlWriter(connector.open(), options);
  }

  @Override
  public int writers() {
    return 2;
  }
}
