package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.model.TargetModel;
import dev.aludel.connect.doctor.Checklist.Item;
import dev.aludel.connect.doctor.Finding;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.MigrationException;
import dev.aludel.migrate.Rehearsal;
import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Revision;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The items of the go-live list that need the revisions and the model. */
final class ModelItems {

  private final Workplace place;

  /** Read once, since to scan entities takes a while. */
  private @Nullable Schema model;

  ModelItems(Workplace place) {
    this.place = place;
  }

  List<Item> all() {
    return List.of(
        new Item("revisions", this::atHead),
        new Item("model", this::tablesOfTheModel),
        new Item("policies of the model", this::policiesOfTheModel));
  }

  private Finding atHead() {
    boolean withoutProject =
        place.settings().file().isEmpty()
            && !Files.exists(place.settings().get(AludelSettings.SCRIPT_LOCATION));
    if (withoutProject) {
      return Finding.skipped("there is no aludel.toml here");
    }
    Aludel aludel = place.reading();
    if (aludel.graph().isEmpty()) {
      return Finding.skipped("there is no revision");
    }
    AppliedRevisions applied = aludel.current();
    Set<Revision> pending = applied.pending();
    return pending.isEmpty()
        ? Finding.ok("at " + VersionRows.names(applied.rows()))
        : Finding.failed(
            pending.size() == 1 ? "one is pending" : pending.size() + " are pending",
            pending.stream().map(Revision::id).collect(Collectors.joining(", ")),
            "aludel upgrade heads");
  }

  private Finding tablesOfTheModel() throws SQLException {
    if (place.settings().find(AludelSettings.TARGET).isEmpty()) {
      return Finding.skipped("no target in aludel.toml");
    }
    List<QualifiedName> missing = missing();
    return missing.isEmpty()
        ? Finding.ok("every table of it is there")
        : Finding.failed(
            missing.size() == 1 ? "one table is missing" : missing.size() + " tables are missing",
            missing.stream().map(QualifiedName::toString).collect(Collectors.joining(", ")),
            "aludel upgrade heads; and if they are in no revision: aludel revision --autogenerate"
                + " -m \"missing tables\"");
  }

  private List<QualifiedName> missing() throws SQLException {
    Dialect dialect = place.dialect();
    Predicate<QualifiedName> counting = new CountingTables(place.settings());
    try (Connection connection = place.reading(false).open()) {
      List<QualifiedName> wanted =
          model(connection).tables().stream().map(Table::name).filter(counting).toList();
      Schema live = dialect.inspect(connection, new Scope(schemas(wanted), Set.of()));
      List<QualifiedName> missing = new ArrayList<>();
      for (QualifiedName table : wanted) {
        if (named(table, live, connection).isEmpty() && !dialect.hasTable(connection, table)) {
          missing.add(table);
        }
      }
      return missing;
    }
  }

  private Finding policiesOfTheModel() throws SQLException {
    Dialect dialect = place.dialect();
    if (!dialect.name().equals("postgresql")) {
      return Finding.skipped("SQLite has none");
    }
    if (place.settings().find(AludelSettings.TARGET).isEmpty()) {
      return Finding.skipped("no target in aludel.toml");
    }
    try (Connection connection = place.reading(false).open()) {
      Optional<WantedPolicies> wanted = wantedPolicies(connection);
      if (wanted.isEmpty()) {
        return Finding.skipped(
            "entities have none, and these revisions hold SQL of their own; row_level_security"
                + " under [doctor] names the tables");
      }
      Schema live =
          dialect.inspect(connection, new Scope(schemas(wanted.get().tables()), Set.of()));
      return wanted.get().compare(live, dialect, table -> named(table, live, connection));
    }
  }

  /** What entities cannot say of policies, the revisions do. */
  private Optional<WantedPolicies> wantedPolicies(Connection connection) throws SQLException {
    if (new TargetModel(place.settings()).isWhole()) {
      return Optional.of(new WantedPolicies(model(connection), true));
    }
    try {
      return Optional.of(new WantedPolicies(place.replayed(), false));
    } catch (MigrationException rawSql) {
      return Optional.empty();
    }
  }

  private Schema model(Connection connection) throws SQLException {
    Schema known = model;
    if (known == null) {
      Dialect dialect = place.dialect();
      known =
          new TargetModel(place.settings())
              .read(dialect, Rehearsal.beside(dialect, () -> connection, Scope.CURRENT_SCHEMA));
      model = known;
    }
    return known;
  }

  /** A table of the connection's own schema may be written with it, and is read without. */
  private static Optional<QualifiedName> named(
      QualifiedName table, Schema live, Connection connection) {
    if (live.table(table).isPresent()) {
      return Optional.of(table);
    }
    QualifiedName bare = QualifiedName.of(table.name());
    try {
      return table.schema().equals(Optional.ofNullable(connection.getSchema()))
          ? live.table(bare).map(Table::name)
          : Optional.empty();
    } catch (SQLException e) {
      throw new AludelException("The database refused: " + e.getMessage(), e);
    }
  }

  private static List<String> schemas(List<QualifiedName> tables) {
    return tables.stream().flatMap(table -> table.schema().stream()).distinct().toList();
  }
}
