package dev.aludel.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, which its driver would otherwise unpack from its jar at each start, and
 * compare byte by byte, in a tenth of a second.
 */
final class NativeSqlite {

  /** Where the driver looks for it first: a folder that the launcher chooses. */
  private static final String FOLDER = "org.sqlite.lib.path";

  private NativeSqlite() {}

  /** Puts it where the launcher wants it. Where that does not work, the driver unpacks its own. */
  static void unpack() {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (library != null) {
        Path target = Files.createDirectories(Path.of(folder)).resolve(name);
        Path draft = Files.createTempFile(target.getParent(), name, null);
        Files.copy(library, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      // A folder that cannot be written, or on Windows a library that is in use.
    }
  }
}
