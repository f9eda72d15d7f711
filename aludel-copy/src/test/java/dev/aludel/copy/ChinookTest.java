package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The Chinook database, from its SQLite form to PostgreSQL and back. */
@EnabledIf("isThere")
class ChinookTest {

  private static final Path FILE = Path.of("../../shared/schemas/chinook-sqlite.sql");
  private static final Path NEAR_CHECKOUT = Path.of("../../../shared/schemas/chinook-sqlite.sql");

  static boolean isThere() {
    return Files.exists(FILE) || Files.exists(NEAR_CHECKOUT);
  }

  @Test
  void itComesToPostgresqlAndBackAsItIs() throws IOException, SQLException {
    try (TestSqlite original = TestSqlite.create();
        TestPostgres between = TestPostgres.create();
        TestSqlite copy = TestSqlite.create()) {
      original.execute(Files.readString(Files.exists(FILE) ? FILE : NEAR_CHECKOUT));

      CopyReport there = Copies.create(original, between);
      assertThat(there.isGood()).as("%s", there.findings()).isTrue();
      assertThat(there.tables()).hasSize(11);
      assertThat(there.rows()).isEqualTo(15_607);

      CopyReport back = Copies.create(between, copy);
      assertThat(back.isGood()).as("%s", back.findings()).isTrue();
      assertThat(Copies.between(original, copy, CopyOptions.DEFAULT).verify().isEqual()).isTrue();
    }
  }
}
