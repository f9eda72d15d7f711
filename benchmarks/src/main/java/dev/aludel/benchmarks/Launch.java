package dev.aludel.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process to start: its command and where. */
record Launch(List<String> command, Path folder) {

  Launch {
    command = List.copyOf(command);
  }

  /** Runs it to its end. */
  Measurement run() {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    try {
      long start = System.nanoTime();
      Process process = builder.start();
      process.getOutputStream().close();
      List<String> output = process.inputReader().lines().toList();
      int code = process.waitFor();
      long took = System.nanoTime() - start;
      if (code != 0) {
        throw new IllegalStateException(
            "%s%nended with %d:%n%s"
                .formatted(String.join(" ", command), code, String.join("\n", output)));
      }
      return new Measurement(took, figures(output));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot start " + command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static Map<String, Long> figures(List<String> output) {
    Map<String, Long> figures = new HashMap<>();
    for (String line : output) {
      String[] words = line.split(" ");
      if (words.length == 3 && words[0].equals("figure")) {
        figures.put(words[1], Long.parseLong(words[2]));
      }
    }
    return figures;
  }

  /** The same with more words. */
  Launch with(List<String> words) {
    List<String> longer = new ArrayList<>(command);
    longer.addAll(words);
    return new Launch(longer, folder);
  }
}
