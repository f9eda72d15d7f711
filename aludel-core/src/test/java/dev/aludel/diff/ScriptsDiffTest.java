package dev.aludel.diff;

import dev.aludel.dialect.Access;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.schema.RandomScripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pairs of scripts with everything that PostgreSQL holds: what the one makes becomes what the other
 * makes, and itself again, as the catalogs tell it. The seed is a parameter; {@code
 * -Daludel.live.scripts} pairs are tried from {@code -Daludel.live.first} on, and what fails is
 * told with as few statements as it takes.
 */
class ScriptsDiffTest {

  private static final int PAIRS =
      Integer.getInteger("aludel.live.scripts", Boolean.getBoolean("aludel.long") ? 500 : 5);

  private static final long FIRST_SEED = Long.getLong("aludel.live.first", 0);

  /** How many pairs are tried at most to make one that fails smaller. */
  private static final int TRIES = Integer.getInteger("aludel.live.shrink", 150);

  @BeforeAll
  static void createRoles() throws SQLException {
    RandomScripts.createRoles();
  }

  static LongStream seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + PAIRS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatOneScriptMakesBecomesWhatTheOtherMakesAndItselfAgain(long seed) throws SQLException {
    RandomScripts.Pair pair = RandomScripts.pair(seed, TestPostgres.majorVersion());
    Optional<Throwable> failure = failure(pair.before(), pair.after(), pair.access());
    if (failure.isEmpty()) {
      return;
    }
    if (failure.get() instanceof Failures.Invalid invalid) {
      System.out.println("Seed " + seed + ": " + invalid.getMessage());
      throw new AssertionError("Seed " + seed + ": " + invalid.getMessage(), invalid);
    }
    int[] tries = {TRIES};
    Shrunk<String> smallest =
        Shrunk.of(
            pair.before(),
            pair.after(),
            smaller ->
                tries[0]-- > 0
                    && failure(smaller.before(), smaller.after(), pair.access())
                        .filter(found -> Failures.areAlike(found, failure.get()))
                        .isPresent());
    String told =
        "Seed %d%s: %s\n-- before\n%s;\n-- after\n%s;"
            .formatted(
                seed,
                pair.access() ? ", with privileges" : "",
                failure(smallest.before(), smallest.after(), pair.access())
                    .orElse(failure.get())
                    .getMessage(),
                String.join(";\n", smallest.before()),
                String.join(";\n", smallest.after()));
    System.out.println(told);
    throw new AssertionError(told, failure.get());
  }

  private static Optional<Throwable> failure(
      List<String> before, List<String> after, boolean withAccess) {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      load(connection, before);
      load(elsewhere, after);
      Access access = new Access(withAccess, withAccess);
      Dialect dialect = Dialects.of(connection).telling(access);
      Scope scope = Scope.CURRENT_SCHEMA.with(RandomScripts.SCHEMAS);
      CatalogTrial.thereAndBack(
          new LiveDiff(dialect, connection, scope),
          db,
          wanted,
          elsewhere,
          database -> print(database, withAccess));
      return Optional.empty();
    } catch (SQLException | RuntimeException | AssertionError e) {
      return Optional.of(e);
    }
  }

  private static List<String> print(TestDatabase db, boolean access) throws SQLException {
    List<String> print = CatalogPrint.of(db);
    print.addAll(ObjectsPrint.of(db, access));
    return print;
  }

  private static void load(Connection connection, List<String> script) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String each : script) {
        try {
          statement.execute(each);
        } catch (SQLException e) {
          throw new Failures.Invalid(each, e);
        }
      }
    }
  }
}
