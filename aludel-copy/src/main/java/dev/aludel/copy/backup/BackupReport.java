package dev.aludel.copy.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What was backed up, or restored.
 *
 * @param file the backup
 * @param bytes how large it is
 * @param checked whether it was restored into a scratch database and found to be equal; for a
 *     restore, whether the target was compared with it
 * @param tables how many tables it has; 0 where nobody has looked
 * @param rows how many rows they have; 0 where nobody has looked
 * @param removed the names of older backups that went
 */
public record BackupReport(
    Path file,
    long bytes,
    boolean checked,
    int tables,
    long rows,
    List<String> removed,
    Duration time) {

  public BackupReport {
    removed = List.copyOf(removed);
  }
}
