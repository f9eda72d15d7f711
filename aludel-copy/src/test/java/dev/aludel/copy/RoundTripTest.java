package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every type come to the other database and back as they were, to the last bit. */
class RoundTripTest {

  private static final int ROWS = 400;

  static final String TYPES_OF_POSTGRESQL =
      """
      CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s "great"');
      CREATE TABLE everything (
        id bigint PRIMARY KEY,
        flag boolean,
        small smallint,
        whole integer,
        big bigint,
        narrow real,
        wide double precision,
        money numeric(12, 2),
        amount numeric(15, 4),
        words text,
        short varchar(10),
        code char(4),
        bytes bytea,
        day date,
        clock time,
        clock_ms time(3),
        clock_tz timetz,
        moment timestamp,
        moment_ms timestamp(3),
        instant timestamptz,
        span interval,
        key uuid,
        doc jsonb,
        raw json,
        feeling mood,
        numbers integer[],
        names text[],
        feelings mood[],
        amounts numeric[],
        days date[],
        address inet
      );
      """;

  private static final String INSERT =
      "INSERT INTO everything VALUES ("
          + "?, ?::boolean, ?::smallint, ?::integer, ?::bigint, ?::real, ?::double precision,"
          + " ?::numeric, ?::numeric, ?, ?, ?, decode(?, 'hex'), ?::date, ?::time, ?::time, ?::timetz,"
          + " ?::timestamp, ?::timestamp, ?::timestamptz, ?::interval, ?::uuid, ?::jsonb, ?::json,"
          + " ?::mood, ?::integer[], ?::text[], ?::mood[], ?::numeric[], ?::date[], ?::inet)";

