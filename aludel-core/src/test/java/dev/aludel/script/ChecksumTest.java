package dev.aludel.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A checksum is of what a script does, not of how it looks. */
class ChecksumTest {

  private static String java(String text) {
    return Checksum.ofJava("R1.java", text);
  }

  @Test
  void javaMayBeFormattedCommentedAndMovedToAnotherParent() {
    String script =
        """
        /** Add a. */
        @Revision(id = "1", down = "0")
        public class R1 extends Migration {
          public void upgrade(Operations op) {
            op.dropTable("a b"); // gone
          }
        }
        """;

    assertThat(java(script))
        .hasSize(64)
        .isEqualTo(java(script.replace("\n", "\r\n")))
        .isEqualTo(java(script.replace("// gone", "/* really */")))
        .isEqualTo(java(script.replace("Add a.", "Add it.")))
        .isEqualTo(java(script.replace("down = \"0\"", "down = {\"8\", \"9\"}")))
        .isEqualTo(
            java(script.replace("  ", "\t").replace("(Operations op)", "( Operations  op )")))
        .isNotEqualTo(java(script.replace("a b", "a  b")))
        .isNotEqualTo(java(script.replace("dropTable", "createTable")));
  }

  @Test
  void sqlMayBeFormattedCommentedAndMovedToAnotherParent() {
    String script =
        """
        -- Add a
        -- revision: 1
        -- down: 0

        -- upgrade
        INSERT INTO a VALUES ('x  -- y', "b  c", E'it\\'s  ', $f$ /* kept */ $f$); -- done

        -- downgrade
        DELETE FROM a;
        """;

    assertThat(Checksum.ofSql(script))
        .hasSize(64)
        .isEqualTo(Checksum.ofSql(script.replace("\n", "\r\n")))
        .isEqualTo(Checksum.ofSql(script.replace("down: 0", "down: 2")))
        .isEqualTo(Checksum.ofSql(script.replace("-- done", "/* /* nested */ ; */")))
        .isEqualTo(Checksum.ofSql(script.replace("INTO a", "INTO\n\ta")))
        .isEqualTo(Checksum.ofSql(script.replace(");", " ) ;")))
        .isNotEqualTo(Checksum.ofSql(script.replace("x  -- y", "x -- y")))
        .isNotEqualTo(Checksum.ofSql(script.replace("b  c", "b c")))
        .isNotEqualTo(Checksum.ofSql(script.replace("s  '", "s '")))
        .isNotEqualTo(Checksum.ofSql(script.replace("/* kept */", "")))
        .isNotEqualTo(Checksum.ofSql(script.replace("-- downgrade", "")))
        .isNotEqualTo(Checksum.ofSql(script.replace("-- downgrade", "-- downgrade: sqlite")))
        .isNotEqualTo(Checksum.ofSql(script.replace("DELETE FROM a", "DELETE FROMa")));
  }
}
