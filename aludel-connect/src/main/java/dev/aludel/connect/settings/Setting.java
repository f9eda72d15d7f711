package dev.aludel.connect.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The declaration of one setting. The file, the documentation, the template and the code all come
 * from it.
 *
 * @param <T> the kind of its values
 */
public final class Setting<T> {

  private final String section;
  private final String name;
  private final SettingType<T> type;
  private final String doc;
  private Optional<T> defaultValue = Optional.empty();
  private List<String> aliases = List.of();
  private List<String> libpqVariables = List.of();
  private boolean secret;
  private boolean inFile;

  Setting(String section, String name, SettingType<T> type, String doc) {
    this.section = section;
    this.name = name;
    this.type = type;
    this.doc = doc;
  }

  Setting<T> defaultsTo(T value) {
    defaultValue = Optional.of(value);
    return this;
  }

  Setting<T> variables(String... names) {
    aliases = List.of(names);
    return this;
  }

  Setting<T> libpq(String... names) {
    libpqVariables = List.of(names);
    return this;
  }

  Setting<T> secret() {
    secret = true;
    return orInFile();
  }

  Setting<T> orInFile() {
    inFile = true;
    return this;
  }

  /** The table of {@code aludel.toml} that it stands in. */
  public String section() {
    return section;
  }

  /** Its key within that table. */
  public String name() {
    return name;
  }

  /** Section and name, such as {@code pool.size}. */
  public String key() {
    return section + "." + name;
  }

  /** One sentence or two on what it does. */
  public String doc() {
    return doc;
  }

  /** Its value if nobody sets it. */
  public Optional<T> defaultValue() {
    return defaultValue;
  }

  /** Whether its value is, or holds, a password. */
  public boolean isSecret() {
    return secret;
  }

  /** Whether a variable that ends in {@code _FILE} may name a file that holds its value. */
  public boolean mayBeInFile() {
    return inFile;
  }

  /** What its value may be. */
  public String allowed() {
    return type.allowed();
  }

  /**
   * The variables that set it, the strongest first: the names in use everywhere, then the one made
   * of {@code ALUDEL_} and the key.
   */
  public List<String> variables() {
    List<String> names = new ArrayList<>(aliases);
    names.add(
        "ALUDEL_"
            + ((section.equals("aludel") ? "" : section + "_") + name).toUpperCase(Locale.ROOT));
    return names;
  }

  /** libpq's variables for it, which count only where nothing else sets it. */
  public List<String> libpqVariables() {
    return libpqVariables;
  }

  SettingType<T> type() {
    return type;
  }

  @Override
  public String toString() {
    return key();
  }
}
