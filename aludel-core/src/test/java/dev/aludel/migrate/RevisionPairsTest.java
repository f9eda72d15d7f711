package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.dialect.Access;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.schema.Schema;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptFormat;
import dev.aludel.testing.CalledFunctions;
import dev.aludel.testing.KeptConnection;
import dev.aludel.testing.KeptValues;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pairs of schemas with an edge of each kind of object and a change of what it stands on: a
 * revision leads from the one to the other, and its downgrade back; in a long run also from the
 * other to the one, and from nothing to each of them.
 *
 * <p>A pair is a file under {@code src/test/resources/pairs}: SQL after {@code -- before} and after
 * {@code -- after}, with {@code -- since: 15} where an older server does not know its words, {@code
 * -- schemas: a, b} where they count, and {@code -- access} where owners and privileges do.
 */
class RevisionPairsTest {

  private static final Path PAIRS = Path.of("src/test/resources/pairs/postgresql");

  @TempDir private Path folder;

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(PAIRS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  private record Pair(
      int since, List<String> schemas, boolean access, String before, String after) {

    static Pair read(Path file) throws IOException {
      int since = 14;
      List<String> schemas = List.of();
      boolean access = false;
      List<StringBuilder> scripts = new ArrayList<>(List.of(new StringBuilder()));
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("-- since: ")) {
          since = Integer.parseInt(line.substring("-- since: ".length()));
        } else if (line.startsWith("-- schemas: ")) {
          schemas = Arrays.asList(line.substring("-- schemas: ".length()).split(", "));
        } else if (line.equals("-- access")) {
          access = true;
        } else if (line.equals("-- before") || line.equals("-- after")) {
          scripts.add(new StringBuilder());
        } else {
          scripts.get(scripts.size() - 1).append(line).append('\n');
        }
      }
      return new Pair(since, schemas, access, scripts.get(1).toString(), scripts.get(2).toString());
    }

    ComparisonOptions options() {
      ComparisonOptions options = ComparisonOptions.ALL.inSchemas(schemas);
      return access ? options.telling(new Access(true, true)) : options;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void aRevisionLeadsThereAndItsDowngradeBack(String name) throws Exception {
    Pair pair = Pair.read(PAIRS.resolve(name));
    leadsThereAndBack(name, pair, pair.before(), pair.after());
  }

  @EnabledIfSystemProperty(named = "aludel.long", matches = "true")
  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void aRevisionLeadsBackAndItsDowngradeThere(String name) throws Exception {
    Pair pair = Pair.read(PAIRS.resolve(name));
    leadsThereAndBack(name, pair, pair.after(), pair.before());
  }

  @EnabledIfSystemProperty(named = "aludel.long", matches = "true")
  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void aRevisionLeadsFromNothingAndItsDowngradeToNothing(String name) throws Exception {
    Pair pair = Pair.read(PAIRS.resolve(name));
    leadsThereAndBack(name, pair, "", pair.before());
    leadsThereAndBack(name, pair, "", pair.after());
  }

  private void leadsThereAndBack(String name, Pair pair, String from, String to) throws Exception {
    assumeTrue(TestPostgres.majorVersion() >= pair.since(), "needs a newer server");
    try (TestPostgres here = TestPostgres.create();
        TestPostgres elsewhere = TestPostgres.create();
        KeptConnection database = KeptConnection.to(here);
        KeptConnection wanted = KeptConnection.to(elsewhere)) {
      load(here, from);
      load(elsewhere, to);
      Schema before = aludel(database, pair, "nothing", Schema.EMPTY).schema();
      Schema after = aludel(wanted, pair, "nothing", Schema.EMPTY).schema();
      List<String> calledBefore = CalledFunctions.of(here);
      List<String> calledAfter = CalledFunctions.of(elsewhere);
      List<String> values = values(here, before, after);

      for (ScriptFormat format : formats(name)) {
        String versions = here.name() + format.name();
        Aludel there = aludel(database, pair, versions, after);
        assertThat(there.revision(NewRevision.of("there").in(format), there.compare())).isPresent();
        there.upgrade("head");
        assertThat(there.check().describe()).as("left by the upgrade in %s", format).isEmpty();
        assertThat(CalledFunctions.of(here))
            .as("called after the upgrade in %s", format)
            .isEqualTo(calledAfter);
        assertThat(values(here, before, after))
            .as("values after the upgrade in %s", format)
            .isEqualTo(values);

        there.downgrade("base");
        assertThat(aludel(database, pair, "nothing", before).check().describe())
            .as("left by the downgrade in %s", format)
            .isEmpty();
        assertThat(CalledFunctions.of(here))
            .as("called after the downgrade in %s", format)
            .isEqualTo(calledBefore);
        assertThat(values(here, before, after))
            .as("values after the downgrade in %s", format)
            .isEqualTo(values);
      }
    }
  }

  private static List<String> values(TestPostgres database, Schema before, Schema after)
      throws SQLException {
    try (Connection connection = database.connect()) {
      return KeptValues.of(connection, Dialects.of(connection), before, after);
    }
  }

  /** Half of the pairs in Java and half in SQL, which takes half the time; all in a long run. */
  private static List<ScriptFormat> formats(String name) {
    List<ScriptFormat> all = List.of(ScriptFormat.values());
    return Boolean.getBoolean("aludel.long")
        ? all
        : List.of(all.get(Math.floorMod(name.hashCode(), all.size())));
  }

  private Aludel aludel(DataSource database, Pair pair, String versions, Schema model)
      throws IOException {
    return Aludel.open(
        AludelConfig.of(database)
            .scripts(ScriptDirectory.of(Files.createDirectories(folder.resolve(versions))))
            .model(new Whole(model))
            .comparing(pair.options()));
  }

  /** A schema that leaves nothing out. */
  private record Whole(Schema schema) implements ModelSource {

    @Override
    public boolean isWhole() {
      return true;
    }

    @Override
    public Schema read(Dialect dialect, Rehearsal rehearsal) {
      return schema;
    }
  }

  private static void load(TestPostgres database, String script) throws Exception {
    try (Connection connection = database.connect();
        var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (ScriptStatement each : Dialects.of(connection).split(script)) {
        statement.execute(each.sql());
      }
    }
  }
}
