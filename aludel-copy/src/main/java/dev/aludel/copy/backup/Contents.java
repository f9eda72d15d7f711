package dev.aludel.copy.backup;

import dev.aludel.connect.Connector;
import dev.aludel.copy.store.ColumnPlan;
import dev.aludel.copy.store.KeyRange;
import dev.aludel.copy.store.RowHandler;
import dev.aludel.copy.store.RowReader;
import dev.aludel.copy.store.Snapshot;
import dev.aludel.copy.store.Store;
import dev.aludel.copy.store.TablePlan;
import dev.aludel.copy.wire.Problem;
import dev.aludel.copy.wire.RowBuffer;
import dev.aludel.copy.wire.Value;
import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.Table;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows of a whole database: how many each table has, and a sum of their hashes, in which their
 * order plays no part.
 */
record Contents(Map<String, Sum> tables) {

  /** Of one table. */
  record Sum(long rows, BigInteger hash) {}

  /** Of all schemas but the system's; what extensions own is theirs. */
  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname)
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (
          SELECT 1 FROM pg_catalog.pg_depend d
          WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      ORDER BY 1
      """;

  long rows() {
    return tables.values().stream().mapToLong(Sum::rows).sum();
  }

  /** The tables that are not the same there. */
  List<String> differences(Contents other) {
    Map<String, Sum> all = new TreeMap<>(tables);
    other.tables.forEach(all::putIfAbsent);
    List<String> different = new ArrayList<>();
    for (String table : all.keySet()) {
      Sum ours = tables.get(table);
      Sum theirs = other.tables.get(table);
      if (ours == null || !ours.equals(theirs)) {
        different.add(
            "%s (%s rows, and %s when restored)".formatted(table, rows(ours), rows(theirs)));
      }
    }
    return different;
  }

  private static String rows(@org.jspecify.annotations.Nullable Sum sum) {
    return sum == null ? "no" : Long.toString(sum.rows());
  }

  /** Of a PostgreSQL database, as the transaction of the connection sees it. */
  static Contents ofPostgresql(Connection connection) throws SQLException {
    Map<String, Sum> sums = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet row = statement.executeQuery(TABLES)) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
      for (String name : names) {
        try (ResultSet row =
            statement.executeQuery(
                "SELECT count(*), coalesce(sum(hashtextextended((r.*)::text, 0)::numeric), 0) FROM ONLY "
                    + name
                    + " AS r")) {
          row.next();
          sums.put(name, new Sum(row.getLong(1), row.getBigDecimal(2).toBigInteger()));
        }
      }
    }
    return new Contents(sums);
  }

  /** Of an SQLite file, every row of which is read. */
  static Contents ofSqlite(Connector connector) throws SQLException {
    Store store = Store.of(connector);
    Map<String, Sum> sums = new TreeMap<>();
    try (Connection connection = connector.readOnly().open();
        Snapshot snapshot = store.snapshot(1, ZoneOffset.UTC);
        RowReader reader = snapshot.reader()) {
      for (Table table : store.schema(connection).tables()) {
        Adding adding = new Adding();
        reader.read(plan(table), KeyRange.ALL, adding.buffer, adding);
        sums.put(table.name().toString(), new Sum(adding.rows, BigInteger.valueOf(adding.sum)));
      }
    }
    return new Contents(sums);
  }

  private static TablePlan plan(Table table) {
    List<ColumnPlan> columns =
        table.columns().stream()
            .map(
                column ->
                    new ColumnPlan(
                        column.name(),
                        column.name(),
                        Wire.of(Wire.Kind.SQLITE, ""),
                        false,
                        true,
                        false,
                        false))
            .toList();
    return new TablePlan(
        table.name(),
        table.name(),
        columns,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }

  /** Adds up the hashes of rows. */
  private static final class Adding implements RowHandler {
    final RowBuffer buffer = new RowBuffer();
    long rows;
    long sum;

    @Override
    public Remedy problem(ColumnPlan column, Problem problem, Value value, Row row) {
      throw new IllegalStateException("Any value is taken as it is, such as " + value.shown());
    }

    @Override
    public void row(Row row) {
      rows++;
      sum += buffer.rowHash();
      buffer.clear();
    }
  }
}
