package dev.aludel.diff;

import dev.aludel.dialect.Dialects;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.schema.RandomFamilies;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random partitioned tables and parents become other ones, and themselves again, with their rows.
 * The seed is a parameter; {@code -Daludel.live.families} pairs are tried from {@code
 * -Daludel.live.first} on.
 */
class FamiliesDiffTest {

  private static final int PAIRS =
      Integer.getInteger("aludel.live.families", Boolean.getBoolean("aludel.long") ? 500 : 2);

  private static final long FIRST_SEED = Long.getLong("aludel.live.first", 0);

  static LongStream seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + PAIRS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void partitionsAndChildrenComeGoAndMoveWhileTheTablesAboveChange(long seed) throws SQLException {
    Random random = new Random(seed);
    Schema from = RandomFamilies.schema(random);
    Schema to = RandomFamilies.schema(random);
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      new LiveDiff(Dialects.of(connection), connection).apply(from);
      new LiveDiff(Dialects.of(elsewhere), elsewhere).apply(to);
      if (!RandomFamilies.hashes(from)
          && !RandomFamilies.hashes(to)
          && !RandomFamilies.numbersParents(to)) {
        List<String> inserts = RandomFamilies.inserts(from);
        db.execute(String.join(";\n", inserts));
      }

      if (random.nextBoolean()) {
        CatalogTrial.thereAndBack(db, connection, wanted, elsewhere);
      } else {
        CatalogTrial.thereAndBackReading(db, connection, wanted, elsewhere);
      }
    }
  }
}
