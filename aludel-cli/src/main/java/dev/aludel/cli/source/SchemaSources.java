package dev.aludel.cli.source;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.cli.model.TargetModel;
import dev.aludel.cli.scratch.ScratchDatabase;
import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.settings.Settings;
import dev.aludel.dialect.Access;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Inspection;
import dev.aludel.dialect.Scope;
import dev.aludel.diff.Renames;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.Migrations;
import dev.aludel.migrate.Rehearsal;
import dev.aludel.migrate.SqlFileModel;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads schemas from their sources and compares them.
 *
 * <p>A database is the judge of sameness: the one that a source is, else a scratch database. Only
 * where there is none, entities and revisions are compared by what they say.
 */
public final class SchemaSources {

  private final Settings settings;
  private final UnaryOperator<AludelConfig> project;
  private final Dialect dialect;
  private final List<String> schemas;
  private final ObjectFilter filter;
  private final Access access;

  /**
   * Sets up; nothing is opened or read yet.
   *
   * @param project adds the scripts, and the names of Aludel's own tables
   * @param dialect of what is compared without a live database
   * @param schemas that are read besides a connection's own
   * @param filter what counts
   * @param access what is told of who may do what
   */
  public SchemaSources(
      Settings settings,
      UnaryOperator<AludelConfig> project,
      Dialect dialect,
      List<String> schemas,
      ObjectFilter filter,
      Access access) {
    this.access = access;
    this.settings = settings;
    this.project = project;
    this.dialect = dialect.telling(access);
    this.schemas = List.copyOf(schemas);
    this.filter = filter;
  }

  /** A schema, and the dialect that it was read in. */
  public record Found(Dialect dialect, Schema schema) {}

