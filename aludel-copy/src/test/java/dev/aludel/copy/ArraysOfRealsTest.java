package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Arrays of {@code real}, such as embeddings, which SQLite holds as JSON. */
class ArraysOfRealsTest {

  private static CopyReport copied(TestSqlite sqlite, TestPostgres postgres, String json)
      throws SQLException {
    sqlite.execute("CREATE TABLE points (id INTEGER PRIMARY KEY, place TEXT)");
    sqlite.execute("INSERT INTO points VALUES (1, '" + json + "')");
    postgres.execute("CREATE TABLE points (id bigint PRIMARY KEY, place real[])");
    return Copies.between(sqlite, postgres, CopyOptions.DEFAULT).run();
  }

  /** The bits of each element, as PostgreSQL has them. */
  private static String bits(TestPostgres postgres) throws SQLException {
    return postgres
        .query(
            "SELECT string_agg(coalesce(encode(float4send(e), 'hex'), 'null'), ' ' ORDER BY n)"
                + " FROM points, unnest(place) WITH ORDINALITY AS u (e, n)")
        .get(0);
  }

  @Test
  void theDigitsOfAFloatAreThatFloat() throws SQLException {
    try (TestSqlite sqlite = TestSqlite.create();
        TestPostgres postgres = TestPostgres.create()) {
      CopyReport report =
          copied(
              sqlite,
              postgres,
              "[0.1, -1.4456794, 3.4028235e38, 1e-45, 0.10000000149011612, 7, 0, null, \"NaN\"]");

      assertThat(report.findings()).isEmpty();
      assertThat(report.isGood()).isTrue();
      assertThat(bits(postgres))
          .isEqualTo(
              "3dcccccd bfb90c06 7f7fffff 00000001 3dcccccd 40e00000 00000000 null 7fc00000");
    }
  }

  @Test
  void digitsThatAFloatDoesNotHaveAreFound() throws SQLException {
    try (TestSqlite sqlite = TestSqlite.create();
        TestPostgres postgres = TestPostgres.create()) {
      CopyReport report = copied(sqlite, postgres, "[0.1, 0.123456789]");

      assertThat(report.findings()).hasSize(1);
      assertThat(report.written()).isFalse();
    }
  }

  @Test
  void everyFloatComesWithItsBits() throws SQLException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    float[] floats = new float[2_000];
    for (int i = 0; i < floats.length; i++) {
      do {
        floats[i] = Float.intBitsToFloat(random.nextInt());
      } while (!Float.isFinite(floats[i]));
    }
    // As a library for JSON writes a float, and as PostgreSQL's value comes back to SQLite.
    String json =
        IntStream.range(0, floats.length)
            .mapToObj(i -> i % 2 == 0 ? "" + floats[i] : "" + (double) floats[i])
            .collect(Collectors.joining(",", "[", "]"));
    try (TestSqlite sqlite = TestSqlite.create();
        TestPostgres postgres = TestPostgres.create()) {
      assertThat(copied(sqlite, postgres, json).isGood()).as("seed %d", seed).isTrue();
      assertThat(Arrays.asList(bits(postgres).split(" ")))
          .as("seed %d", seed)
          .isEqualTo(
              IntStream.range(0, floats.length)
                  .mapToObj(i -> "%08x".formatted(Float.floatToRawIntBits(floats[i])))
                  .toList());
    }
  }
}
