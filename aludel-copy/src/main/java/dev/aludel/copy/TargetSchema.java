package dev.aludel.copy;

import dev.aludel.copy.store.Ledger;
import dev.aludel.copy.store.Store;
import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The schema that the rows go into, there already or to be created, and how they get there.
 *
 * @param schema the schema as it will be
 * @param tables the tables that are copied
 * @param creation what creates it; empty where it is there
 * @param widening what was widened in it
 */
record TargetSchema(
    Schema schema, List<TableCopy> tables, Optional<SchemaCreation> creation, Widening widening) {

  /** As the options say. */
  static TargetSchema of(CopyRun run, Widening widening) throws SQLException {
    return run.options.createSchema() ? created(run, widening) : existing(run);
  }

  /** The schema that is there. */
  static TargetSchema existing(CopyRun run) throws SQLException {
    try (Connection source = run.from.connector().readOnly().open();
        TargetCatalog catalog = run.targetCatalog(false)) {
      Connection target = catalog.connection();
      Schema there = catalog.schema();
      List<TableCopy> tables =
          new Planner(run.from, run.to, run.options)
              .plan(run.from.schema(source), there, source, table -> run.to.wires(target, table));
      return new TargetSchema(there, tables, Optional.empty(), Widening.NONE);
    }
  }

  private static TargetSchema created(CopyRun run, Widening widening) throws SQLException {
    try (Connection source = run.from.connector().readOnly().open();
        TargetCatalog catalog = run.targetCatalog(true)) {
      Connection target = catalog.connection();
      Schema ours = run.from.schema(source);
      Schema there = catalog.schema();
      CopyOptions options = run.options;
      SchemaCreation.Trial trial = new SchemaCreation.Trial(List.of(), Map.of());
      Schema wanted = Schema.EMPTY;
      SchemaCreation creation = new SchemaCreation(run.to, wanted, there);
      // A second time without what SQLite refuses of PostgreSQL's expressions.
      for (int i = 0; i < 2; i++) {
        wanted = wanted(run, options, ours, source, widening);
        creation = new SchemaCreation(run.to, wanted, there);
        requireOwn(run, target, wanted, there);
        trial = creation.tryOut(target);
        if (trial.refused().isEmpty()) {
          break;
        }
        options = without(run, options, trial.refused());
      }
      Map<String, Map<String, Wire>> wires = trial.wires();
      List<TableCopy> tables =
          new Planner(run.from, run.to, options)
              .plan(ours, wanted, source, table -> wires(run.to, target, wires, table));
      return new TargetSchema(wanted, tables, Optional.of(creation), widening);
    }
  }

  /** The same, with the forms that the catalog has now that the tables are there. */
  TargetSchema planned(CopyRun run) throws SQLException {
    try (Connection source = run.from.connector().readOnly().open();
        Connection target = run.to.connector().open()) {
      List<TableCopy> planned =
          new Planner(run.from, run.to, run.options)
              .plan(run.from.schema(source), schema, source, table -> run.to.wires(target, table));
      return new TargetSchema(schema, planned, creation, widening);
    }
  }

  private static Map<String, Wire> wires(
      Store to, Connection target, Map<String, Map<String, Wire>> tried, Table table)
      throws SQLException {
    Map<String, Wire> known = tried.get(table.name().toString());
    return known == null ? to.wires(target, table) : known;
  }

  private static Schema wanted(
      CopyRun run, CopyOptions options, Schema ours, Connection source, Widening widening)
      throws SQLException {
    if (options.schema().isPresent()) {
      return WantedSchema.of(options.schema().get(), options.skip());
    }
    return new SchemaTranslation(
            run.from.origin().equals("sqlite"),
            run.to.isSqlite(),
            options,
            run.from.declaredTypes(source, ours),
            widening)
        .of(tables(run, new TableChoice(options).chosen(ours)), ours);
  }

  /** SQLite has no partitions: their rows are those of the whole. */
  private static List<Table> tables(CopyRun run, List<Table> chosen) {
    return run.to.isSqlite() ? Partitions.under(chosen) : chosen;
  }

  /** A table that is there must have been created by this copy, when it ran before. */
  private static void requireOwn(CopyRun run, Connection target, Schema wanted, Schema there)
      throws SQLException {
    Set<String> own = Ledger.created(target, run.to.dialect(), run.source());
    String strange =
        wanted.tables().stream()
            .filter(table -> there.table(table.name()).isPresent())
            .map(table -> table.name().toString())
            .filter(name -> !own.contains(name))
            .collect(Collectors.joining(", "));
    if (!strange.isEmpty()) {
      throw new CopyException(
          "The target has these tables already: %s. Copy into them as they are, without --create-schema; or drop them; or leave them out with --exclude."
              .formatted(strange));
    }
  }

  private static CopyOptions without(
      CopyRun run, CopyOptions options, List<SchemaCreation.Refused> refused) {
    if (!run.to.isSqlite()) {
      throw new CopyException(
          refused.stream()
                  .map(
                      piece ->
                          "%s cannot be made in %s: %s%s"
                              .formatted(
                                  piece.what(),
                                  run.to.connector().url(),
                                  piece.reason(),
                                  piece.skip()))
                  .collect(Collectors.joining("\n"))
              + "\nNothing was written. Leave each out as shown, in which case the target goes without it; or choose other types under [copy.types]; or create the target's schema yourself.");
    }
    List<String> skip = new ArrayList<>(options.skip());
    for (SchemaCreation.Refused piece : refused) {
      skip.add(piece.name());
      run.note(
          "SQLite goes without the %s: %s."
              .formatted(piece.what().replaceFirst("^(add|create) ", ""), piece.reason()));
    }
    return options.skipping(skip);
  }
}
