package dev.aludel.cli.source;

import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.LocatedText;
import dev.aludel.connect.settings.Settings;
import dev.aludel.embedded.EmbeddedUrl;
import dev.aludel.error.AludelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a schema comes from, as a person names it. Nothing is opened or read yet. */
public sealed interface SchemaSource {

  /** What to write for a source, for help and for messages. */
  String FORMS =
      "a URL of a database, 'database' (the configured one), 'model' (the configured target), jpa:PACKAGE, a file that ends in .sql, migrations@REVISION, 'empty', or embedded:postgresql (an empty database on a server that is started for it)";

  /** As it may be shown to anybody: a URL comes masked. */
  String display();

  /** A new database. */
  record Empty() implements SchemaSource {
    @Override
    public String display() {
      return "empty";
    }
  }

  /** A new database on a server of PostgreSQL that is started for it, and judges. */
  record Embedded(LocatedText url) implements SchemaSource {
    @Override
    public String display() {
      return url.text();
    }
  }

  /** A live database. */
  record Live(DatabaseUrl url) implements SchemaSource {
    @Override
    public String display() {
      return url.display();
    }
  }

  /**
   * What the revisions make.
   *
   * @param target up to which one
   */
  record Revisions(String target) implements SchemaSource {
    @Override
    public String display() {
      return "migrations@" + target;
    }
  }

  /** Entities, or a file of SQL. */
  record Model(LocatedText location) implements SchemaSource {
    /** What a reader of models is found by; a drive letter is none. */
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+]+:");

    @Override
    public String display() {
      return location.toString();
    }

    /** Whether only a database can say what it means. */
    boolean isSql() {
      return location.text().endsWith(".sql");
    }
  }

  /**
   * Reads the name of a source.
   *
   * @param settings what {@code database} and {@code model} stand for
   * @param directory what a relative file is relative to
   * @throws AludelException if it is no source
   */
  static SchemaSource parse(String text, Settings settings, Path directory) {
    String name = text.strip();
    if (name.equals("empty")) {
      return new Empty();
    }
    if (name.equals("database")) {
      return new Live(configured(settings.databaseUrl()));
    }
    if (name.equals("model")) {
      return new Model(settings.find(AludelSettings.TARGET).orElseThrow(SchemaSource::noModel));
    }
    if (name.equals("migrations")) {
      return new Revisions("heads");
    }
    if (name.startsWith("migrations@")) {
      return new Revisions(name.substring("migrations@".length()));
    }
    if (EmbeddedUrl.parse(name).isPresent()) {
      return new Embedded(new LocatedText(name, directory));
    }
    if (DatabaseUrl.looksLikeOne(name)) {
      return new Live(DatabaseUrl.parse(name, directory));
    }
    if (name.endsWith(".sql") || Model.SCHEME.matcher(name).lookingAt()) {
      return new Model(new LocatedText(name, directory));
    }
    throw new AludelException("'%s' names no schema. Write %s.".formatted(name, FORMS));
  }

  /** The configured SQLite file counts as an empty database before anything was put into it. */
  private static DatabaseUrl configured(DatabaseUrl url) {
    return url instanceof SqliteUrl sqlite
            && sqlite.file().filter(file -> !Files.exists(file)).isPresent()
        ? new SqliteUrl(Optional.empty(), false, sqlite.parameters())
        : url;
  }

  private static AludelException noModel() {
    return new AludelException(
        "There is no model: target is not set. Set target in aludel.toml, or name another source: %s."
            .formatted(FORMS));
  }
}
