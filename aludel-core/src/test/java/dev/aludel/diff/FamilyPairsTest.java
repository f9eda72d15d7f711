package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.testing.Scripts;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * More pairs of partitioned tables and of parents, as files under {@code
 * src/test/resources/pairs/families}: SQL after {@code -- before} and after {@code -- after}, with
 * {@code -- since: 15} in the first line where an older server does not know its words, and {@code
 * -- until: 16} where a newer one refuses them, and {@code -- tablespaces: a, b} before that for
 * those that it wants, which lie in the server's folder. The catalogs say what they say of the
 * model, and in the end what they said in the beginning.
 */
class FamilyPairsTest {

  private static final Path PAIRS = Path.of("src/test/resources/pairs/families");

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(PAIRS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void thereAndBack(String name) throws Exception {
    eachWay(name, CatalogTrial::thereAndBack);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void thereByReadingAndBack(String name) throws Exception {
    eachWay(name, CatalogTrial::thereAndBackReading);
  }

  private interface Trial {
    void of(TestDatabase db, Connection connection, TestDatabase wanted, Connection elsewhere)
        throws SQLException;
  }

  private static void eachWay(String name, Trial trial) throws Exception {
    String text = Files.readString(PAIRS.resolve(name));
    List<String> parts = List.of(text.split("(?m)^-- (before|after)\n"));
    assertThat(parts).as("what is before, and after").hasSize(3);
    String since = said(parts.get(0), "since").orElse("14");
    assumeTrue(TestPostgres.majorVersion() >= Integer.parseInt(since), "needs a newer server");
    String until = said(parts.get(0), "until").orElse("99");
    assumeTrue(TestPostgres.majorVersion() <= Integer.parseInt(until), "needs an older server");
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      for (String space : said(parts.get(0), "tablespaces").orElse("").split("[, ]+")) {
        createTablespace(db, space);
      }
      Scripts.run(connection, parts.get(1));
      Scripts.run(elsewhere, parts.get(2));
      trial.of(db, connection, wanted, elsewhere);
    }
  }

  private static Optional<String> said(String beginning, String word) {
    return beginning
        .lines()
        .filter(line -> line.startsWith("-- " + word + ": "))
        .findFirst()
        .map(line -> line.substring(word.length() + 5).strip());
  }

  /** Tablespaces are the server's, not a database's: one may be there. */
  private static void createTablespace(TestPostgres db, String name) throws SQLException {
    if (!name.isEmpty()
        && db.query("SELECT spcname FROM pg_tablespace WHERE spcname = '" + name + "'").isEmpty()) {
      try (Connection connection = db.connect();
          var statement = connection.createStatement()) {
        statement.execute("SET allow_in_place_tablespaces = on");
        statement.execute("CREATE TABLESPACE " + name + " LOCATION ''");
      }
    }
  }
}
