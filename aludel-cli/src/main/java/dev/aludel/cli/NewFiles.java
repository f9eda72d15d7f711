package dev.aludel.cli;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files and folders that are made together: all of them, or none. */
final class NewFiles {

  private final Map<Path, String> files = new LinkedHashMap<>();
  private final List<Path> made = new ArrayList<>();

  void file(Path file, String text) {
    files.put(file, text);
  }

  /** The files that {@link #write} makes. */
  List<Path> files() {
    return List.copyOf(files.keySet());
  }

  /**
   * Refuses to overwrite.
   *
   * @throws AludelException if one of the files is there already
   */
  void checkThatNoneIsThere() {
    List<String> there =
        files.keySet().stream()
            .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
            .map(Path::toString)
            .toList();
    if (!there.isEmpty()) {
      throw new AludelException(
          "%s %s there already, and nothing was changed. Remove %s first, or choose another folder."
              .formatted(
                  String.join(", ", there),
                  there.size() == 1 ? "is" : "are",
                  there.size() == 1 ? "it" : "them"));
    }
  }

  /**
   * Makes them all. After a failure none of them is there.
   *
   * @throws AludelException if that does not work
   */
  void write() {
    checkThatNoneIsThere();
    try {
      for (Map.Entry<Path, String> file : files.entrySet()) {
        Path folder = file.getKey().toAbsolutePath().getParent();
        if (folder != null) {
          makeFolder(folder);
        }
        Files.writeString(
            file.getKey(),
            file.getValue(),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
        made.add(file.getKey());
      }
    } catch (IOException e) {
      takeBack();
      throw new AludelException(reason(e) + " Nothing was left behind.", e);
    }
  }

  private void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      makeFolder(parent);
    }
    Files.createDirectory(folder);
    made.add(folder);
  }

  private void takeBack() {
    Collections.reverse(made);
    for (Path path : made) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // What led here is the failure to tell, and a folder may hold somebody else's file by now.
      }
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "Permission is denied for %s.".formatted(denied.getFile());
    }
    if (e instanceof FileAlreadyExistsException there) {
      return "%s is a file, where a folder is needed.".formatted(there.getFile());
    }
    return "The files could not be written: %s.".formatted(e.getMessage());
  }
}
