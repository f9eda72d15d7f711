package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.schema.Schema;
import dev.aludel.testing.KeptValues;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import dev.aludel.testing.schema.RandomObjects;
import dev.aludel.testing.schema.RandomSchemas;
import dev.aludel.testing.schema.SampleRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a diff promises, kept by real databases for random pairs of schemas. The seed is a
 * parameter; {@code -Plong} tries thousands of pairs, {@code -DargLine=-Daludel.live.pairs=200} as
 * many as it says of each test, and {@code -Daludel.live.first=200} begins with that seed.
 */
class LiveDiffTest {

  private static final AtomicInteger PAIRS_TRIED = new AtomicInteger();

  private static final int PAIRS =
      Integer.getInteger("aludel.live.pairs", Boolean.getBoolean("aludel.long") ? 1000 : 50);

  private static final long FIRST_SEED = Long.getLong("aludel.live.first", 0);

  @AfterAll
  static void tellTheCount() {
    System.out.println("LiveDiffTest tried " + PAIRS_TRIED + " pairs of schemas");
  }

  /** A database of PostgreSQL's takes several times as long to make and to change. */
  static Stream<Arguments> seeds() {
    return Stream.concat(
        seeds(PAIRS, TestSqlite::memory), seeds((PAIRS + 3) / 4, TestPostgres::create));
  }

  private static Stream<Arguments> seeds(int number, Supplier<TestDatabase> database) {
    return LongStream.range(FIRST_SEED, FIRST_SEED + number)
        .mapToObj(seed -> Arguments.of(database.get(), seed));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("seeds")
  void anUnrelatedSchemaReplacesTheFirst(TestDatabase db, long seed) throws SQLException {
    Random random = new Random(seed);
    Schema from = RandomSchemas.schema(random);

    thereAndBack(db, from, RandomSchemas.schema(random));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("seeds")
  void aRewrittenSchemaReplacesTheFirst(TestDatabase db, long seed) throws SQLException {
    Random random = new Random(seed);
    Schema from = RandomSchemas.schema(random);

    thereAndBack(db, from, Rewrites.rewriteForDatabases(from, random));
  }

  static Stream<Arguments> seedsOfObjects() {
    int pairs = (PAIRS + 1) / 2;
    return Stream.concat(
        seeds(pairs, TestSqlite::memory), seeds((pairs + 3) / 4, TestPostgres::create));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("seedsOfObjects")
  void viewsFunctionsTriggersPoliciesAndDomainsFollowTheirTables(TestDatabase db, long seed)
      throws SQLException {
    Random random = new Random(seed);
    String dialect = db instanceof TestPostgres ? "postgresql" : "sqlite";
    Schema tables = RandomSchemas.schema(random);
    Schema other =
        random.nextInt(4) == 0
            ? RandomSchemas.schema(random)
            : Rewrites.rewriteForDatabases(tables, random);

    thereAndBack(
        db, RandomObjects.on(tables, random, dialect), RandomObjects.on(other, random, dialect));
  }

  private static void thereAndBack(TestDatabase db, Schema from, Schema to) throws SQLException {
    PAIRS_TRIED.incrementAndGet();
    try (Connection connection = db.connect()) {
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      live.create(from);
      live.thereAndBack(to);
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("seeds")
  void changesWithoutANoteFailOnNoRowAndLoseNone(TestDatabase db, long seed) throws SQLException {
    Random random = new Random(seed);
    Schema from = RandomSchemas.schema(random);
    Schema to = withoutNotes(from, random);
    try (Connection connection = db.connect()) {
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      PAIRS_TRIED.incrementAndGet();
      live.create(from);
      db.execute(String.join(";\n", inserts(from, live.dialect().name())));
      List<String> rows = KeptValues.of(connection, live.dialect(), from, from);

      live.thereAndBack(to);

      assertThat(KeptValues.of(connection, live.dialect(), from, from)).isEqualTo(rows);
    }
  }

  /** Changes that say nothing to a person; at worst none. */
  private static Schema withoutNotes(Schema from, Random random) {
    Schema to = from;
    for (int i = 0; i < 10; i++) {
      Schema next = RandomSchemas.change(to, random).apply(to);
      boolean silent =
          SchemaDiff.between(from, next).changes().stream().allMatch(c -> c.notes().isEmpty());
      to = silent ? next : to;
    }
    return to;
  }

  private static List<String> inserts(Schema schema, String dialect) {
    List<String> inserts = new ArrayList<>(SampleRows.inserts(schema, dialect));
    if (dialect.equals("postgresql")) {
      // Rows may refer to each other in a circle.
      inserts.add(0, "SET session_replication_role = replica");
    }
    return inserts;
  }
}
