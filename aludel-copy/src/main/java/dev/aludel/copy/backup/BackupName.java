package dev.aludel.copy.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of backups: {@code app-20261121T131500Z-3f2a9c41d0b7.dump}. The database, the time in
 * UTC, and the revision that it was at, or {@code base} before the first.
 *
 * @param database the database's name
 * @param ending {@code .dump} or {@code .db}
 */
record BackupName(String database, String ending) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MOST_HEADS = 3;

  BackupName {
    String plain = database.replaceAll("[^A-Za-z0-9_.+-]", "_");
    database = plain.startsWith(".") || plain.isEmpty() ? "_" + plain : plain;
  }

  /** What stands behind the time has no hyphen: so names are told apart. */
  private static String plain(String revision) {
    return revision.replaceAll("[^A-Za-z0-9_.]", "_");
  }

  /** The name of a backup made now. */
  String at(Instant time, Collection<String> revisions) {
    String at =
        revisions.size() > MOST_HEADS
            ? revisions.size() + "_heads"
            : revisions.stream().sorted().map(BackupName::plain).collect(Collectors.joining("+"));
    return "%s-%s-%s%s".formatted(database, TIME.format(time), at.isEmpty() ? "base" : at, ending);
  }

  /**
   * Removes the oldest backups of this database.
   *
   * @param keep how many stay
   * @return the names of those that went
   */
  List<String> rotate(Path folder, int keep) throws IOException {
    Pattern own =
        Pattern.compile(
            Pattern.quote(database) + "-[0-9]{8}T[0-9]{6}Z-[^-]+" + Pattern.quote(ending));
    List<Path> all;
    try (Stream<Path> files = Files.list(folder)) {
      all =
          files
              .filter(file -> own.matcher(file.getFileName().toString()).matches())
              .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
              .toList();
    }
    List<String> removed = new ArrayList<>();
    for (Path old : all.subList(Math.min(keep, all.size()), all.size())) {
      Files.delete(old);
      removed.add(old.getFileName().toString());
    }
    return removed;
  }
}
