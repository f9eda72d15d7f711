package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.model.TargetModel;
import dev.aludel.connect.doctor.Checklist.Item;
import dev.aludel.connect.doctor.Finding;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
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
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The items of the go-live list that need the revisions and the model. */
final class ModelItems {

  private final Workplace place;

  ModelItems(Workplace place) {
    this.place = place;
  }

  List<Item> all() {
    return List.of(new Item("revisions", this::atHead), new Item("model", this::tablesOfTheModel));
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
      Schema model =
          new TargetModel(place.settings())
              .read(dialect, work -> dialect.rehearse(connection, work));
      List<QualifiedName> wanted =
          model.tables().stream().map(Table::name).filter(counting).toList();
      Set<QualifiedName> there =
          dialect.inspect(connection, new Scope(schemas(wanted), Set.of())).tables().stream()
              .map(Table::name)
              .collect(Collectors.toSet());
      List<QualifiedName> missing = new ArrayList<>();
      for (QualifiedName table : wanted) {
        // One in the connection's own schema may be written with it, and is read without.
        if (!there.contains(table) && !dialect.hasTable(connection, table)) {
          missing.add(table);
        }
      }
      return missing;
    }
  }

  private static List<String> schemas(List<QualifiedName> tables) {
    return tables.stream().flatMap(table -> table.schema().stream()).distinct().toList();
  }
}
