package dev.aludel.connect.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * How a kind of value is written and read.
 *
 * @param <T> the value
 */
interface SettingType<T> {

  /**
   * Reads one text.
   *
   * @throws IllegalArgumentException if it is none; the message may be empty, or say why
   */
  T read(String text, Path base);

  /** A list is read from its items; any other kind from its one text. */
  default T read(Written written) {
    if (written.items().size() != 1 || written.list()) {
      throw new IllegalArgumentException("a list");
    }
    return read(written.items().get(0), written.base());
  }

  /** Whether it is a table of the file, with keys that the user chooses. */
  default boolean isTable() {
    return false;
  }

  /** What may be written, as the end of the sentence {@code Allowed: …}. */
  String allowed();

  /** The value as {@code aludel.toml} would have it. */
  String toToml(T value);

  /** The value for people. */
  default String display(T value) {
    return value.toString();
  }

  /** A list of these, which a variable or a flag writes with commas between. */
  default SettingType<List<T>> list() {
    return new ListType<>(this, ",");
  }

  /** A list of these, with {@code separators} between its items in a variable or a flag. */
  default SettingType<List<T>> list(String separators) {
    return new ListType<>(this, separators);
  }
}
