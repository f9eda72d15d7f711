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

/** What the header of a Java script says, read without a compiler. */
class JavaHeaderTest {

  private static ScriptHeader read(String text) {
    return JavaHeaderReader.read("versions/R1_x.java", "R1_x.java", text, true).orElseThrow();
  }

  private static Revision revision(String text) {
    return read(text).revision();
  }

  @Test
  void aHeaderAsItIsWritten() {
    ScriptHeader header =
        read(
            """
            import dev.aludel.operation.Operations;
            import dev.aludel.script.Migration;
            import dev.aludel.script.Revision;

            /** Add is_archived to clients. */
            @Revision(id = "3f2a9c41d0b7", down = "a9d0008eea5f", created = "2026-11-21T04:08:00Z")
            public class R1_x extends Migration {
            }
            """);

    assertThat(header.className()).contains("R1_x");
    assertThat(header.settings()).isEqualTo(RunSettings.DEFAULT);
    Revision revision = header.revision();
    assertThat(revision.id()).isEqualTo("3f2a9c41d0b7");
    assertThat(revision.down()).containsExactly("a9d0008eea5f");
    assertThat(revision.message()).isEqualTo("Add is_archived to clients");
    assertThat(revision.created()).contains(Instant.parse("2026-11-21T04:08:00Z"));
    assertThat(revision.source()).isEqualTo("versions/R1_x.java");
  }

  @Test
  void everyAttribute() {
    ScriptHeader header =
        read(
            """
            package db.migrations;
            @dev.aludel.script.Revision(
                id = "m",
                down = {"a", "b",},
                dependsOn = {"c"},
                labels = {"billing"},
                replaces = {"x", "y"},
                created = "2026-11-21T05:08:00+01:00",
                lockTimeout = "500ms",
                lockRetries = "0",
                statementTimeout = "2min",
                idleInTransactionTimeout = "0",
                transaction = "none")
            @Deprecated(since = "(a { string")
            public final class R1_x extends Migration {
            """);

    assertThat(header.className()).contains("db.migrations.R1_x");
    assertThat(header.revision())
        .isEqualTo(
            Revision.of("m", "a", "b")
                .withDependsOn("c")
                .withLabels("billing")
                .withReplaces("x", "y")
                .withCreated(Instant.parse("2026-11-21T04:08:00Z"))
                .withSource("versions/R1_x.java"));
    assertThat(header.settings())
        .isEqualTo(
            new RunSettings(
                Limits.NONE
                    .withLock(Duration.ofMillis(500))
                    .withStatement(Duration.ofMinutes(2))
                    .withIdle(Duration.ZERO),
                OptionalInt.of(0),
                false));
  }

  @Nested
  class WhatOnlyLooksLikeAHeader {

    @Test
    void inACommentOrAStringIsNone() {
      assertThat(
              revision(
                      """
                      // @Revision(id = "comment") class A
                      /* @Revision(id = "block") class B */
                      /** {@code @Revision(id = "javadoc") class C} */
                      class Texts {
                        String s = "@Revision(id = \\"string\\") class D {";
                        String block = \"""
                            @Revision(id = "text block") class E {
                            \\\""" }
                            \""";
                        char brace = '}';
                        char quote = '"';
                        char apostrophe = '\\'';
                      }
                      @Revision(id = "real")
                      public class R1_x extends Migration {}
                      """)
                  .id())
          .isEqualTo("real");
    }

    @Test
    void theJavadocOfAnotherClassIsNotTheMessage() {
      Revision revision =
          revision(
              """
              /** A licence. */
              package x;
              /** Another. */
              import y;
              /** A helper. */
              interface Helper { /** Inner. */ void f(); }
              @Revision(id = "a") class R1_x {}
              """);

      assertThat(revision.message()).isEmpty();
    }
  }

  @Nested
  class Messages {

    private static String message(String javadoc) {
      return revision(javadoc + "\n@Revision(id = \"a\") class R1_x {}").message();
    }

    @Test
    void theFirstParagraphInOneLine() {
      assertThat(
              message(
                  """
                  /**
                   * Split the address of a client
                   * into street and town. Keep both.
                   *
                   * <p>It takes an hour.
                   */"""))
          .isEqualTo("Split the address of a client into street and town. Keep both");
    }

    @Test
    void upToATag() {
      assertThat(message("/** Add x.\n * @author me */")).isEqualTo("Add x");
      assertThat(message("/** @author me */")).isEmpty();
    }

    @Test
    void inlineTagsAndEntitiesAsTheyShow() {
      assertThat(message("/** Rename {@code a} to {@link b}: &lt;&amp;lt;&#64;&gt;. */"))
          .isEqualTo("Rename a to b: <&lt;@>");
    }

