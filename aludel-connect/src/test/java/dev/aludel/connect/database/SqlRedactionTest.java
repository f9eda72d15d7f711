package dev.aludel.connect.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.connect.Connector;
import dev.aludel.connect.settings.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SqlRedactionTest {

  private final StatementLog log =
      new StatementLog(
          true,
          Duration.ofSeconds(1),
          new Alerts(Connector.forMigrations(Settings.of("sqlite://"))));

  @Test
  void literalsOfAStatementAboutSecretsAreMasked() {
    assertThat(SqlRedaction.redact("ALTER ROLE ada PASSWORD 'hid''den'"))
        .isEqualTo("ALTER ROLE ada PASSWORD '***'");
    assertThat(SqlRedaction.redact("CREATE ROLE ada PASSWORD $x$hid$den$x$ LOGIN"))
        .isEqualTo("CREATE ROLE ada PASSWORD '***' LOGIN");
    assertThat(SqlRedaction.redact("SELECT 'postgresql://ada:hidden@h/db'"))
        .isEqualTo("SELECT 'postgresql://ada:***@h/db'");
    assertThat(SqlRedaction.redact("SELECT 'shown'")).isEqualTo("SELECT 'shown'");
  }

  @Test
  void aLongStatementIsCutAndPutOnOneLine() {
    assertThat(SqlRedaction.redact("SELECT\n   1")).isEqualTo("SELECT 1");
    assertThat(SqlRedaction.redact("x".repeat(5_000)))
        .hasSizeLessThan(2_100)
        .endsWith("… (5000 characters)");
  }

  @Test
  void valuesAreCutAndHiddenWhereTheStatementIsAboutSecrets() {
    assertThat(log.shown("UPDATE t SET name = ?", "Ada")).isEqualTo("'Ada'");
    assertThat(log.shown("UPDATE t SET password_hash = ?", "hidden")).isEqualTo("***");
    assertThat(log.shown("UPDATE t SET name = ?", "x".repeat(500))).endsWith("… (500 characters)'");
    assertThat(log.shown("UPDATE t SET b = ?", new byte[7])).isEqualTo("7 bytes");
    assertThat(log.shown("UPDATE t SET b = ?", null)).isEqualTo("null");
  }
}
