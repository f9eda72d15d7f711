package dev.aludel.connect.activity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who holds the locks on an SQLite database, on Linux. SQLite locks bytes of its files with fcntl,
 * and the kernel lists such locks in {@code /proc/locks} (proc_locks(5)).
 */
final class SqliteLocks {

  private static final Path PROC = Path.of("/proc");

  /** {@code 3: POSIX ADVISORY WRITE 4711 08:01:1234567 1073741825 1073741825}. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\d+: POSIX +\\S+ +(?<mode>READ|WRITE) +(?<pid>\\d+) +\\S+:(?<inode>\\d+)"
              + " +(?<from>\\d+) +(?<to>\\d+|EOF)");

  /** Section 3 of <a href="https://sqlite.org/lockingv3.html">File Locking</a>. */
  private static final long PENDING = 0x40000000L;

  private static final long RESERVED = PENDING + 1;
  private static final long SHARED = PENDING + 2;

  /** The WAL's locks, from <a href="https://sqlite.org/walformat.html">its format</a>. */
  private static final long WAL_WRITE = 120;

  private static final long WAL_CHECKPOINT = 121;
  private static final long WAL_FIRST_READER = 123;
  private static final long WAL_LAST_READER = 127;

  private SqliteLocks() {}

  /** The locks; nothing where the system does not tell. */
  static Optional<List<FileLock>> of(Path file) {
    try {
      List<String> lines = Files.readAllLines(PROC.resolve("locks"));
      Set<FileLock> locks = new LinkedHashSet<>();
      add(locks, lines, file, SqliteLocks::ofDatabase);
      add(locks, lines, file.resolveSibling(file.getFileName() + "-shm"), SqliteLocks::ofWal);
      return Optional.of(new ArrayList<>(locks));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private interface Meaning {
    String of(boolean write, long from, long to);
  }

  private static void add(Set<FileLock> locks, List<String> lines, Path file, Meaning meaning)
      throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    String inode = String.valueOf(Files.getAttribute(file, "unix:ino"));
    for (String line : lines) {
      Matcher lock = LINE.matcher(line.strip());
      if (lock.matches() && lock.group("inode").equals(inode)) {
        long from = Long.parseLong(lock.group("from"));
        String to = lock.group("to");
        String what =
            meaning.of(
                lock.group("mode").equals("WRITE"),
                from,
                to.equals("EOF") ? Long.MAX_VALUE : Long.parseLong(to));
        long pid = Long.parseLong(lock.group("pid"));
        if (!what.isEmpty() && mayHaveOpen(pid, file)) {
          locks.add(new FileLock(pid, name(pid), what));
        }
      }
    }
  }

  private static String ofDatabase(boolean write, long from, long to) {
    if (write && from <= SHARED && to > SHARED) {
      return "write, and keeps readers out";
    }
    if (write && from <= RESERVED && to >= RESERVED) {
      return "write";
    }
    return from >= SHARED && !write ? "read" : "";
  }

  private static String ofWal(boolean write, long from, long to) {
    if (write && from <= WAL_WRITE && to >= WAL_WRITE) {
      return "write";
    }
    if (write && from == WAL_CHECKPOINT) {
      return "checkpoint";
    }
    return from >= WAL_FIRST_READER && to <= WAL_LAST_READER ? "read" : "";
  }

  /** Inodes are unique within one file system only. */
  private static boolean mayHaveOpen(long pid, Path file) {
    try (Stream<Path> descriptors = Files.list(PROC.resolve(pid + "/fd"))) {
      Path real = file.toRealPath();
      return descriptors.anyMatch(descriptor -> leadsTo(descriptor, real));
    } catch (IOException e) {
      // Those of another user are not shown.
      return true;
    }
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(long pid) {
    try {
      return Files.readString(PROC.resolve(pid + "/comm")).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
