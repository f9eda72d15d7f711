package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sources that are locked, damaged, or no database at all. */
@ExtendWith(TestDatabases.class)
class SourceTest {

  @Test
  void aFileThatIsNoDatabaseIsToldSo(@TempDir Path folder, TestPostgres to) throws IOException {
    Path file = Files.writeString(folder.resolve("letter.txt"), "Dear all, this is no database.");

    assertThatThrownBy(
            () -> Copy.of(Copies.connector("sqlite:///" + file), Copies.connector(to)).run())
        .isInstanceOf(AludelException.class)
        .hasMessageContaining("not an SQLite database");
  }

  @Test
  void aLockedFileIsToldSo(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute("CREATE TABLE a (id INTEGER PRIMARY KEY)");
    try (Connection other = from.connect();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      assertThatThrownBy(() -> Copies.create(from, to))
          .isInstanceOf(AludelException.class)
          .hasMessageContaining("locked");
    }
  }

  @Test
  void ofADamagedFileAllElseIsSavedAndWhatIsLostIsNamed(TestSqlite from, TestPostgres to)
      throws SQLException, IOException {
    from.execute(
        """
        CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);
        INSERT INTO notes
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
          SELECT i, 'this is note number ' || i || ' of many, each of some length' FROM n;
        CREATE TABLE others (id INTEGER PRIMARY KEY);
        INSERT INTO others VALUES (1), (2);
        """);
    damage(from, "number 2500 of");

    CopyReport refused = Copies.create(from, to);
    assertThat(refused.isGood()).isFalse();
    assertThat(refused.unreadable()).hasSize(1);
    assertThat(to.query("SELECT to_regclass('notes') IS NULL")).containsExactly("t");

    CopyReport report = Copies.create(from, to, "unreadable=quarantine");

    assertThat(report.isGood()).as("%s", report).isTrue();
    CopyReport.Unreadable lost = report.unreadable().get(0);
    assertThat(lost.table()).isEqualTo("notes");
    assertThat(lost.range().after()).isLessThan(2500);
    assertThat(lost.range().upTo()).isGreaterThanOrEqualTo(2500);
    long count = lost.range().upTo() - lost.range().after();
    assertThat(count).isLessThan(200);
    assertThat(to.query("SELECT count(*) FROM notes")).containsExactly(Long.toString(5000 - count));
    assertThat(to.query("SELECT count(*) FROM others")).containsExactly("2");
  }

  /** Overwrites the head of the page that holds a text. */
  private static void damage(TestSqlite db, String text) throws IOException {
    Path file = Path.of(db.url().substring("jdbc:sqlite:".length()));
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(text);
    long page = (bytes[16] & 0xFFL) << 8 | (bytes[17] & 0xFFL);
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.seek(at / page * page);
      access.write(new byte[] {0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F, 0x7F});
    }
  }

  @Test
  void anApplicationMayGoOnWritingWhereThereIsAWriteAheadLog(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        PRAGMA journal_mode = WAL;
        CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT);
        INSERT INTO a VALUES (1, 'one');
        """);
    CopyListener writer =
        new CopyListener() {
          @Override
          public void started(Phase phase, long rows) {
            try {
              from.execute("INSERT INTO a (x) VALUES ('" + phase + "')");
            } catch (SQLException e) {
              throw new AssertionError(e);
            }
          }
        };

    CopyReport report = Copies.between(from, to, Copies.creating()).listener(writer).run();

    assertThat(report.isGood()).isTrue();
    assertThat(to.query("SELECT x FROM a")).containsExactly("one");
    assertThat(from.query("SELECT count(*) FROM a")).containsExactly("5");
  }

  @Test
  void textInUtf16IsTheSameText(TestSqlite from, TestPostgres to) throws SQLException {
    from.execute(
        """
        PRAGMA encoding = 'UTF-16le';
        CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT);
        INSERT INTO a VALUES (1, 'grün 🙂');
        """);

    assertThat(Copies.create(from, to).isGood()).isTrue();

    assertThat(to.query("SELECT x FROM a")).containsExactly("grün 🙂");
  }

  @Test
  void timesWithoutAnOffsetAreWhereTheyAreSaidToBe(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE a (id INTEGER PRIMARY KEY, at TIMESTAMPTZ);
        INSERT INTO a VALUES (1, '2024-07-01 12:00'), (2, '2024-01-01T12:00:00.5'),
          (3, '2024-07-01 12:00:00Z'), (4, '2024-07-01');
        """);

    CopyOptions berlin = Copies.creating().inZone(java.time.ZoneId.of("Europe/Berlin"));
    assertThat(Copies.between(from, to, berlin).run().isGood()).isTrue();

    assertThat(to.query("SELECT at AT TIME ZONE 'UTC' FROM a ORDER BY id"))
        .isEqualTo(
            List.of(
                "2024-07-01 10:00:00",
                "2024-01-01 11:00:00.5",
                "2024-07-01 12:00:00",
                "2024-06-30 22:00:00"));
  }
}
