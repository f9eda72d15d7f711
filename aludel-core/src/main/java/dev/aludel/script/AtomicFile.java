package dev.aludel.script;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/** Files that appear whole or not at all: written beside their place, then moved into it. */
final class AtomicFile {

  private AtomicFile() {}

  /** Writes a file, in the place of what is there. */
  static void write(Path file, byte[] content) throws IOException {
    Path draft = draft(file, content);
    try {
      keepPermissions(file, draft);
      try {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Writes a file that is not there yet.
   *
   * @throws FileAlreadyExistsException if it is, in which case it stays as it is
   */
  static void create(Path file, byte[] content) throws IOException {
    Path draft = draft(file, content);
    try {
      if (!linked(draft, file)) {
        Files.move(draft, file);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * A link is made in one step and never over another file; a move may check first and then act.
   */
  private static boolean linked(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException e) {
      // Some file systems have links in name only; the move says what is really wrong.
      return false;
    }
  }

  private static Path draft(Path file, byte[] content) throws IOException {
    Path name = file.getFileName();
    Path draft = file.resolveSibling("." + name + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.write(draft, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    return draft;
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView was = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (was != null && Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(to, was.readAttributes().permissions());
    }
  }
}
