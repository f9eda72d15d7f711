package dev.aludel.cli.fleet;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.connect.Connector;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.RunReport;
import dev.aludel.migrate.fleet.Member;
import dev.aludel.migrate.fleet.TenantSchemas;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Planner;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionException;
import dev.aludel.revision.Target;
import dev.aludel.schema.QualifiedName;
import dev.aludel.script.Scripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What of one database belongs to a fleet: all of it, or schemas of it. */
public final class DatabaseMembers implements AutoCloseable {

  private final Settings settings;
  private final Scripts scripts;
  private final UnaryOperator<AludelConfig> configured;
  private final Function<Aludel, RunReport> upgrade;
  private final String prefix;
  private final KeptConnections connections = new KeptConnections();
  private final Set<Revision> missing = new LinkedHashSet<>();
  private @Nullable Boolean repeats;

  /**
   * Sets up; nothing is opened yet.
   *
   * @param settings those of the database
   * @param scripts the same for the whole fleet, so that they are read and compiled once
   * @param configured adds to a configuration what the settings say
   * @param upgrade brings a member up
   * @param prefix what stands before a schema's name
   */
  public DatabaseMembers(
      Settings settings,
      Scripts scripts,
      UnaryOperator<AludelConfig> configured,
      Function<Aludel, RunReport> upgrade,
      String prefix) {
    this.settings = settings;
    this.scripts = scripts;
    this.configured = configured;
    this.upgrade = upgrade;
    this.prefix = prefix;
  }

  /** The database as one member. */
  public Member whole() {
    Connector connector = Connector.forMigrations(settings);
    return new Member(
        connector.url().display(), () -> upgrade.apply(aludel(connector.dataSource())));
  }

  /**
   * A member for each schema that a pattern of LIKE fits. One that has the targets already is found
   * so here, for all of them together; unless there are repeatable scripts, for which each is
   * asked.
   *
   * @throws AludelException if it is no PostgreSQL database, cannot be read, or no schema fits
   */
  public List<Member> schemas(String pattern, String... targets) {
    if (!(settings.databaseUrl() instanceof PostgresqlUrl)) {
      throw new AludelException(
          "%s has no schemas: --schemas is for PostgreSQL. Several SQLite files are told with --databases."
              .formatted(settings.databaseUrl()));
    }
    String versions = settings.get(AludelSettings.VERSION_TABLE);
    try (Connection connection = Connector.forMigrations(settings).readOnly().open()) {
      Dialect dialect = Dialects.of(connection);
      Map<String, Set<String>> rows = TenantSchemas.read(connection, dialect, pattern, versions);
      if (rows.isEmpty()) {
        throw new AludelException(
            "No schema of %s is like '%s', in which %% is any text and _ any character. See which there are with: SELECT nspname FROM pg_namespace;"
                .formatted(settings.databaseUrl(), pattern));
      }
      List<Member> members = new ArrayList<>();
      rows.forEach((schema, found) -> members.add(member(dialect, schema, found, targets)));
      return members;
    } catch (SQLException e) {
      throw new AludelException("The database refused: " + e.getMessage(), e);
    }
  }

  /** The revisions that some of these schemas lack. */
  public Set<Revision> missing() {
    return Collections.unmodifiableSet(missing);
  }

  private Member member(Dialect dialect, String schema, Set<String> rows, String... targets) {
    String name = prefix + schema;
    if (lacksNothing(rows, targets) && !repeats()) {
      return new Member(name, () -> new RunReport(List.of(), rows, rows));
    }
    Connector connector =
        Connector.of(
            settings.databaseUrl(),
            SessionOptions.forMigrations(settings).withSchema(searchPath(dialect, schema)));
    return new Member(
        name, () -> connections.with(connector, source -> upgrade.apply(aludel(source, schema))));
  }

  /** Whether there are repeatable scripts, which only the schema itself knows to have run. */
  private boolean repeats() {
    Boolean known = repeats;
    if (known == null) {
      AludelConfig config = configured.apply(AludelConfig.offline("postgresql"));
      known = !config.companions().get().repeatables().isEmpty();
      repeats = known;
    }
    return known;
  }

  private boolean lacksNothing(Set<String> rows, String... targets) {
    try {
      Plan plan =
          new Planner(scripts.graph())
              .upgrade(rows, Target.parseAll(Arrays.asList(targets)).toArray(Target[]::new));
      missing.addAll(plan.revisions());
      return plan.isEmpty();
    } catch (RevisionException strange) {
      // The run itself will tell it, with what the history of that schema knows.
      return false;
    }
  }

  /** The tenant's schema in place of the first of those that are set. */
  private String searchPath(Dialect dialect, String schema) {
    Stream<String> others =
        settings.find(AludelSettings.SCHEMA).stream()
            .flatMap(path -> Arrays.stream(path.split(",")).skip(1))
            .map(String::strip);
    return Stream.concat(Stream.of(dialect.quote(schema)), others)
        .collect(Collectors.joining(", "));
  }

  private Aludel aludel(DataSource source) {
    return Aludel.open(configured.apply(AludelConfig.of(source)).scripts(() -> scripts));
  }

  /** Its tables by their full names: so the lock is that schema's own, and no other's. */
  private Aludel aludel(DataSource source, String schema) {
    return Aludel.open(
        configured
            .apply(AludelConfig.of(source))
            .scripts(() -> scripts)
            .versionTable(QualifiedName.of(schema, settings.get(AludelSettings.VERSION_TABLE)))
            .historyTable(QualifiedName.of(schema, settings.get(AludelSettings.HISTORY_TABLE))));
  }

  @Override
  public void close() {
    connections.close();
  }
}
