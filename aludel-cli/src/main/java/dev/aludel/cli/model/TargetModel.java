package dev.aludel.cli.model;

import dev.aludel.cli.scratch.ScratchDatabase;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.LocatedText;
import dev.aludel.connect.settings.Settings;
import dev.aludel.dialect.Dialect;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.ModelSource;
import dev.aludel.migrate.Rehearsal;
import dev.aludel.migrate.SqlFileModel;
import dev.aludel.schema.ModelReader;
import dev.aludel.schema.ModelRequest;
import dev.aludel.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** What the setting {@code target} names: {@code jpa:com.example.model}, or a file of SQL. */
public final class TargetModel implements ModelSource {

  private final Settings settings;
  private final Optional<LocatedText> location;
  private final boolean elsewhere;

  /** The one that the setting names. */
  public TargetModel(Settings settings) {
    this(settings, settings.find(AludelSettings.TARGET), true);
  }

  /** Another one, with the class path of the settings. */
  public TargetModel(Settings settings, LocatedText location) {
    this(settings, Optional.of(location), true);
  }

  private TargetModel(Settings settings, Optional<LocatedText> location, boolean elsewhere) {
    this.settings = settings;
    this.location = location;
    this.elsewhere = elsewhere;
  }

  /**
   * The same, where the database that it is compared with is a scratch database already: a file of
   * SQL need not be tried in another one.
   */
  public TargetModel beside() {
    return new TargetModel(settings, location, false);
  }

  @Override
  public boolean isWhole() {
    return location.filter(TargetModel::isSql).isPresent();
  }

  private static boolean isSql(LocatedText target) {
    return target.text().endsWith(".sql");
  }

  @Override
  public Schema read(Dialect dialect, Rehearsal rehearsal) throws SQLException {
    LocatedText target =
        location.orElseThrow(
            () ->
                new AludelException(
                    "There is no model to compare with. Set target in aludel.toml: \"jpa:com.example.model\" for entities, or \"schema.sql\" for a file."));
    int colon = target.text().indexOf(':');
    if (isSql(target)) {
      return read(new SqlFileModel(target.toPath()), dialect, rehearsal);
    }
    if (colon < 1) {
      throw new AludelException(
          "The target '%s' is neither a model nor a file. Write \"jpa:com.example.model\" for entities, or the path of a file that ends in .sql."
              .formatted(target.text()));
    }
    return read(target.text().substring(0, colon), target.text().substring(colon + 1));
  }

  /** In an empty database on the server of {@code dev_url}, where there is one. */
  private Schema read(SqlFileModel file, Dialect dialect, Rehearsal rehearsal) throws SQLException {
    if (!elsewhere || !dialect.name().equals("postgresql")) {
      return file.read(dialect, rehearsal);
    }
    Optional<ScratchDatabase> place = ScratchDatabase.of(settings, dialect.name());
    if (place.isEmpty()) {
      return file.read(dialect, rehearsal);
    }
    try (ScratchDatabase scratch = place.get()) {
      return file.read(dialect, rehearsal.in(scratch.dataSource()));
    }
  }

  private Schema read(String scheme, String location) {
    List<Path> classpath =
        settings.get(AludelSettings.CLASSPATH).stream()
            .flatMap(pattern -> pattern.expand().stream())
            .toList();
    requireThere(classpath);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (ModelClassLoader loader = ModelClassLoader.of(classpath)) {
      thread.setContextClassLoader(loader);
      return reader(scheme, loader)
          .read(
              new ModelRequest(
                  location,
                  loader,
                  classpath.stream().map(Path::toString).toList(),
                  settings.get(AludelSettings.NAMING_STRATEGY)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A folder that is not there would only be noticed as classes that are missing. */
  private static void requireThere(List<Path> classpath) {
    for (Path entry : classpath) {
      if (!Files.exists(entry)) {
        throw new AludelException(
            "There is no %s, which classpath in aludel.toml names. Compile the model first (mvn compile), or correct the path."
                .formatted(entry));
      }
    }
  }

  private static ModelReader reader(String scheme, ClassLoader loader) {
    return ServiceLoader.load(ModelReader.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .filter(reader -> reader.scheme().equals(scheme))
        .findFirst()
        .orElseThrow(
            () ->
                new AludelException(
                    "No reader knows the target '%s:…'. Write \"jpa:com.example.model\" for entities."
                        .formatted(scheme)));
  }
}
