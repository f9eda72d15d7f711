package dev.aludel.connect.settings;

import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.InvalidUrlException;
import dev.aludel.connect.Secret;
import dev.aludel.connect.TlsMode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of values that settings have. */
final class SettingTypes {

  static final SettingType<String> TEXT =
      type("a text", (text, base) -> text, SettingTypes::quoted);

  static final SettingType<LocatedText> LOCATED_TEXT =
      type("a text", LocatedText::new, value -> quoted(value.text()));

  static final SettingType<Path> PATH =
      type(
          "a path",
          (text, base) -> base.resolve(text).normalize(),
          value -> quoted(value.toString().replace('\\', '/')));

  static final SettingType<PathPattern> PATH_PATTERN =
      type("a path, or a pattern such as lib/*.jar", PathPattern::new, v -> quoted(v.text()));

  static final SettingType<Secret> SECRET =
      type("a text", (text, base) -> Secret.of(text), value -> quoted(Secret.MASK));

  static final SettingType<DatabaseUrl> URL =
      type(
          "postgresql://user:password@host:5432/database or sqlite:///file.db",
          DatabaseUrl::parse,
          value -> quoted(value.display()));

  static final SettingType<List<String>> COMMAND =
      type(
          "a command, its words with spaces in quotes",
          (text, base) -> CommandWords.of(text),
          words -> quoted(CommandWords.join(words)));

  static final SettingType<Boolean> BOOLEAN =
      type("true or false", (text, base) -> truth(text), value -> value.toString());

  static final SettingType<ZoneId> ZONE =
      type(
          "a time zone, such as UTC or Europe/Berlin",
          (text, base) -> zone(text),
          value -> quoted(value.toString()));

  /** Without offsets, whose sign PostgreSQL reads the other way round. */
  static final SettingType<ZoneId> REGION =
      type(
          "the name of a time zone, such as UTC or Europe/Berlin",
          (text, base) -> {
            ZoneId zone = zone(text);
            if (zone instanceof ZoneOffset) {
              throw new IllegalArgumentException();
            }
            return zone;
          },
          value -> quoted(value.toString()));

  static final SettingType<TlsMode> TLS_MODE =
      type(
          "disable, allow, prefer, require, verify-ca, verify-full, true, false",
          (text, base) -> tlsMode(text),
          value -> quoted(value.toString()));

  static final SettingType<Map<String, String>> TABLE = new TableType();

  private SettingTypes() {}

  static SettingType<Integer> integer(int least, int most) {
    return type(
        "a whole number from " + least + " to " + most,
        (text, base) -> {
          int value = Integer.parseInt(text.strip());
          if (value < least || value > most) {
            throw new IllegalArgumentException();
          }
          return value;
        },
        value -> value.toString());
  }

  /** A time; a bare number counts seconds, as in Python's settings. */
  static SettingType<Duration> duration(Duration least, String meaningOfLeast) {
    return new DurationType(least, meaningOfLeast);
  }

  static <E extends Enum<E>> SettingType<E> choice(Class<E> type) {
    E[] values = type.getEnumConstants();
    return type(
        Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", ")),
        (text, base) ->
            Arrays.stream(values)
                .filter(value -> value.toString().equalsIgnoreCase(text.strip()))
                .findAny()
                .orElseThrow(IllegalArgumentException::new),
        value -> quoted(value.toString()));
  }

  static <T> SettingType<T> type(
      String allowed, BiFunction<String, Path, T> reader, Function<T, String> toml) {
    return new SettingType<>() {
      @Override
      public T read(String text, Path base) {
        return reader.apply(text, base);
      }

      @Override
      public String allowed() {
        return allowed;
      }

      @Override
      public String toToml(T value) {
        return toml.apply(value);
      }
    };
  }

  private static boolean truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on", "t", "y" -> true;
      case "false", "0", "no", "off", "f", "n" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static TlsMode tlsMode(String text) {
    try {
      return TlsMode.parse(text);
    } catch (InvalidUrlException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A basic string of TOML. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
