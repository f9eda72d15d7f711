package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.dialect.Access;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pairs of schemas of {@code src/test/resources/pairs/postgresql}, there and back: what is
 * foreseen before each operation makes the statements that a reading makes, by {@link
 * ForesightTrial}. In the short form, every eighth of them.
 */
class ForesightPairsTest {

  private static final Path PAIRS = Path.of("src/test/resources/pairs/postgresql");

  /** Each operation is foreseen and read: all pairs take minutes. */
  private static final int EVERY = Boolean.getBoolean("aludel.long") ? 1 : 8;

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(PAIRS)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return IntStream.iterate(0, i -> i < names.size(), i -> i + EVERY).mapToObj(names::get);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void thereAndBack(String name) throws Exception {
    String text = Files.readString(PAIRS.resolve(name));
    List<String> parts = List.of(text.split("(?m)^-- (?:before|after)\n"));
    String head = parts.get(0);
    assertThat(parts).as("what is before, and after").hasSize(3);
    int since = said(head, "since").map(Integer::parseInt).findFirst().orElse(14);
    assumeTrue(TestPostgres.majorVersion() >= since, "needs a newer server");
    List<String> schemas =
        said(head, "schemas").flatMap(names -> Stream.of(names.split(", "))).toList();
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      load(db, parts.get(1));
      load(wanted, parts.get(2));
      Dialect dialect = Dialects.of(connection);
      boolean access = head.contains("-- access\n");
      LiveDiff live =
          new LiveDiff(
              access ? dialect.telling(new Access(true, true)) : dialect,
              connection,
              new Scope(schemas, Set.of()));
      Schema was = live.inspect();
      Schema model = live.dialect().inspect(elsewhere, live.scope());
      List<Operation> there = live.to(model, was).operations();
      List<Operation> back = SchemaDiff.inverseOf(was, there);

      live.run(there);
      live.run(back);

      assertThat(live.to(was, live.inspect()).describe()).isEmpty();
    }
  }

  private static Stream<String> said(String head, String word) {
    String beginning = "-- " + word + ": ";
    return head.lines()
        .filter(line -> line.startsWith(beginning))
        .map(line -> line.substring(beginning.length()).strip());
  }

  /** Not in the session that changes it later: it would keep plans of functions. */
  private static void load(TestPostgres db, String script) throws SQLException {
    try (Connection connection = db.connect();
        var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (ScriptStatement each : Dialects.of(connection).split(script)) {
        statement.execute(each.sql());
      }
    }
  }
}
