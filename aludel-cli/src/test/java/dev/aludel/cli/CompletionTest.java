package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code aludel completion} prints, in the shell that it is for. */
final class CompletionTest {

  @TempDir Path folder;

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    Files.writeString(
        folder.resolve("completion"),
        Project.empty(folder).run("completion", "bash").succeeds().out());

    assertThat(completed("aludel", "upg")).isEqualTo("upgrade");
    assertThat(completed("aludel", "upgrade", "--dry")).isEqualTo("--dry-run");
  }

  @Test
  void zshIsMadeReadyFirst() {
    assertThat(Project.empty(folder).run("completion", "zsh").succeeds().out())
        .startsWith("autoload -U +X compinit")
        .contains("bashcompinit");
  }

  private String completed(String... words) throws IOException, InterruptedException {
    String line = String.join(" ", words);
    String script =
        "compopt() { :; }; source completion; COMP_LINE='%s'; COMP_POINT=%d; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_aludel; echo \"${COMPREPLY[@]}\""
            .formatted(line, line.length(), line, words.length - 1);
    Process bash =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(bash.waitFor()).as(output).isZero();
    return output;
  }
}
