package dev.aludel.copy.file;

import dev.aludel.connect.Connector;
import dev.aludel.copy.store.RowWriter;
import dev.aludel.copy.store.Snapshot;
import dev.aludel.copy.store.Store;
import dev.aludel.copy.store.WriterOptions;
import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that were read, as a place that rows are copied from. */
final class StagedStore implements Store {

  private final Store rows;
  private final String name;
  private final String origin;
  private final Schema schema;
  private final Map<QualifiedName, List<FileColumn>> columns;

  /**
   * @param origin the database that the schema and the forms of the values are of
   */
  StagedStore(
      Connector scratch,
      String name,
      String origin,
      Schema schema,
      Map<QualifiedName, List<FileColumn>> columns) {
    this.rows = Store.of(scratch);
    this.name = name;
    this.origin = origin;
    this.schema = schema;
    this.columns = Map.copyOf(columns);
  }

  @Override
  public Connector connector() {
    return rows.connector();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public boolean isFiles() {
    return true;
  }

  @Override
  public Schema schema(Connection connection) {
    return schema;
  }

  @Override
  public Map<String, Wire> wires(Connection connection, Table table) {
    Map<String, Wire> wires = new LinkedHashMap<>();
    columns
        .getOrDefault(table.name(), List.of())
        .forEach(column -> column.wire().ifPresent(wire -> wires.put(column.name(), wire)));
    return wires;
  }

  @Override
  public Map<String, String> declaredTypes(Connection connection, Schema of) {
    Map<String, String> declared = new HashMap<>();
    columns.forEach(
        (table, list) ->
            list.forEach(column -> declared.put(table + "." + column.name(), column.declared())));
    return declared;
  }

  /** The number of the row in its file. */
  @Override
  public Optional<String> counter(Table table) {
    return Stream.of("rowid", "_rowid_", "oid")
        .filter(
            word -> table.columns().stream().map(Column::name).noneMatch(word::equalsIgnoreCase))
        .findFirst();
  }

  @Override
  public Snapshot snapshot(int readers, ZoneId zone) throws SQLException {
    return rows.snapshot(readers, zone);
  }

  @Override
  public RowWriter writer(WriterOptions options) {
    throw new UnsupportedOperationException("Files that were read are not written to");
  }

  @Override
  public int writers() {
    return 0;
  }
}
