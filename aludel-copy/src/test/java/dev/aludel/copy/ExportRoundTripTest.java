package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.copy.file.FileFormat;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is exported and imported is what was there: every type, in every format. */
class ExportRoundTripTest {

  @TempDir Path folder;

  /** Names of exports, each in another format; those without an ending are folders. */
  static List<String> formats() {
    return List.of(
        "jsonl",
        "jsonl.gz",
        "jsonl.zst",
        "csv",
        "csv.gz",
        "csv.zst",
        "all.json",
        "all.json.gz",
        "all.json.zst");
  }

  /** As a user would: a folder of files of a format, or one document. */
  private ExportReport export(TestDatabase from, String format) {
    Export export = Export.of(Copies.connector(from));
    return format.startsWith("all.")
        ? export.run(folder.resolve(format))
        : export.inFormat(FileFormat.parse(format)).run(folder.resolve(format));
  }

  private CopyReport bring(String format, TestDatabase to, CopyOptions options) {
    return Import.of(folder.resolve(format), Copies.connector(to)).options(options).run();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyTypeOfPostgresqlComesBack(String format) throws SQLException {
    long seed = System.nanoTime();
    try (TestPostgres original = TestPostgres.create();
        TestPostgres copy = TestPostgres.create();
        TestSqlite between = TestSqlite.create()) {
      original.execute(RoundTripTest.TYPES_OF_POSTGRESQL);
      original.execute("ALTER TABLE everything ADD COLUMN digits numeric");
      RoundTripTest.fill(original, seed);
      original.execute(
          "UPDATE everything SET digits = (id || '.50' || repeat('0', (id % 5)::int))::numeric");

      ExportReport exported = export(original, format);
      assertThat(exported.rows()).isEqualTo(400);
      CopyReport report = bring(format, copy, Copies.creating());

      assertThat(report.isGood()).as("seed %d: %s", seed, report).isTrue();
      String all = "SELECT e::text, raw::text FROM everything e ORDER BY id";
      assertThat(copy.query(all)).as("seed %d", seed).isEqualTo(original.query(all));

      CopyReport toSqlite = bring(format, between, Copies.creating("loses-digits=convert"));
      assertThat(toSqlite.isGood()).as("seed %d: %s", seed, toSqlite).isTrue();
      VerifyReport verified =
          Copies.between(
                  original,
                  between,
                  CopyOptions.DEFAULT.withPolicies(Policies.of(List.of("loses-digits=convert"))))
              .verify();
      assertThat(verified.isEqual()).as("seed %d: %s", seed, verified).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whateverSqliteHoldsComesBackAsItIs(String format) throws SQLException {
    long seed = System.nanoTime();
    try (TestSqlite original = TestSqlite.create();
        TestSqlite copy = TestSqlite.create()) {
      original.execute(
          """
          CREATE TABLE anything (id INTEGER PRIMARY KEY, v, w TEXT, n NUMERIC, "odd ""name"",", doc JSON);
          INSERT INTO anything (id, v) VALUES (1, 9223372036854775807), (2, 0.1), (3, 'text'),
            (4, x'00ff'), (5, NULL), (6, CAST(x'ff00' AS TEXT)), (7, 1e999), (8, ''), (9, x''),
            (10, -0.0), (11, 1.0), (12, '1'), (13, 'true'), (14, '\\x00'), (15, -1e999), (16, 5e-324),
            (17, '{"a":1}'), (18, char(0)), (19, 'a' || char(10) || 'b'), (20, char(13));
          INSERT INTO anything (id, doc) VALUES (30, '{ "a" : [1, {"$base64":"x"}]}'),
            (31, '{"$base64":"AA=="}'), (32, 'no json'), (33, '"text"'), (34, '[1,'||char(10)||'2]'),
            (35, 5), (36, 'null'), (37, '{"\\u00e4":1}'), (38, '{"$x":1}'), (39, '{}'), (40, '[');
          """);
      fill(original, seed);

      export(original, format);
      CopyReport report = bring(format, copy, Copies.creating());

      assertThat(report.isGood()).as("seed %d: %s", seed, report).isTrue();
      String all =
          Stream.of("v", "w", "n", "\"odd \"\"name\"\",\"", "doc")
              .map(c -> "typeof(%s), quote(%s), hex(%s)".formatted(c, c, c))
              .reduce("SELECT id", (a, b) -> a + ", " + b);
      assertThat(copy.query(all + " FROM anything ORDER BY id"))
          .as("seed %d", seed)
          .isEqualTo(original.query(all + " FROM anything ORDER BY id"));
    }
  }

  private static void fill(TestSqlite db, long seed) throws SQLException {
    Random random = new Random(seed);
    try (var connection = db.connect();
        var insert =
            connection.prepareStatement(
                "INSERT INTO anything VALUES (?, ?, CAST(? AS TEXT), ?, CAST(? AS TEXT), ?)")) {
      for (int id = 100; id < 400; id++) {
        insert.setInt(1, id);
        for (int column = 2; column <= 6; column++) {
          switch (random.nextInt(5)) {
            case 0 -> insert.setLong(column, random.nextLong() >> random.nextInt(64));
            case 1 -> insert.setDouble(column, Double.longBitsToDouble(random.nextLong()));
            case 2 -> insert.setString(column, text(random));
            case 3 -> insert.setBytes(column, bytes(random));
            default -> insert.setString(column, null);
          }
        }
        insert.executeUpdate();
      }
    }
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(30) == 0 ? 150_000 : random.nextInt(20)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(Random random) {
    String letters = ",\"\\\r\n\t\0'{}[]$:aé€🙂 \u0085\u2028";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int at = random.nextInt(letters.codePointCount(0, letters.length()));
      text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void anApplicationsFileComesToPostgresqlWithItsSchema(String format) throws SQLException {
    try (TestSqlite original = TestSqlite.create();
        TestPostgres copy = TestPostgres.create()) {
      original.execute(
          """
          CREATE TABLE owners (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(20) NOT NULL UNIQUE);
          CREATE TABLE pets (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            owner_id INTEGER REFERENCES owners,
            tame BOOLEAN NOT NULL DEFAULT 1,
            price DECIMAL(10, 2),
            born DATE,
            seen DATETIME,
            photo BLOB,
            weight REAL,
            twice INTEGER AS (weight * 2) STORED
          );
          CREATE INDEX pets_owner ON pets (owner_id);
          INSERT INTO owners VALUES (1, 'Ann'), (9, 'Bea'), (20, 'gone');
          DELETE FROM owners WHERE id = 20;
          INSERT INTO pets (id, owner_id, tame, price, born, seen, photo, weight)
            VALUES (1, 9, 0, 12.5, '2020-02-29', '2021-01-01 10:00:00', x'00', 2499998.75),
                   (2, NULL, 1, NULL, NULL, NULL, NULL, NULL);
          """);

      export(original, format);
      CopyReport report = bring(format, copy, Copies.creating());

      assertThat(report.isGood()).as("%s", report).isTrue();
      assertThat(copy.query("SELECT * FROM pets ORDER BY id"))
          .containsExactly(
              "1|9|f|12.50|2020-02-29|2021-01-01 10:00:00|\\x00|2499998.75|4999998",
              "2|NULL|t|NULL|NULL|NULL|NULL|NULL|NULL");
      assertThat(copy.query("INSERT INTO owners (name) VALUES ('next') RETURNING id"))
          .as("past the counter of the source")
          .containsExactly("21");
      assertThat(
              copy.query(
                  "SELECT conname FROM pg_constraint WHERE conrelid IN ('owners'::regclass, 'pets'::regclass) AND contype IN ('p', 'u', 'f') ORDER BY 1"))
          .containsExactly("owners_name_key", "owners_pkey", "pets_owner_id_fkey", "pets_pkey");
    }
  }

  @Test
  void identitySerialAndSequencesGoOnWhereTheyWere() throws SQLException {
    try (TestPostgres original = TestPostgres.create();
        TestPostgres copy = TestPostgres.create();
        TestSqlite sqlite = TestSqlite.create()) {
      original.execute(
          """
          CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t text);
          CREATE TABLE b (id serial PRIMARY KEY, t text);
          INSERT INTO a (t) SELECT 'x' FROM generate_series(1, 50);
          INSERT INTO b (t) SELECT 'x' FROM generate_series(1, 70);
          DELETE FROM a WHERE id > 10;
          DELETE FROM b WHERE id > 10;
          """);

      export(original, "jsonl");
      assertThat(bring("jsonl", copy, Copies.creating()).isGood()).isTrue();
      assertThat(bring("jsonl", sqlite, Copies.creating()).isGood()).isTrue();

      assertThat(copy.query("INSERT INTO a (t) VALUES ('y') RETURNING id")).containsExactly("51");
      assertThat(copy.query("INSERT INTO b (t) VALUES ('y') RETURNING id")).containsExactly("71");
      assertThat(sqlite.query("SELECT count(*), max(id) FROM a")).containsExactly("10|10");
    }
  }

  @Test
  void onlyWhatIsWantedIsExportedAndImported() throws SQLException {
    try (TestSqlite original = TestSqlite.create();
        TestPostgres copy = TestPostgres.create()) {
      original.execute(
          """
          CREATE TABLE one (id INTEGER PRIMARY KEY, v TEXT, secret TEXT);
          CREATE TABLE two (id INTEGER PRIMARY KEY);
          CREATE TABLE three (id INTEGER PRIMARY KEY);
          INSERT INTO one VALUES (1, 'a', 's'), (2, 'b', 's');
          INSERT INTO two VALUES (1);
          """);
      Export.of(Copies.connector(original))
          .options(
              CopyOptions.DEFAULT
                  .excluding(List.of("three", "one.secret"))
                  .where(java.util.Map.of("one", "id > 1")))
          .run(folder.resolve("some"));
      copy.execute("CREATE TABLE one (id bigint PRIMARY KEY, v text, secret text DEFAULT 'none')");

      CopyReport report =
          Import.of(folder.resolve("some"), Copies.connector(copy))
              .options(CopyOptions.DEFAULT.onlyTables(List.of("one")))
              .run();

      assertThat(report.isGood()).as("%s", report).isTrue();
      assertThat(folder.resolve("some")).isDirectoryNotContaining("glob:**three*");
      assertThat(copy.query("SELECT * FROM one")).containsExactly("2|b|none");
    }
  }
}