  /** What a source holds. */
  public Found read(SchemaSource source) {
    try (Stage stage = stageOf(source)) {
      return new Found(stage.dialect(), filter.of(read(source, stage)));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /**
   * What a source holds, in the words of a database that is there, where only one can say what they
   * mean. What is tried on it is rolled back.
   */
  public Schema read(SchemaSource source, DatabaseUrl database) {
    boolean asks = source instanceof SchemaSource.Model model && model.isSql();
    if (!asks || database instanceof SqliteUrl) {
      return read(source).schema();
    }
    try (Stage stage = Stage.on(database, settings, access)) {
      return filter.of(read(source, stage));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /**
   * What a live database holds besides, or a file of SQL speaks of, and no schema does: it is told,
   * and left alone.
   *
   * @param judge the dialect that the file is in
   */
  public List<Inspection.Unmanaged> unmanaged(SchemaSource source, Dialect judge) {
    if (source instanceof SchemaSource.Model model && model.isSql()) {
      return new SqlFileModel(model.location().toPath()).unmanaged(judge);
    }
    if (!(source instanceof SchemaSource.Live live)) {
      return List.of();
    }
    Connector connector = Connector.of(live.url(), SessionOptions.forMigrations(settings));
    boolean inMemory = live.url() instanceof SqliteUrl sqlite && sqlite.file().isEmpty();
    try (Connection connection = (inMemory ? connector : connector.readOnly()).open()) {
      return Dialects.named(live.url().dialect())
          .telling(access)
          .unmanaged(connection, new Scope(schemas, Set.of()));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** What leads from one source to another. */
  public Difference compare(SchemaSource from, SchemaSource to, Renames renames) {
    boolean fromIsThere = from instanceof SchemaSource.Live;
    boolean toIsThere = !fromIsThere && to instanceof SchemaSource.Live;
    boolean toJudges =
        toIsThere
            || (to instanceof SchemaSource.Embedded
                && !fromIsThere
                && !(from instanceof SchemaSource.Embedded));
    try (Stage stage = stageOf(toJudges ? to : from)) {
      Schema one = fromIsThere ? Schema.EMPTY : filter.of(read(from, stage));
      Schema other = filter.of(read(to, stage, one));
      if (fromIsThere) {
        one = filter.of(read(from, stage, to instanceof SchemaSource.Live ? Schema.EMPTY : other));
      }
      Schema before = isWhole(from) ? one : completed(one, other, stage);
      Schema wanted = isWhole(to) ? other : completed(other, before, stage);
      Schema there = fromIsThere ? before : toIsThere ? wanted : Schema.EMPTY;
      Schema start = fromIsThere ? before : stage.held(before, there);
      Schema held = toIsThere ? wanted : stage.held(wanted, there);
      Renames known =
          stage.dialect().distinguishesCase() ? renames : renames.withThoseOfCase(start, held);
      return new Difference(
          stage.dialect(), start, wanted, held, SchemaDiff.between(start, wanted, held, known));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /**
   * What is left of a difference after it was made. The database is read again; the other source
   * is, only if something seems to be left, since that costs more.
   */
  public SchemaDiff left(SchemaSource.Live database, SchemaSource wanted, Difference made) {
    try {
      Schema now = filter.of(inspect(database, made.wanted(), made.dialect()));
      SchemaDiff left = SchemaDiff.between(now, made.wanted(), made.held(), Renames.NONE);
      return left.isEmpty() ? left : compare(database, wanted, Renames.NONE).diff();
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** Whether the source tells all: entities do not speak of views and functions. */
  private boolean isWhole(SchemaSource source) {
    return !(source instanceof SchemaSource.Model model)
        || new TargetModel(settings, model.location()).isWhole();
  }

  private Stage stageOf(SchemaSource source) throws SQLException {
    if (source instanceof SchemaSource.Live live) {
      return Stage.on(live.url(), settings, access);
    }
    return source instanceof SchemaSource.Embedded embedded
        ? Stage.started(embedded.url(), settings, access)
        : Stage.empty(dialect, settings);
  }

  /** Of a live database also the schemas that the model names which it is compared with. */
  private Schema read(SchemaSource source, Stage stage, Schema model) throws SQLException {
    return source instanceof SchemaSource.Live live
        ? inspect(live, model, dialectOf(live, stage))
        : read(source, stage);
  }

  /** Entities with what they cannot speak of. */
  private static Schema completed(Schema entities, Schema there, Stage stage) throws SQLException {
    return stage.dialect().completed(entities, there, stage.connection());
  }

  private Schema read(SchemaSource source, Stage stage) throws SQLException {
    if (source instanceof SchemaSource.Live live) {
      return inspect(live, Schema.EMPTY, dialectOf(live, stage));
    }
    if (source instanceof SchemaSource.Revisions revisions) {
      return replay(revisions, stage);
    }
    if (source instanceof SchemaSource.Model model) {
      TargetModel target = new TargetModel(settings, model.location());
      return (stage.isScratch() ? target.beside() : target)
          .read(
              stage.dialect(),
              Rehearsal.beside(
                  stage.dialect(),
                  () -> stage.require(model.display()),
                  new Scope(schemas, Set.of())));
    }
    return Schema.EMPTY;
  }

  /** That of the stage, if it is one: it then knows of what is read the schema without a name. */
  private Dialect dialectOf(SchemaSource.Live live, Stage stage) {
    String name = live.url().dialect();
    Dialect there = stage.dialect().name().equals(name) ? stage.dialect() : Dialects.named(name);
    return there.telling(access);
  }

  private Schema inspect(SchemaSource.Live live, Schema model, Dialect there) throws SQLException {
    Connector connector = Connector.of(live.url(), SessionOptions.forMigrations(settings));
    boolean inMemory = live.url() instanceof SqliteUrl sqlite && sqlite.file().isEmpty();
    try (Connection connection = (inMemory ? connector : connector.readOnly()).open()) {
      return there.inspect(connection, there.scopeFor(scope(there), model));
    }
  }

  private Scope scope(Dialect there) {
    AludelConfig config = project.apply(AludelConfig.offline(there.name()));
    return new Scope(
        schemas, Migrations.ownTables(there, config.versionTable(), config.historyTable()));
  }

  /** Revisions may hold raw SQL, so they run where there is a place; else their words count. */
  private Schema replay(SchemaSource.Revisions revisions, Stage stage) throws SQLException {
    Dialect there = stage.dialect();
    Optional<ScratchDatabase> place = stage.another(settings);
    if (place.isEmpty()) {
      return Aludel.open(project.apply(AludelConfig.offline(there.name())))
          .replayed(revisions.target());
    }
    try (ScratchDatabase scratch = place.get()) {
      Aludel aludel = Aludel.open(project.apply(AludelConfig.of(scratch.dataSource())));
      aludel.upgrade(revisions.target());
      try (Connection connection = scratch.dataSource().getConnection()) {
        return there.inspect(connection, scope(there).with(there.schemas(connection)));
      }
    }
  }

  private static AludelException refused(SQLException e) {
    return new AludelException(
        "The database refused: %s (SQLSTATE %s)".formatted(e.getMessage(), e.getSQLState()), e);
  }
}
