package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.SqlitePair;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same pairs as a user meets them: by {@code apply}, and by a revision that is written. */
class SqlitePairsTest {

  @TempDir Path folder;

  static List<SqlitePair> pairs() {
    return SqlitePair.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void applyLeadsThereAndBackWithTheRows(SqlitePair pair) throws SQLException {
    try (TestSqlite database = holding(pair)) {
      Project project = Project.empty(folder).with("DATABASE_URL", database.databaseUrl());
      project.write("before.sql", pair.before()).write("after.sql", pair.after());
      Map<String, List<String>> rows = rows(database);
      project.run("diff", "database", "before.sql").succeeds();

      project.run(apply("after.sql", pair.renames())).succeeds();
      project.run("diff", "database", "after.sql").succeeds();

      project.run(apply("before.sql", pair.renamesBack())).succeeds();
      project.run("diff", "database", "before.sql").succeeds();
      assertThat(rows(database)).isEqualTo(rows);
    }
  }

  private static String[] apply(String file, List<String> renames) {
    return command(List.of("apply", file, "--yes", "--allow-data-loss"), renames);
  }

  /** In a long run each in both formats, otherwise in one after the other. */
  static Stream<Arguments> formats() {
    List<SqlitePair> pairs = SqlitePair.all();
    boolean both = Boolean.getBoolean("aludel.long");
    return IntStream.range(0, pairs.size())
        .boxed()
        .flatMap(
            n ->
                Stream.of("java", "sql")
                    .filter(format -> both || format.equals(n % 2 == 0 ? "java" : "sql"))
                    .map(format -> Arguments.of(pairs.get(n), format)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("formats")
  void aRevisionLeadsThereAndBackWithTheRows(SqlitePair pair, String format) throws SQLException {
    try (TestSqlite database = holding(pair)) {
      Project project = Project.on(database, folder).with("ALUDEL_TARGET", "after.sql");
      project.write("before.sql", pair.before()).write("after.sql", pair.after());
      Map<String, List<String>> rows = rows(database);

      project
          .run(
              command(
                  List.of("revision", "--autogenerate", "-m", "change", "--format", format),
                  pair.renames()))
          .succeeds();
      project.run("upgrade").succeeds();
      project.run("diff", "database", "after.sql").succeeds();

      project.run("downgrade", "base").succeeds();
      project.run("diff", "database", "before.sql").succeeds();
      assertThat(rows(database)).isEqualTo(rows);
    }
  }

  private static String[] command(List<String> words, List<String> renames) {
    List<String> command = new ArrayList<>(words);
    renames.forEach(rename -> command.addAll(List.of("--rename", rename)));
    return command.toArray(String[]::new);
  }

  private static TestSqlite holding(SqlitePair pair) throws SQLException {
    TestSqlite database = TestSqlite.create();
    database.execute(pair.before());
    if (!pair.rows().isEmpty()) {
      database.execute(pair.rows());
    }
    return database;
  }

  private static Map<String, List<String>> rows(TestSqlite database) throws SQLException {
    try (Connection connection = database.connect()) {
      return SqlitePair.rows(connection);
    }
  }
}
