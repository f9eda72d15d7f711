package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Arrays as the server itself writes them. */
class ArrayTextTest {

  private static final String LETTERS = "ab,{}\"\\ 'NUL\n\té漢😀";

  @Test
  void everyTextComesBackOutOfAnArray() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        var connection = db.connect();
        var statement = connection.prepareStatement("SELECT (?::text[])::text")) {
      for (long seed = 0; seed < 300; seed++) {
        List<String> texts = texts(new Random(seed));
        statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
        try (var row = statement.executeQuery()) {
          row.next();
          assertThat(ArrayText.elements(row.getString(1))).as("seed %d", seed).isEqualTo(texts);
        }
      }
    }
  }

  @Test
  void arraysInAnArrayComeOneAfterTheOther() throws SQLException {
    try (TestPostgres db = TestPostgres.create()) {
      String text =
          db.query("SELECT ARRAY[ARRAY['a', NULL, 'b c'], ARRAY['', 'NULL', '{d}']]::text").get(0);

      assertThat(ArrayText.elements(text)).containsExactly("a", null, "b c", "", "NULL", "{d}");
    }
  }

  @Test
  void numbersComeOutOfArraysAndVectors() throws SQLException {
    try (TestPostgres db = TestPostgres.create()) {
      Set<Long> numbers = new TreeSet<>(List.of(0L, 7L, 4294967295L));

      assertThat(db.query("SELECT '%s'::oid[]::text".formatted(ArrayText.of(numbers))))
          .containsExactly("{0,7,4294967295}");
      assertThat(ArrayText.numbers(db.query("SELECT '{1,-2,30}'::int2[]::text").get(0)))
          .containsExactly(1, -2, 30);
      assertThat(ArrayText.numbers(db.query("SELECT '1 -2 30'::int2vector::text").get(0)))
          .containsExactly(1, -2, 30);
      assertThat(ArrayText.numbers("{}")).isEmpty();
      assertThat(ArrayText.elements("{}")).isEmpty();
    }
  }

  private static List<String> texts(Random random) {
    int[] letters = LETTERS.codePoints().toArray();
    List<String> texts = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(6);
      for (int k = 0; k < length; k++) {
        text.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      texts.add(random.nextInt(6) == 0 ? null : text.toString());
    }
    return texts;
  }
}
