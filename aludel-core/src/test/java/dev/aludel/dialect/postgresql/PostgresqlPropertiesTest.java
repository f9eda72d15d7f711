package dev.aludel.dialect.postgresql;

import static dev.aludel.dialect.postgresql.Postgres.assertSame;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.schema.RandomSchemas;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every schema. Each run is named by its seed; {@code -Daludel.seeds=1000} runs
 * more, {@code -Daludel.seed=17} one again.
 */
class PostgresqlPropertiesTest {

  static LongStream seeds() {
    Long one = Long.getLong("aludel.seed");
    return one == null ? LongStream.range(0, Long.getLong("aludel.seeds", 12)) : LongStream.of(one);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsCreatedReadsBackAsForetold(long seed) throws SQLException {
    Schema schema = RandomSchemas.schema(seed);
    try (TestPostgres db = TestPostgres.create()) {
      Schema foretold = Postgres.normalise(db, schema, Schema.EMPTY);
      assertSame("nothing is left behind", Postgres.inspect(db), Schema.EMPTY);

      Postgres.run(db, Schema.EMPTY, RandomSchemas.creation(schema));

      Schema live = Postgres.inspect(db);
      assertSame("created", live, foretold);
      assertSame(
          "normalising twice is normalising once",
          Postgres.normalise(db, foretold, Schema.EMPTY),
          foretold);
      assertSame("nothing has changed", Postgres.normalise(db, schema, live), live);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aChangeReadsBackAsForetoldAndItsInverseLeadsBack(long seed) throws SQLException {
    Random random = new Random(seed);
    Schema schema = RandomSchemas.schema(random);
    try (TestPostgres db = TestPostgres.create()) {
      Postgres.run(db, Schema.EMPTY, RandomSchemas.creation(schema));
      for (int n = 0; n < 5; n++) {
        Schema before = Postgres.inspect(db);
        Operation change = RandomSchemas.change(before, random).completed(before);
        Schema foretold = Postgres.normalise(db, change.apply(before), before);

        Postgres.run(db, before, List.of(change));
        Schema after = Postgres.inspect(db);
        assertSame(change.toString(), after, foretold);

        Postgres.run(db, after, change.inverse());
        // A column comes back at the end of its table: PostgreSQL adds columns nowhere else.
        assertSame("inverse of " + change, byName(Postgres.inspect(db)), byName(before));
        Postgres.run(db, before, List.of(change));
      }
    }
  }

  private static Schema byName(Schema schema) {
    return schema.withEachTable(
        table ->
            table.withColumns(
                table.columns().stream().sorted(Comparator.comparing(Column::name)).toList()));
  }
}
