package dev.aludel.connect.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The files that {@code aludel init} writes, made of the declarations. */
public final class SettingsTemplate {

  private static final int WIDTH = 96;

  private SettingsTemplate() {}

  /** {@code aludel.toml} with every setting, commented out, at its default. */
  public static String toml() {
    StringBuilder text =
        new StringBuilder(
            "# The settings of Aludel, each at its default. Remove the # before one to change it.\n");
    String section = "";
    for (Setting<?> setting : AludelSettings.all()) {
      if (!setting.section().equals(section)) {
        section = setting.section();
        text.append("\n[").append(section).append("]\n");
      }
      text.append('\n').append(comment(setting.doc() + withoutDefault(setting))).append("# ");
      text.append(setting.name()).append(" = ").append(example(setting)).append('\n');
    }
    return text.append(
            """

            # Further databases, each chosen by its name: aludel -n reporting upgrade head.
            # A key of [aludel] may stand here; those of the other tables in [databases.reporting.pool]
            # and so on.
            # [databases.reporting]
            # url = "postgresql://user@host:5432/reporting"
            """)
        .toString();
  }

  /** {@code .env.example} with every variable. */
  public static String dotEnv() {
    return AludelSettings.all().stream()
        .map(SettingsTemplate::variables)
        .collect(
            Collectors.joining(
                "\n",
                """
                # Copy to .env beside aludel.toml. The environment wins over .env, and .env over the file.
                # The URL, user, password and database may also be in a file that a variable with
                # _FILE at its end names: POSTGRES_PASSWORD_FILE=/run/secrets/postgres_password

                """,
                ""));
  }

  private static String variables(Setting<?> setting) {
    List<String> names = setting.variables();
    String others =
        names.size() == 1
            ? ""
            : " Also: " + String.join(", ", names.subList(1, names.size())) + ".";
    String libpq =
        setting.libpqVariables().isEmpty()
            ? ""
            : " Otherwise: " + String.join(", ", setting.libpqVariables()) + ".";
    return comment(setting.doc() + others + libpq + withoutDefault(setting))
        + "# "
        + names.get(0)
        + "="
        + unquoted(example(setting))
        + "\n";
  }

  private static <T> String example(Setting<T> setting) {
    return setting.defaultValue().map(setting.type()::toToml).orElseGet(() -> sample(setting));
  }

  /** What a setting without a default could be. */
  private static String sample(Setting<?> setting) {
    return switch (setting.key()) {
      case "aludel.url" -> "\"postgresql://user:password@localhost:5432/app\"";
      case "aludel.server" -> "\"localhost\"";
      case "aludel.user", "aludel.database" -> "\"app\"";
      case "aludel.schema", "aludel.version_table_schema" -> "\"public\"";
      case "aludel.environment" -> "\"development\"";
      case "aludel.target" -> "\"jpa:com.example.model\"";
      case "aludel.dev_url" -> "\"postgresql://localhost/postgres\"";
      default -> "\"\"";
    };
  }

  private static String withoutDefault(Setting<?> setting) {
    return setting.defaultValue().isPresent() ? "" : " It has no default; an example:";
  }

  private static String unquoted(String toml) {
    String inner =
        toml.startsWith("[") || toml.startsWith("{") ? toml.substring(1, toml.length() - 1) : toml;
    return inner.startsWith("\"") ? inner.substring(1, inner.length() - 1) : inner;
  }

  private static String comment(String text) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder("#");
    for (String word : text.split(" ")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        lines.append(line).append('\n');
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    return lines.append(line).append('\n').toString();
  }
}
