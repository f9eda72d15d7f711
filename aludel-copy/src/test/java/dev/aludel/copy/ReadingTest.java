package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.copy.wire.Problem;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values of every storage class beside each other, which SQLite lets stand in any column. */
@ExtendWith(TestDatabases.class)
class ReadingTest {

  private static final int ROWS = 2_000;
  private static final int COLUMNS = 5;

  @Test
  void eachValueComesFromItsOwnColumn(TestSqlite from, TestPostgres to) throws SQLException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    from.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, c0 TEXT, c1 TEXT, c2 TEXT, c3, c4 TEXT)");
    List<String> wanted = new ArrayList<>();
    long[] nuls = {0};
    long[] blobs = {0};
    try (Connection connection = from.connect();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO a VALUES (?, ?, ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (int id = 1; id <= ROWS; id++) {
        StringBuilder row = new StringBuilder().append(id);
        insert.setInt(1, id);
        for (int column = 0; column < COLUMNS; column++) {
          row.append('|').append(bind(insert, column + 2, random, nuls, blobs));
        }
        insert.executeUpdate();
        wanted.add(row.toString());
      }
      connection.commit();
    }

    CopyReport report = Copies.create(from, to, "nul=strip", "bytes-in-text=convert");

    assertThat(report.isGood()).as("seed %d: %s", seed, report.findings()).isTrue();
    assertThat(count(report, Problem.NUL)).as("seed %d", seed).isEqualTo(nuls[0]);
    assertThat(count(report, Problem.BYTES_IN_TEXT)).as("seed %d", seed).isEqualTo(blobs[0]);
    assertThat(to.query("SELECT * FROM a ORDER BY id")).as("seed %d", seed).isEqualTo(wanted);
  }

  private static long count(CopyReport report, Problem problem) {
    return report.findings().stream()
        .filter(finding -> finding.problem() == problem)
        .mapToLong(Finding::count)
        .sum();
  }

  /** Binds a value, and answers with the text that it is in the target. */
  private static String bind(
      PreparedStatement insert, int parameter, Random random, long[] nuls, long[] blobs)
      throws SQLException {
    String text = random.nextInt(3) == 0 ? "" : "grün " + random.nextInt(100);
    switch (random.nextInt(12)) {
      case 0, 1 -> {
        insert.setNull(parameter, java.sql.Types.NULL);
        return "NULL";
      }
      case 2 -> {
        insert.setBytes(parameter, text.getBytes(StandardCharsets.UTF_8));
        blobs[0]++;
        return text;
      }
      case 3 -> {
        insert.setString(parameter, "\0" + text + "\0");
        nuls[0]++;
        return text;
      }
      case 4 -> {
        long number = random.nextInt(1000);
        insert.setLong(parameter, number);
        return Long.toString(number);
      }
      default -> {
        insert.setString(parameter, text);
        return text;
      }
    }
  }
}
