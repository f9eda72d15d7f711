package dev.aludel.cli.fleet;

import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.InvalidUrlException;
import dev.aludel.error.AludelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A file of database URLs, one a line; empty lines and those that begin with # say nothing. */
public final class DatabaseList {

  private DatabaseList() {}

  /**
   * The URLs of the file, each once.
   *
   * @throws AludelException if it cannot be read, holds none, or one of them is none
   */
  public static List<String> read(Path file) {
    Set<String> urls = new LinkedHashSet<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String url = line.strip();
      if (url.isEmpty() || url.startsWith("#")) {
        continue;
      }
      try {
        DatabaseUrl.parse(url);
      } catch (InvalidUrlException e) {
        throw new AludelException("%s:%d: %s".formatted(file, number, e.getMessage()), e);
      }
      urls.add(url);
    }
    if (urls.isEmpty()) {
      throw new AludelException(
          "%s names no database. Write one URL a line, such as postgresql://app@db1/app."
              .formatted(file));
    }
    return new ArrayList<>(urls);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new AludelException(
          "There is no file %s. Write one URL a line, such as postgresql://app@db1/app."
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new AludelException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
