package dev.aludel.copy.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file or folder that bears another name, beside its own, until it is whole. What a killed run
 * has left under that name the next one removes.
 */
public final class Unfinished implements AutoCloseable {

  private final Path wanted;
  private final Path path;

  private Unfinished(Path wanted, Path path) {
    this.wanted = wanted;
    this.path = path;
  }

  /**
   * A file.
   *
   * @param overwrite whether one that is there is replaced
   * @throws FileFailure if it may not be written
   */
  public static Unfinished file(Path wanted, boolean overwrite) throws IOException {
    if (Files.isDirectory(wanted)) {
      throw new FileFailure("%s is a folder. Name a file.".formatted(wanted));
    }
    if (Files.exists(wanted) && !overwrite) {
      throw new FileFailure(
          "%s is there already. Replace it with --overwrite, or name another one."
              .formatted(wanted));
    }
    return begin(wanted);
  }

  /**
   * A folder.
   *
   * @param overwrite whether one that is there is replaced
   * @param mark the file by which one that may be replaced is known
   * @throws FileFailure if it may not be written
   */
  public static Unfinished folder(Path wanted, boolean overwrite, String mark) throws IOException {
    boolean file = Files.exists(wanted) && !Files.isDirectory(wanted);
    if (file || !isEmpty(wanted)) {
      boolean known = Files.exists(wanted.resolve(mark));
      if (!overwrite || !known) {
        throw new FileFailure(
            known
                ? "%s holds an export already. Replace it with --overwrite, or name another folder."
                    .formatted(wanted)
                : "%s is there already, and is no export. Name a folder that is empty or not there."
                    .formatted(wanted));
      }
    }
    Unfinished unfinished = begin(wanted);
    Files.createDirectory(unfinished.path);
    return unfinished;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static Unfinished begin(Path wanted) throws IOException {
    Path whole = wanted.toAbsolutePath().normalize();
    Path parent = whole.getParent();
    if (parent == null) {
      throw new FileFailure("%s cannot be written to. Name a folder or a file.".formatted(wanted));
    }
    if (!Files.isDirectory(parent)) {
      throw new FileFailure(
          "There is no folder %s. Create it first (mkdir -p %s).".formatted(parent, parent));
    }
    Unfinished unfinished =
        new Unfinished(whole, parent.resolve("." + whole.getFileName() + ".unfinished"));
    remove(unfinished.path);
    return unfinished;
  }

  /** Where it is written. */
  public Path path() {
    return path;
  }

  /** It is whole: the file takes another name in the same folder, which is free. */
  public void finishAs(Path file) throws IOException {
    force(path);
    Files.move(path, file);
  }

  /** It is whole: it takes its name, and what bore it before is gone. */
  public void finish() throws IOException {
    Path old = path.resolveSibling("." + wanted.getFileName() + ".old");
    boolean replaced = Files.isDirectory(wanted);
    if (replaced) {
      // A folder that has files cannot be replaced in one step.
      remove(old);
      Files.move(wanted, old);
    }
    try {
      Files.move(path, wanted, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, wanted, StandardCopyOption.REPLACE_EXISTING);
    }
    if (replaced) {
      remove(old);
    }
  }

  /** Makes sure that a file outlives a power failure. */
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void remove(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  @Override
  public void close() {
    try {
      remove(path);
    } catch (IOException e) {
      // The next run removes it.
    }
  }
}
