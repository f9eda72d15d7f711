package dev.aludel.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.testing.TestSqlite;
import dev.aludel.testing.schema.RandomSchemas;
import dev.aludel.testing.schema.SampleRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every schema. The seed is the parameter: {@code -Daludel.seeds=5000} tries more.
 */
class SqlitePropertiesTest {

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("aludel.seeds", 200));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsReadIsWhatWasForetold(long seed) throws SQLException {
    Schema schema = RandomSchemas.schema(seed);
    try (TestSqlite db = TestSqlite.memory();
        Connection connection = db.connect()) {
      Schema foretold = Migration.normalise(connection, schema);
      Migration.create(connection, schema);

      assertThat(Migration.inspect(connection)).isEqualTo(foretold);
      assertThat(Migration.normalise(connection, foretold)).isEqualTo(foretold);
      assertThat(Migration.SQLITE.normalise(connection, foretold, Schema.EMPTY))
          .isEqualTo(foretold);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eachChangeGivesWhatItSaysAndItsInverseLeadsBackWithAllRows(long seed) throws SQLException {
    Schema schema = RandomSchemas.schema(seed);
    try (TestSqlite db = TestSqlite.memory();
        Connection connection = db.connect()) {
      Migration.create(connection, schema);
      Schema created = Migration.inspect(connection);
      Operation change = RandomSchemas.change(created, new Random(seed));
      for (String insert : SampleRows.inserts(schema, "sqlite")) {
        execute(connection, insert);
      }

      Migration.run(connection, change);

      Schema after = change.apply(created);
      assertThat(Migration.inspect(connection))
          .as(change.toString())
          .isEqualTo(Migration.normalise(connection, after));
      for (Table table : after.tables()) {
        if (schema.tables().size() == after.tables().size()) {
          assertThat(rows(connection, table))
              .as("rows of %s after %s", table.name(), change)
              .isEqualTo(SampleRows.PER_TABLE);
        }
      }

      if (change instanceof DropColumn) {
        // The dropped values do not come back, and NOT NULL or UNIQUE would ask for them.
        for (Table table : after.tables()) {
          execute(connection, "DELETE FROM " + Migration.SQLITE.quote(table.name()));
        }
      }
      Migration.run(connection, change.inverse());

      assertThat(comparable(Migration.inspect(connection), change))
          .as("inverse of %s", change)
          .isEqualTo(comparable(created, change));
      assertThat(integrity(connection)).isEqualTo("ok");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aChangeOfWhatSqliteSkipsIsSkipped(long seed) throws SQLException {
    Schema schema = RandomSchemas.schema(seed);
    Operation change = RandomSchemas.change(schema, new Random(seed));
    try (TestSqlite db = TestSqlite.memory();
        Connection connection = db.connect()) {
      Migration.create(connection, schema);
      Schema created = Migration.inspect(connection);
      assumeThat(Migration.normalise(connection, change.apply(schema))).isEqualTo(created);

      assertThat(Migration.SQLITE.compile(change, () -> created)).isEmpty();
    }
  }

  /**
   * A column that comes back comes back at the end. A column that stops being a rowid is not known
   * to have been numbered, nor how long an integer it was before.
   */
  private static Schema comparable(Schema schema, Operation change) {
    boolean numbering =
        (change instanceof AlterColumn alter
                && alter.changes().get(0) instanceof ColumnChange.SetIdentity)
            || (change instanceof DropConstraint drop
                && drop.dropped().orElseThrow() instanceof PrimaryKey);
    return schema.withEachTable(
        table ->
            table.withColumns(
                table.columns().stream()
                    .sorted(Comparator.comparing(Column::name))
                    .map(column -> numbering ? unnumbered(column) : column)
                    .toList()));
  }

  private static Column unnumbered(Column column) {
    Column plain = column.withIdentity(Optional.empty());
    return column.type() == Type.Scalar.SMALL_INTEGER || column.type() == Type.Scalar.INTEGER
        ? plain.ofType(Type.Scalar.BIG_INTEGER)
        : plain;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + " in: " + sql, e);
    }
  }

  private static int rows(Connection connection, Table table) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM " + Migration.SQLITE.quote(table.name()))) {
      return row.getInt(1);
    }
  }

  private static String integrity(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
      return row.getString(1);
    }
  }
}
