package dev.aludel.connect.doctor;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the user's own command whether there is a backup. */
final class BackupCommand {

  private static final int LIMIT_SECONDS = 10;

  private BackupCommand() {}

  static Finding run(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Finding.failed(
            "the command takes longer than " + LIMIT_SECONDS + " s",
            String.join(" ", command),
            "Give a faster one.");
      }
      String said =
          new String(process.getInputStream().readNBytes(500), Charset.defaultCharset()).strip();
      return process.exitValue() == 0
          ? Finding.ok("the command finds one" + (said.isEmpty() ? "" : ": " + said))
          : Finding.failed(
              "the command finds none",
              "exit " + process.exitValue() + (said.isEmpty() ? "" : ": " + said),
              "Make a backup, or mend the command: " + String.join(" ", command));
    } catch (IOException e) {
      return Finding.failed(
          "the command does not start",
          String.valueOf(e.getMessage()),
          "Correct it: " + String.join(" ", command));
    }
  }
}
