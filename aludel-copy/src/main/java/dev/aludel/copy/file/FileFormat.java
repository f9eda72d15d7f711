package dev.aludel.copy.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file holds, by the ending of its name.
 *
 * @param layout how its rows are written
 * @param compression how it is compressed
 */
public record FileFormat(Layout layout, Compression compression) {

  /** How rows are written. */
  public enum Layout {
    /** A JSON object a line; one table a file. */
    JSON_LINES("jsonl", "ndjson"),
    /** RFC 4180, with the names of the columns in the first record; one table a file. */
    CSV("csv", "csv"),
    /** One JSON object for all tables: {@code {"table": [row, …], …}}. */
    JSON_DOCUMENT("json", "json");

    private final String ending;
    private final String otherEnding;

    Layout(String ending, String otherEnding) {
      this.ending = ending;
      this.otherEnding = otherEnding;
    }

    private boolean endsName(String name) {
      return name.endsWith("." + ending) || name.endsWith("." + otherEnding);
    }
  }

  /** What {@code export} writes unless told otherwise. */
  public static final FileFormat DEFAULT = new FileFormat(Layout.JSON_LINES, Compression.NONE);

  /** The format of a file of that name; empty if its ending says none. */
  public static Optional<FileFormat> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    Compression compression = Compression.of(lower);
    String bare = lower.substring(0, lower.length() - compression.ending().length());
    for (Layout layout : Layout.values()) {
      if (layout.endsName(bare)) {
        return Optional.of(new FileFormat(layout, compression));
      }
    }
    return Optional.empty();
  }

  /**
   * The format of the files of a folder: {@code jsonl}, {@code csv.gz}.
   *
   * @throws FileFailure if it is none
   */
  public static FileFormat parse(String text) {
    return ofName("." + text)
        .filter(format -> format.layout() != Layout.JSON_DOCUMENT)
        .orElseThrow(
            () -> new FileFailure("'%s' is no format. Write one of %s.".formatted(text, words())));
  }

  private static String words() {
    return Arrays.stream(Layout.values())
        .filter(layout -> layout != Layout.JSON_DOCUMENT)
        .flatMap(
            layout ->
                Arrays.stream(Compression.values())
                    .map(compression -> layout.ending + compression.ending()))
        .collect(Collectors.joining(", "));
  }

  /** What names of such files end in: {@code .csv.gz}. */
  public String ending() {
    return "." + layout.ending + compression.ending();
  }

  /** A name without the ending that {@link #ofName} knows. */
  static String withoutEnding(String name) {
    String bare = name.substring(0, name.length() - Compression.of(name).ending().length());
    return bare.substring(0, bare.lastIndexOf('.'));
  }
}
