package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every column of the catalogs that hold a schema has an answer in {@code docs/catalog.md}: nothing
 * that a server keeps is ignored unseen.
 */
class CatalogColumnsTest {

  private static final Path PAGE = Path.of("../docs/catalog.md");
  private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

  @Test
  void theServerHasNoColumnWithoutAnAnswer() throws Exception {
    Map<String, Map<String, String>> answers = answers();
    try (TestPostgres db = TestPostgres.create()) {
      for (String catalog : answers.keySet()) {
        assertThat(answers.get(catalog).keySet())
            .as("columns of %s with an answer in %s", catalog, PAGE)
            .containsAll(columns(db, catalog));
      }
    }
  }

  @Test
  void whatIsSaidToBeReadIsNamedByAQuery() throws IOException {
    String queries =
        Stream.of(
                CatalogQueries.TABLES,
                CatalogQueries.COLUMNS,
                CatalogQueries.constraints(CatalogQueries.VERSION_18),
                CatalogQueries.indexes(CatalogQueries.VERSION_18),
                CatalogQueries.INDEX_OPTIONS,
                CatalogQueries.SEQUENCES,
                CatalogQueries.ENUMS,
                ObjectQueries.objects(CatalogQueries.VERSION_18, List.of(ObjectPart.values())),
                ObjectQueries.objects(CatalogQueries.VERSION_15, List.of(ObjectPart.values())))
            .reduce("", String::concat);
    List<String> unread = new ArrayList<>();
    answers()
        .forEach(
            (catalog, columns) ->
                columns.forEach(
                    (column, answer) -> {
                      if (answer.equals("Read")
                          && !Pattern.compile("\\b" + column + "\\b").matcher(queries).find()) {
                        unread.add(catalog + "." + column);
                      }
                    }));
    assertThat(unread).as("said to be read, but in no query").isEmpty();
  }

  /** What the page answers, by catalog and column. */
  private static Map<String, Map<String, String>> answers() throws IOException {
    Map<String, Map<String, String>> answers = new LinkedHashMap<>();
    String catalog = "";
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("## ")) {
        catalog = line.substring("## ".length());
        answers.put(catalog, new TreeMap<>());
      } else if (line.startsWith("- ") && !catalog.isEmpty()) {
        String answer = line.substring("- ".length(), line.indexOf(':'));
        Matcher names = NAME.matcher(line);
        while (names.find()) {
          assertThat(answers.get(catalog).put(names.group(1), answer))
              .as("another answer for %s.%s", catalog, names.group(1))
              .isNull();
        }
      }
    }
    assertThat(answers).isNotEmpty();
    return answers;
  }

  private static List<String> columns(TestPostgres db, String catalog) throws SQLException {
    return db.query(
        "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass('pg_catalog.%s') AND attnum > 0 ORDER BY attnum"
            .formatted(catalog));
  }
}