    @Test
    void betweenTheAnnotationAndTheClassToo() {
      assertThat(revision("@Revision(id = \"a\")\n/** Late. */ class R1_x {}").message())
          .isEqualTo("Late");
    }

    @Test
    void inAnyScript() {
      assertThat(message("/** Kundentabelle für Zürich 日本 😀. */"))
          .isEqualTo("Kundentabelle für Zürich 日本 😀");
    }
  }

  @Nested
  class OddFiles {

    @Test
    void withAByteOrderMarkCarriageReturnsAndTabs() {
      assertThat(
              revision(
                      "\ufeff/** M. */\r\n@Revision(\r\n\tid\t=\t\"a\",\r\n\tdown = \"b\")\r\nclass\tR1_x {")
                  .down())
          .containsExactly("b");
    }

    @Test
    void withUnicodeEscapes() {
      assertThat(revision("\\u0040Revision(id \\uuu003d \"\\u0061\\\\u0062\") class R1_x {").id())
          .isEqualTo("a\\u0062");
    }

    @Test
    void withTextBlocks() {
      assertThat(revision("@Revision(id = \"\"\"\n    a\\\n    b\"\"\") class R1_x {").id())
          .isEqualTo("ab");
    }

    @Test
    void withAHeaderLongerThanWhatIsReadFirst() {
      String head = "/** M. */ @Revision(id = \"abc\", down = {\"d\", \"e\"}) public class R1_x {";
      for (int cut = 0; cut < head.length() - 2; cut++) {
        assertThat(JavaHeaderReader.read("R1_x.java", "R1_x.java", head.substring(0, cut), false))
            .as(head.substring(0, cut))
            .isEmpty();
      }
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
      assertError("class R1_x { }", "versions/R1_x.java: this is no revision");
      assertError("", "this is no revision");
      assertError("some text, no Java", "this is no revision");
      assertError("/* a comment that does not end", "this is no revision");
    }

    @Test
    void noId() {
      assertError(
          "\n@Revision(down = \"a\") class R1_x {}",
          "versions/R1_x.java:2: the revision has no id");
      assertError("@Revision class R1_x {}", "the revision has no id");
      assertError("@Revision(id = \"\") class R1_x {}", "the revision has no id");
    }

    @Test
    void anAttributeThatIsNotKnownNamesTheNearest() {
      assertError(
          "@Revision(\n  id = \"a\",\n  dependOn = \"b\") class R1_x {}",
          "versions/R1_x.java:3: @Revision has no attribute 'dependOn'. Did you mean \"dependsOn\"?");
    }

    @Test
    void aValueThatIsNoPlainString() {
      assertError("@Revision(id = \"a\" + \"b\") class R1_x {}", "the value of 'id'");
      assertError("@Revision(id = ID) class R1_x {}", "must be a plain string literal");
      assertError("@Revision(id = \"a\", down = {\"b\" + X}) class R1_x {}", "the value of 'down'");
      assertError(
          "@Revision(\"a\") class R1_x {}", "each attribute of @Revision stands with its name");
    }

    @Test
    void aDateThatIsNone() {
      assertError(
          "@Revision(id = \"a\",\ncreated = \"2026-13-01\") class R1_x {}",
          "versions/R1_x.java:2: created: '2026-13-01' is no date and time");
    }

    @Test
    void timesAndTransactionsThatAreNone() {
      assertError(
          "@Revision(id = \"a\", lockTimeout = \"5 parsecs\") class R1_x {}", "is not a time");
      assertError(
          "@Revision(id = \"a\", transaction = \"off\") class R1_x {}", "'default' or 'none'");
    }

    @Test
    void anIdWithForbiddenCharacters() {
      assertError(
          "@Revision(id = \"a@b\") class R1_x {}",
          "versions/R1_x.java:1: 'a@b' cannot stand in 'id'");
      assertError(
          "@Revision(id = \"a\", down = \"b c\") class R1_x {}", "'b c' cannot stand in 'down'");
    }

    @Test
    void anAttributeTwice() {
      assertError(
          "@Revision(id = \"a\",\nid = \"b\") class R1_x {}",
          ":2: 'id' stands in the header a second time");
    }

    @Test
    void aClassThatIsNotNamedAsItsFile() {
      assertError(
          "@Revision(id = \"a\")\nclass Other {}",
          "versions/R1_x.java:2: the class is Other, but the file is R1_x.java");
    }

    @Test
    void somethingElseThanAClass() {
      assertError("@Revision(id = \"a\") record R1_x() {}", "not the record R1_x");
    }
  }
}
