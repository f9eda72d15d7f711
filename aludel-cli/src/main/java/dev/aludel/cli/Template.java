package dev.aludel.cli;

import dev.aludel.connect.settings.SettingsTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What {@code aludel init} can set up. */
enum Template {
  GENERIC("One database; revisions in Java, which serve SQLite and PostgreSQL alike.") {
    @Override
    String settings() {
      return SettingsTemplate.toml();
    }
  },

  SQL("One database; revisions in SQL.") {
    @Override
    String settings() {
      return SettingsTemplate.toml().replace("\n# format = \"java\"\n", "\nformat = \"sql\"\n");
    }
  },

  MULTIDB("Two databases, each with revisions of its own: aludel -n app, aludel -n reporting.") {
    @Override
    String settings() {
      String one = SettingsTemplate.toml();
      return one.substring(0, one.indexOf("\n# Further databases")) + DATABASES;
    }

    @Override
    List<Path> folders() {
      return List.of(
          Path.of("migrations", "app", "versions"), Path.of("migrations", "reporting", "versions"));
    }

    @Override
    String hint() {
      return "choose each by its name, as in aludel -n app upgrade head";
    }
  };

  private static final String DATABASES =
      """

      # The databases, each chosen by its name: aludel -n reporting upgrade head. A key of [aludel] may
      # stand here; those of the other tables in [databases.reporting.pool] and so on.
      [databases.app]
      url = "sqlite:///app.db"
      script_location = "migrations/app"

      [databases.reporting]
      url = "sqlite:///reporting.db"
      script_location = "migrations/reporting"
      """;

  private final String description;

  Template(String description) {
    this.description = description;
  }

  /** As it is typed. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String description() {
    return description;
  }

  /** The text of {@code aludel.toml}. */
  abstract String settings();

  /** The folders of the revisions. */
  List<Path> folders() {
    return List.of(Path.of("migrations", "versions"));
  }

  /** What to do first. */
  String hint() {
    return "set url in aludel.toml, or DATABASE_URL";
  }
}
