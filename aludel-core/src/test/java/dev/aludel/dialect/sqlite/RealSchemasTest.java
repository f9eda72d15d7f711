package dev.aludel.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aludel.dialect.ScriptStatement;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestSqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published schemas, where the folder {@code shared/schemas} lies beside the checkout. */
class RealSchemasTest {

  @ParameterizedTest
  @ValueSource(strings = {"sakila-sqlite-schema.sql", "chinook-sqlite.sql"})
  void whatIsReadCreatesTheSameElsewhere(String name) throws IOException, SQLException {
    Path file = beside("shared/schemas/" + name);
    assumeThat(file).exists();
    try (TestSqlite original = TestSqlite.memory();
        Connection connection = original.connect();
        TestSqlite copy = TestSqlite.memory();
        Connection elsewhere = copy.connect();
        var statement = connection.createStatement()) {
      statement.execute("BEGIN");
      for (ScriptStatement each : Migration.SQLITE.split(Files.readString(file))) {
        if (!each.sql().matches("(?is)(BEGIN|COMMIT|ROLLBACK)\\b.*")) {
          statement.execute(each.sql());
        }
      }
      statement.execute("COMMIT");
      Schema schema = Migration.inspect(connection);
      assertThat(schema.tables()).hasSizeGreaterThan(10);

      Migration.create(elsewhere, schema);

      assertThat(Migration.inspect(elsewhere)).isEqualTo(schema);
      assertThat(Migration.normalise(elsewhere, schema)).isEqualTo(schema);
    }
  }

  private static Path beside(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve(path))) {
      folder = folder.getParent();
    }
    return folder == null ? Path.of(path) : folder.resolve(path);
  }
}