  static List<Long> seeds() {
    return List.of(1L, System.nanoTime());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void fromPostgresqlToSqliteAndBack(long seed) throws SQLException {
    try (TestPostgres original = TestPostgres.create();
        TestSqlite between = TestSqlite.create();
        TestPostgres copy = TestPostgres.create()) {
      original.execute(TYPES_OF_POSTGRESQL);
      fill(original, seed);

      CopyReport there = Copies.create(original, between);
      assertThat(there.isGood()).as("seed %d: %s", seed, there).isTrue();

      copy.execute(TYPES_OF_POSTGRESQL);
      CopyReport back = Copies.between(between, copy, CopyOptions.DEFAULT).run();
      assertThat(back.isGood()).as("seed %d: %s", seed, back).isTrue();

      String all = "SELECT e::text, raw::text FROM everything e ORDER BY id";
      assertThat(copy.query(all)).as("seed %d", seed).isEqualTo(original.query(all));
      VerifyReport verified = Copies.between(original, copy, CopyOptions.DEFAULT).verify();
      assertThat(verified.isEqual()).as("seed %d: %s", seed, verified).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void fromPostgresqlToPostgresql(long seed) throws SQLException {
    try (TestPostgres original = TestPostgres.create();
        TestPostgres copy = TestPostgres.create()) {
      original.execute(TYPES_OF_POSTGRESQL);
      fill(original, seed);

      CopyReport report = Copies.create(original, copy);

      assertThat(report.isGood()).as("seed %d: %s", seed, report).isTrue();
      String all = "SELECT e::text FROM everything e ORDER BY id";
      assertThat(copy.query(all)).as("seed %d", seed).isEqualTo(original.query(all));
    }
  }

  @Test
  void whatSqliteHoldsComesToSqliteAsItIs() throws SQLException {
    try (TestSqlite original = TestSqlite.create();
        TestSqlite copy = TestSqlite.create()) {
      original.execute(
          """
          CREATE TABLE anything (id INTEGER PRIMARY KEY, v);
          INSERT INTO anything VALUES (1, 9223372036854775807), (2, 0.1), (3, 'text'), (4, x'00ff'),
            (5, NULL), (6, CAST(x'ff00' AS TEXT)), (7, 1e999), (8, ''), (9, x''), (10, -0.0);
          """);

      CopyReport report = Copies.create(original, copy);

      assertThat(report.isGood()).as("%s", report).isTrue();
      String all = "SELECT id, typeof(v), quote(v), hex(v) FROM anything ORDER BY id";
      assertThat(copy.query(all)).isEqualTo(original.query(all));
    }
  }

  static void fill(TestPostgres db, long seed) throws SQLException {
    Random random = new Random(seed);
    try (Connection connection = db.connect();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int row = 1; row <= ROWS; row++) {
        insert.setLong(1, random.nextInt(10) == 0 ? row : row * 1000L);
        for (int column = 2; column <= 31; column++) {
          boolean isNull = random.nextInt(12) == 0;
          insert.setString(column, isNull ? null : value(column, random));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static String value(int column, Random random) {
    return switch (column) {
      case 2 -> Boolean.toString(random.nextBoolean());
      case 3 -> Integer.toString((short) random.nextInt());
      case 4 ->
          Integer.toString(edge(random, random.nextInt(), Integer.MIN_VALUE, Integer.MAX_VALUE));
      case 5 -> Long.toString(edge(random, random.nextLong(), Long.MIN_VALUE, Long.MAX_VALUE));
      case 6 -> edge(random, Float.toString(number(random).floatValue()), "NaN", "-Infinity");
      case 7 -> edge(random, Double.toString(number(random).doubleValue()), "NaN", "Infinity");
      case 8 ->
          new BigDecimal(BigInteger.valueOf(random.nextLong() % 1_000_000_000_000L), 2).toString();
      case 9 ->
          new BigDecimal(BigInteger.valueOf(random.nextLong() % 1_000_000_000_000_000L), 4)
              .toString();
      case 10 -> text(random, 200);
      case 11 -> text(random, 10);
      case 12 -> text(random, 4);
      case 13 -> hex(random);
      case 14 -> edge(random, day(random), "infinity", "-infinity");
      case 15 -> clock(random, 6);
      case 16 -> clock(random, 3);
      case 17 ->
          clock(random, 6) + "%+03d:%02d".formatted(random.nextInt(27) - 12, random.nextInt(60));
      case 18 -> edge(random, at(random, clock(random, 6)), "infinity", "-infinity");
      case 19 -> at(random, clock(random, 3));
      case 20 -> edge(random, at(random, clock(random, 6) + "+02"), "infinity", "-infinity");
      case 21 ->
          "%d months %d days %d microseconds"
              .formatted(
                  random.nextInt(100) - 50,
                  random.nextInt(100) - 50,
                  random.nextLong() % 1_000_000_000_000L);
      case 22 -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
      case 23, 24 -> json(random, 3);
      case 25 -> List.of("sad", "ok", "it's \"great\"").get(random.nextInt(3));
      case 26 ->
          random.nextInt(5) == 0 ? "{}" : random.nextBoolean() ? "{1,NULL,-3}" : "{{1,2},{3,4}}";
      case 27 -> "{\"a,b\",\"\",NULL,\"q\\\"\\\\\",äöü}";
      case 28 -> "{sad,ok}";
      case 29 -> "{0.1,1e20,NULL,-7}";
      case 30 -> "{2020-02-29,0044-03-15 BC}";
      default -> "10.%d.0.0/16".formatted(random.nextInt(256));
    };
  }

  private static BigDecimal number(Random random) {
    return BigDecimal.valueOf(random.nextGaussian()).scaleByPowerOfTen(random.nextInt(40) - 20);
  }

  private static <T> T edge(Random random, T usual, T low, T high) {
    return switch (random.nextInt(20)) {
      case 0 -> low;
      case 1 -> high;
      default -> usual;
    };
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, random.nextInt(most + 1))
        .forEach(
            i -> {
              int c =
                  random.nextInt(4) == 0
                      ? 1 + random.nextInt(0x10FFFF - 1)
                      : 32 + random.nextInt(95);
              text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? '€' : c);
            });
    return text.toString();
  }

  private static String hex(Random random) {
    byte[] bytes = new byte[random.nextInt(20) == 0 ? 100_000 : random.nextInt(50)];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String day(Random random) {
    int year = random.nextInt(10) == 0 ? random.nextInt(200_000) + 1 : 1 + random.nextInt(9999);
    String day = "%04d-%02d-%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
    return random.nextInt(10) == 0 && year < 4700 ? day + " BC" : day;
  }

  private static String at(Random random, String clock) {
    String day = day(random);
    return day.endsWith(" BC") ? day.replace(" BC", " " + clock + " BC") : day + " " + clock;
  }

  private static String clock(Random random, int digits) {
    String fraction = "%06d".formatted(random.nextInt(1_000_000)).substring(0, digits);
    return "%02d:%02d:%02d.%s"
        .formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60), fraction);
  }

  private static String json(Random random, int depth) {
    return switch (depth == 0 ? 2 + random.nextInt(5) : random.nextInt(7)) {
      case 0 -> "[" + json(random, depth - 1) + ", " + json(random, depth - 1) + "]";
      case 1 ->
          "{\"b\": "
              + json(random, depth - 1)
              + ", \"aa\": "
              + json(random, depth - 1)
              + ", \"ä\":1}";
      case 2 -> "1.50";
      case 3 -> "-1e5";
      case 4 -> "\"te\\nxt \\u00e4 \\\"q\\\" 🙂\"";
      case 5 -> "null";
      default -> Long.toString(random.nextLong());
    };
  }
}
