package dev.aludel.connect.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotEnvFileTest {

  @TempDir Path folder;

  private DotEnvFile read(String text) throws IOException {
    Path file = folder.resolve(".env");
    Files.writeString(file, text);
    return DotEnvFile.read(file);
  }

  @Test
  void quotesCommentsAndExportAreUnderstood() throws IOException {
    DotEnvFile file =
        read(
            """
            # a comment
            PLAIN=one two   # said so
            export EXPORTED = x
            HASH=a#b
            SINGLE='a "b" $c \\n # d' # after
            DOUBLE="a 'b' \\"c\\" \\n $d \\$e # f"
            EMPTY=
            COMMENTED= # nothing
            URL=postgresql://u:p@h/db?sslmode=require
            PLAIN=again
            """);

    assertThat(file.variables())
        .containsEntry("PLAIN", new DotEnvFile.Variable("again", 10))
        .containsEntry("EXPORTED", new DotEnvFile.Variable("x", 3))
        .containsEntry("HASH", new DotEnvFile.Variable("a#b", 4))
        .containsEntry("SINGLE", new DotEnvFile.Variable("a \"b\" $c \\n # d", 5))
        .containsEntry("DOUBLE", new DotEnvFile.Variable("a 'b' \"c\" \n $d $e # f", 6))
        .containsEntry("EMPTY", new DotEnvFile.Variable("", 7))
        .containsEntry("COMMENTED", new DotEnvFile.Variable("", 8))
        .containsEntry("URL", new DotEnvFile.Variable("postgresql://u:p@h/db?sslmode=require", 9));
  }

  @Test
  void aValueOverSeveralLinesIsRefusedWithItsLineAndWithoutItsText() {
    assertThatThrownBy(() -> read("A=1\nPASSWORD=\"hidden\nmore\"\n"))
        .hasMessageStartingWith(".env:2 has a quote that does not end")
        .hasMessageNotContaining("hidden");
    assertThatThrownBy(() -> read("hidden\n")).hasMessage(".env:1 is not of the form NAME=value.");
  }

  @Test
  void aMissingFileHasNoVariables() {
    assertThat(DotEnvFile.read(folder.resolve("none")).variables()).isEmpty();
  }
}
