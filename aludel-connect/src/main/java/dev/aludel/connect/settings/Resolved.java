package dev.aludel.connect.settings;

import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.Secret;
import java.util.Optional;

/**
 * The value that a setting has, and why.
 *
 * @param setting its declaration
 * @param value its value, or nothing if it has none
 * @param origin where the value came from
 * @param <T> the kind of value
 */
public record Resolved<T>(Setting<T> setting, Optional<T> value, Origin origin) {

  /** The value for people, a secret masked; empty if there is none. */
  public String display() {
    return value.map(this::display).orElse("");
  }

  private String display(T present) {
    boolean masksItself = present instanceof DatabaseUrl || present instanceof LocatedText;
    return setting.isSecret() && !masksItself ? Secret.MASK : setting.type().display(present);
  }

  @Override
  public String toString() {
    return setting.key() + " = " + display() + " (" + origin + ")";
  }
}
