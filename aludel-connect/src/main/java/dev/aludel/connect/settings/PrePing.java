package dev.aludel.connect.settings;

import java.util.Locale;

/** Which connections of the pool are tested before they are handed out. */
public enum PrePing {
  /** None: the first statement on a connection that broke meanwhile fails. */
  FALSE,
  /** Those that were idle for half a second, so that busy ones cost nothing. */
  TRUE,
  /** Each, with a round trip. */
  ALWAYS;

  static final SettingType<PrePing> TYPE =
      SettingTypes.type(
          "true, false or always",
          (text, base) ->
              text.strip().equalsIgnoreCase("always")
                  ? ALWAYS
                  : SettingTypes.BOOLEAN.read(text, base) ? TRUE : FALSE,
          value -> value == ALWAYS ? SettingTypes.quoted("always") : value.toString());

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
