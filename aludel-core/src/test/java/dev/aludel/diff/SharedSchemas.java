package dev.aludel.diff;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.ScriptStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Real schemas of PostgreSQL, where they lie beside the checkout. */
final class SharedSchemas {

  static final List<String> FILES =
      List.of(
          "chinook-postgres.sql",
          "flowable-postgres-all-create.sql",
          "sakila-postgres-schema.sql",
          "pagila-schema.sql",
          "adventureworks-install.sql");

  /** All schemas that any of the files makes. */
  static final Scope SCOPE =
      new Scope(
          List.of(
              "humanresources",
              "person",
              "production",
              "purchasing",
              "sales",
              "hr",
              "pe",
              "pr",
              "pu",
              "sa",
              "legacy"),
          Set.of());

  private SharedSchemas() {}

  /**
   * Without rows, the commands of psql, and what needs the extension vector. A clone without the
   * files skips the test that asks for one.
   */
  static void load(Connection connection, String file) throws SQLException, IOException {
    StringBuilder script = new StringBuilder();
    for (String line : Files.readAllLines(find(file))) {
      script.append(line.startsWith("\\") ? "" : line).append('\n');
    }
    Dialect dialect = Dialects.of(connection);
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (ScriptStatement each : dialect.split(script.toString())) {
        boolean skipped =
            each.sql().matches("(?is)(INSERT INTO|SET client_encoding)\\b.*")
                || each.sql().contains("film_embedding")
                || each.sql().matches("(?is).*\\bvector\\b.*");
        if (!skipped) {
          statement.execute(each.sql());
        }
      }
      statement.execute("SET search_path TO public");
    }
  }

  private static Path find(String file) {
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, path -> path != null, Path::getParent)
        .map(path -> path.resolve("shared").resolve("schemas").resolve(file))
        .filter(Files::exists)
        .findFirst()
        .orElseGet(
            () -> {
              Assumptions.abort("No shared/schemas beside the checkout");
              return here;
            });
  }
}
