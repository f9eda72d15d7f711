package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where binaries are kept between runs. What is in it is there as a whole or not at all. */
record Cache(Path folder) {

  private static final Object IN_THIS_PROCESS = new Object();

  /** Fills a new folder. */
  @FunctionalInterface
  interface Filling {
    void into(Path folder) throws IOException;
  }

  /**
   * The user's own, as the XDG base directory specification says. Root's is one that other users
   * may look into, since one of them runs the server.
   */
  static Cache of(Optional<Path> wanted, Unprivileged user) {
    return new Cache(
        wanted.orElseGet(
            () -> {
              if (user.user().isPresent()) {
                return Path.of("/var/cache/aludel");
              }
              String xdg = System.getenv("XDG_CACHE_HOME");
              return xdg != null && Path.of(xdg).isAbsolute()
                  ? Path.of(xdg, "aludel")
                  : Path.of(System.getProperty("user.home", "."), ".cache", "aludel");
            }));
  }

  /** The folder of that name, which is filled if it is not there yet: by one process at a time. */
  Path entry(String name, Filling filling) {
    Path entry = folder.resolve(name);
    if (Files.isDirectory(entry)) {
      return entry;
    }
    synchronized (IN_THIS_PROCESS) {
      try {
        Files.createDirectories(folder);
        try (FileChannel channel =
                FileChannel.open(
                    folder.resolve(name + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          if (lock.isValid() && !Files.isDirectory(entry)) {
            fill(entry, filling);
          }
        }
      } catch (IOException e) {
        throw new AludelException(
            "PostgreSQL could not be put into the cache %s: %s".formatted(entry, e), e);
      }
    }
    return entry;
  }

  private void fill(Path entry, Filling filling) throws IOException {
    Path part = Files.createTempDirectory(folder, "unfinished");
    try {
      filling.into(part);
      Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(part);
    }
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
