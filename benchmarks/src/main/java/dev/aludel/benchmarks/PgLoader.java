package dev.aludel.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** pgloader, where it is installed, as it comes: {@code pgloader sqlite://… postgresql://…}. */
final class PgLoader {

  private final Path program;
  private final Path work;

  private PgLoader(Path program, Path work) {
    this.program = program;
    this.work = work;
  }

  /** The one on the {@code PATH}. */
  static Optional<PgLoader> find(Path work) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "pgloader"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new PgLoader(program, work));
  }

  /**
   * Loads all of a file.
   *
   * @param jdbcUrl where to, as JDBC has it
   */
  Measurement load(Path file, String jdbcUrl) throws IOException {
    Path summary = Files.createTempFile(work, "pgloader", ".csv");
    // postgresql://localhost:5432/name?user=postgres, with the user where pgloader wants it.
    String url =
        jdbcUrl
            .replaceFirst("^jdbc:postgresql://", "postgresql://postgres@")
            .replaceFirst("[?].*$", "");
    Measurement measurement =
        new Launch(
                List.of(
                    program.toString(),
                    "--root-dir",
                    work.resolve("pgloader").toString(),
                    "--summary",
                    summary.toString(),
                    "sqlite://" + file,
                    url),
                work)
            .run();
    Map<String, Long> figures = new HashMap<>(measurement.figures());
    figures.put("whole", measurement.wholeProcess());
    figures.put("rows", rows(summary));
    return new Measurement(measurement.wholeProcess(), figures);
  }

  /** What its summary says of the one table that has rows. */
  private static long rows(Path summary) throws IOException {
    for (String line : Files.readAllLines(summary)) {
      String[] cells = line.replace("\"", "").split("[;,]");
      if (cells[0].strip().endsWith("transactions")) {
        return nanos(cells[cells.length - 1].strip());
      }
    }
    throw new IOException(
        "No line of " + summary + " tells of the table: " + Files.readString(summary));
  }

  /** As it writes a time: {@code 7.702s}, {@code 1m28.480s}. */
  private static long nanos(String time) {
    String[] parts = time.replace("s", "").split("[hm]");
    double seconds = 0;
    for (String part : parts) {
      seconds = seconds * 60 + Double.parseDouble(part);
    }
    return Math.round(seconds * 1e9);
  }
}
