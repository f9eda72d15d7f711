package dev.aludel.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Limits;
import dev.aludel.revision.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the header of an SQL script says. */
class SqlHeaderTest {

  private static ScriptHeader read(String text) {
    return SqlHeaderReader.read("versions/1_x.sql", text, true).orElseThrow();
  }

  @Test
  void aHeaderAsItIsWritten() {
    ScriptHeader header =
        read(
            """
            -- Add is_archived to clients
            -- revision: 3f2a9c41d0b7
            -- down: a9d0008eea5f
            -- created: 2026-11-21T04:08:00Z

            -- upgrade
            ALTER TABLE clients ADD COLUMN is_archived boolean NOT NULL DEFAULT false;
            """);

    assertThat(header.revision())
        .isEqualTo(
            Revision.of("3f2a9c41d0b7", "a9d0008eea5f")
                .withMessage("Add is_archived to clients")
                .withCreated(Instant.parse("2026-11-21T04:08:00Z"))
                .withSource("versions/1_x.sql"));
    assertThat(header.settings()).isEqualTo(RunSettings.DEFAULT);
  }

  @Test
  void everyKey() {
    ScriptHeader header =
        read(
            """
            /* A licence: of
               two lines. */
            -- Merge both sides.
            --revision: m
            -- down: a, b
            -- depends-on: c
            -- labels: billing
            -- replaces: x,y
            -- lock-timeout: 5 s
            -- lock-retries: 3
            -- statement-timeout: 90
            -- idle-in-transaction-timeout: 10min
            -- transaction: none
            """);

    assertThat(header.revision())
        .isEqualTo(
            Revision.of("m", "a", "b")
                .withDependsOn("c")
                .withLabels("billing")
                .withReplaces("x", "y")
                .withMessage("Merge both sides")
                .withSource("versions/1_x.sql"));
    assertThat(header.settings())
        .isEqualTo(
            new RunSettings(
                Limits.NONE
                    .withLock(Duration.ofSeconds(5))
                    .withStatement(Duration.ofSeconds(90))
                    .withIdle(Duration.ofMinutes(10)),
                OptionalInt.of(3),
                false));
  }

  @Test
  void aMessageMayHoldAColon() {
    assertThat(read("-- Fix: the totals\n-- revision: a\n").revision().message())
        .isEqualTo("Fix: the totals");
  }

  @Test
  void theMessageMayBeMissing() {
    assertThat(read("-- revision: a\n-- a comment\n").revision().message()).isEmpty();
  }

  @Test
  void byteOrderMarkCarriageReturnsAndTabs() {
    Revision revision =
        read("\ufeff--\tMessage\r\n--\trevision:\ta\r\n--\tdown:\tb\r\n").revision();

    assertThat(revision.message()).isEqualTo("Message");
    assertThat(revision.down()).containsExactly("b");
  }

  @Test
  void nothingBelowTheFirstSectionOrStatementIsHeader() {
    assertThat(read("-- revision: a\n-- upgrade\n-- down: b\n").revision().down()).isEmpty();
    assertThat(read("-- revision: a\nSELECT 1;\n-- down: b\n").revision().down()).isEmpty();
  }

  @Test
  void aHeaderThatIsCutAsksForMore() {
    String head = "-- M\n-- revision: abc\n-- down: de\n";
    for (int cut = 0; cut <= head.length(); cut++) {
      assertThat(SqlHeaderReader.read("x.sql", head.substring(0, cut), false)).isEmpty();
    }
  }

  @Nested
  class Errors {

    private static void assertError(String text, String message) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(ScriptException.class)
          .hasMessageContaining(message);
    }

    @Test
    void aFileWithoutARevision() {
      assertError("CREATE TABLE t (id int);", "versions/1_x.sql:1: this is no revision");
      assertError("", "this is no revision");
    }

    @Test
    void aKeyThatIsNotKnownNamesTheNearest() {
      assertError(
          "-- M\n-- revision: a\n-- depend_on: b\n",
          "versions/1_x.sql:3: 'depend_on' is no key of a header. Did you mean \"depends-on\"?");
    }

    @Test
    void aValueThatIsNone() {
      assertError("-- revision: a\n-- created: yesterday\n", ":2: created: 'yesterday'");
      assertError("-- revision: a b\n", ":1: 'a b' cannot stand in 'revision'");
      assertError(
          "-- revision: a\n-- revision: b\n", ":2: 'revision' stands in the header a second");
    }
  }
}
