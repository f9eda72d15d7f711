package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.schema.Schema;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptFormat;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import dev.aludel.testing.schema.RandomSchemas;
import dev.aludel.testing.schema.SharedParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A revision that was generated on one database runs on both, in both directions, whatever changed
 * and in whatever format it is written. The seed is a parameter; {@code
 * -DargLine=-Daludel.both.pairs=500} tries more.
 */
class ScriptsForBothTest {

  private static final int PAIRS = Integer.getInteger("aludel.both.pairs", 3);
  private static final long FIRST = Long.getLong("aludel.both.first", 0);

  @TempDir Path versions;

  static Stream<Arguments> cases() {
    return LongStream.range(FIRST, FIRST + PAIRS)
        .boxed()
        .flatMap(
            seed ->
                Stream.of("sqlite", "postgresql")
                    .flatMap(
                        database ->
                            Stream.of(ScriptFormat.values())
                                .map(format -> Arguments.of(seed, database, format))));
  }

  @ParameterizedTest(name = "seed {0}, generated on {1}, {2}")
  @MethodSource("cases")
  void aGeneratedRevisionRunsOnBothDatabasesUpAndDown(
      long seed, String generatedOn, ScriptFormat format) throws Exception {
    Random random = new Random(seed);
    boolean onSqlite = generatedOn.equals("sqlite");
    Schema first = RandomSchemas.schema(random);
    Schema second = RandomSchemas.mutate(RandomSchemas.mutate(first, random), random);
    Schema before = knownToBoth(first, onSqlite, format);
    Schema after = knownToBoth(second, onSqlite, format);
    try (TestDatabase sqlite = TestSqlite.create();
        TestDatabase postgres = TestPostgres.create()) {
      List<TestDatabase> both = List.of(sqlite, postgres);
      TestDatabase live = onSqlite ? sqlite : postgres;

      Optional<Path> one = generate(live, before, "one", format);
      for (TestDatabase database : both) {
        upgrade(database, before, one);
      }
      Optional<Path> two = generate(live, after, "two", format);
      for (TestDatabase database : both) {
        upgrade(database, after, two);
        if (two.isPresent()) {
          aludel(database, before).downgrade("-1");
        }
      }
      two.ifPresent(ScriptsForBothTest::delete);
      for (TestDatabase database : both) {
        assertThat(aludel(database, before).check().describe())
            .as("after the way back, on %s", database)
            .isEmpty();
        aludel(database, before).downgrade("base");
      }
      one.ifPresent(ScriptsForBothTest::delete);
      for (TestDatabase database : both) {
        assertThat(aludel(database, Schema.EMPTY).check().describe())
            .as("at base, on %s", database)
            .isEmpty();
      }
    }
  }

  /**
   * What SQLite does not hold is nothing that a comparison with it could find, and of scripts in
   * SQL it knows its own sections only.
   */
  private static Schema knownToBoth(Schema model, boolean onSqlite, ScriptFormat format) {
    Schema wide = SharedParts.withWideNumbering(model);
    Schema shared = onSqlite ? SharedParts.of(wide) : wide;
    return onSqlite && format == ScriptFormat.SQL ? SharedParts.withoutDialects(shared) : shared;
  }

  private static void delete(Path file) {
    assertThat(file.toFile().delete()).isTrue();
  }

  private Optional<Path> generate(
      TestDatabase live, Schema model, String message, ScriptFormat format) {
    Aludel aludel = aludel(live, model);
    return aludel.revision(NewRevision.of(message).in(format), aludel.compare());
  }

  private void upgrade(TestDatabase database, Schema model, Optional<Path> script)
      throws Exception {
    String text = script.isPresent() ? Files.readString(script.get()) : "";
    Aludel aludel = aludel(database, model);
    if (script.isPresent()) {
      try {
        aludel.upgrade("head");
      } catch (MigrationException e) {
        throw new AssertionError(e.getMessage() + "\n" + text, e);
      }
    }
    assertThat(aludel.check().describe()).as("on %s after%n%s", database, text).isEmpty();
  }

  private Aludel aludel(TestDatabase database, Schema model) {
    return Aludel.open(
        AludelConfig.of(database.dataSource())
            .scripts(ScriptDirectory.of(versions))
            .model(ModelSource.of(model)));
  }
}
