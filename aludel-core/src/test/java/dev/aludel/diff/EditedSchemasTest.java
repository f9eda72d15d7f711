package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Access;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.schema.RandomEdits;
import dev.aludel.testing.schema.RandomScripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real schemas, where they lie beside the checkout, after random edits by hand: the one becomes the
 * other, and itself again, as the catalogs tell it, and both are led to by the same plan each time.
 * The seed is a parameter; {@code -Daludel.live.edits} of them are tried of each schema from {@code
 * -Daludel.live.first} on, {@code -Daludel.live.of=sakila} tries the schemas that have it in their
 * name. What fails is told with as few edits as it takes.
 */
class EditedSchemasTest {

  private static final boolean LONG = Boolean.getBoolean("aludel.long");

  private static final int SEEDS = Integer.getInteger("aludel.live.edits", LONG ? 30 : 2);

  private static final long FIRST_SEED = Long.getLong("aludel.live.first", 0);

  /** The smallest of them is enough for an ordinary run. */
  private static final String OF = System.getProperty("aludel.live.of", LONG ? "" : "chinook");

  /** How many times fewer edits are tried at most to make a failure smaller. */
  private static final int TRIES = Integer.getInteger("aludel.live.shrink", 60);

  private static final Map<String, TestPostgres> LOADED = new HashMap<>();

  @BeforeAll
  static void createRoles() throws SQLException {
    RandomScripts.createRoles();
  }

  @AfterAll
  static void drop() {
    LOADED.values().forEach(TestPostgres::close);
    LOADED.clear();
  }

  static Stream<Arguments> seeds() {
    return SharedSchemas.FILES.stream()
        .filter(file -> file.contains(OF))
        .flatMap(
            file ->
                LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                    .mapToObj(seed -> Arguments.of(file, seed)));
  }

  /**
   * @param access whether owners and privileges count
   * @param backwards whether what was edited becomes what it was, and not the other way round
   */
  private record Trial(TestPostgres original, boolean access, boolean backwards) {}

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("seeds")
  void whatIsEditedBecomesWhatItWasAndTheOtherWayRound(String file, long seed) throws Exception {
    Random random = new Random(seed * 31 + file.hashCode());
    Trial trial = new Trial(loaded(file), random.nextInt(4) == 0, random.nextBoolean());
    List<String> edits = edits(trial, random);
    Optional<Throwable> failure = failure(trial, edits);
    if (failure.isEmpty()) {
      return;
    }
    int[] tries = {TRIES};
    List<String> fewest =
        Shrunk.of(
                edits,
                List.of(),
                fewer ->
                    tries[0]-- > 0
                        && failure(trial, fewer.before())
                            .filter(found -> Failures.areAlike(found, failure.get()))
                            .isPresent())
            .before();
    String told =
        "%s, seed %d%s%s: %s\n-- edits\n%s;"
            .formatted(
                file,
                seed,
                trial.access() ? ", with privileges" : "",
                trial.backwards() ? ", backwards" : "",
                failure(trial, fewest).orElse(failure.get()).getMessage(),
                String.join(";\n", fewest));
    System.out.println(told);
    throw new AssertionError(told, failure.get());
  }

  private static TestPostgres loaded(String file) throws Exception {
    TestPostgres there = LOADED.get(file);
    if (there == null) {
      there = TestPostgres.create();
      try (Connection connection = there.connect()) {
        SharedSchemas.load(connection, file);
      }
      LOADED.put(file, there);
    }
    return there;
  }

  private static List<String> edits(Trial trial, Random random) throws SQLException {
    try (TestPostgres edited = trial.original().copy();
        Connection connection = edited.connect()) {
      return RandomEdits.make(connection, random, 1 + random.nextInt(12), trial.access());
    }
  }

  private static Optional<Throwable> failure(Trial trial, List<String> edits) {
    try (TestPostgres original = trial.original().copy();
        TestPostgres edited = trial.original().copy()) {
      try (Connection connection = edited.connect()) {
        for (String edit : edits) {
          try {
            RandomEdits.run(connection, edit);
          } catch (SQLException e) {
            return Optional.of(new Failures.Invalid(edit, e));
          }
        }
      }
      thereAndBack(
          trial.backwards() ? edited : original,
          trial.backwards() ? original : edited,
          trial.access());
      return Optional.empty();
    } catch (SQLException | RuntimeException | AssertionError e) {
      return Optional.of(e);
    }
  }

  private static void thereAndBack(TestPostgres from, TestPostgres to, boolean access)
      throws SQLException {
    try (Connection connection = from.connect();
        Connection elsewhere = to.connect()) {
      Dialect dialect = Dialects.of(connection).telling(new Access(access, access));
      LiveDiff live = new LiveDiff(dialect, connection, SharedSchemas.SCOPE);
      assertThat(plan(live, elsewhere)).as("planned again").isEqualTo(plan(live, elsewhere));
      CatalogTrial.thereAndBack(live, from, to, elsewhere, database -> print(database, access));
    }
  }

  private static List<String> plan(LiveDiff live, Connection elsewhere) throws SQLException {
    Schema model = live.dialect().inspect(elsewhere, live.scope());
    return live.to(model, live.inspect()).operations().stream().map(Object::toString).toList();
  }

  private static List<String> print(TestDatabase db, boolean access) throws SQLException {
    List<String> print = CatalogPrint.of(db);
    print.addAll(ObjectsPrint.of(db, access));
    return print;
  }
}
