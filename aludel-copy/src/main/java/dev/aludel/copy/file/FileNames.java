package dev.aludel.copy.file;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of files for tables: what not every file system takes is written as {@code %2F}. */
final class FileNames {

  private final Set<String> taken = new HashSet<>();

  /** A name that is not taken yet, also where capitals do not count. */
  synchronized String of(String table, String ending) {
    StringBuilder name = new StringBuilder();
    for (byte b : table.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          (b >= 'a' && b <= 'z')
              || (b >= 'A' && b <= 'Z')
              || (b >= '0' && b <= '9')
              || b == '_'
              || b == '-'
              || (b == '.' && name.length() > 0);
      name.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xFF));
    }
    String free = name + ending;
    for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = name + "~" + i + ending;
    }
    return free;
  }

  /** The table that a file without a manifest is of. */
  static String table(String file) {
    String bare = FileFormat.withoutEnding(file);
    try {
      return URLDecoder.decode(bare.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return bare;
    }
  }
}
