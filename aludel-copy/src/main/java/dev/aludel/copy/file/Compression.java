package dev.aludel.copy.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a file is compressed, by the ending of its name. */
public enum Compression {
  NONE(""),
  /** RFC 1952. */
  GZIP(".gz"),
  /** RFC 8878. */
  ZSTD(".zst");

  private static final int BUFFER = 64 * 1024;

  private final String ending;

  Compression(String ending) {
    this.ending = ending;
  }

  /** What the names of such files end in; empty without compression. */
  public String ending() {
    return ending;
  }

  /** The one that the name ends in. */
  static Compression of(String name) {
    for (Compression each : values()) {
      if (each != NONE && name.endsWith(each.ending)) {
        return each;
      }
    }
    return NONE;
  }

  /** Writes a new file. */
  OutputStream create(Path file) throws IOException {
    requireLibrary();
    OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    return switch (this) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out, BUFFER);
      case ZSTD -> ZstdStreams.to(out);
    };
  }

  /** Reads a file. A cut or damaged one throws from here, or while it is read. */
  InputStream open(Path file) throws IOException {
    requireLibrary();
    InputStream in = Files.newInputStream(file);
    try {
      return switch (this) {
        case NONE -> in;
        case GZIP -> new GZIPInputStream(in, BUFFER);
        case ZSTD -> ZstdStreams.from(in);
      };
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The library of zstd is the user's choice, as the drivers are. */
  private void requireLibrary() {
    if (this != ZSTD) {
      return;
    }
    try {
      Class.forName("com.github.luben.zstd.Zstd", false, Compression.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new FileFailure(
          "Files that end in .zst need a library that is not on the class path. Add the dependency com.github.luben:zstd-jni, or use .gz.",
          e);
    }
  }
}
