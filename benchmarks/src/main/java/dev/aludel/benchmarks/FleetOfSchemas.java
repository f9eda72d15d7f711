package dev.aludel.benchmarks;

import dev.aludel.benchmarks.Jvm.Jars;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A schema for each tenant, all of which get the same revisions. */
final class FleetOfSchemas {

  private static final int SCHEMAS = 1_000;
  private static final int QUICK_SCHEMAS = 200;
  private static final int REVISIONS = 10;
  private static final int LEAST = 5;
  private static final String ALUDEL = "aludel upgrade --schemas";
  private static final String AGAIN = "the same again, with nothing to do";
  private static final String FLYWAY = "Flyway 13.12.0, one after another";

  private FleetOfSchemas() {}

  static void run(Setting setting) throws Exception {
    RevisionSet revisions = RevisionSet.write(setting.work().resolve("fleet"), REVISIONS);
    int rounds = Math.max(1, setting.peerRounds());
    int schemas = setting.rounds() > 2 ? SCHEMAS : QUICK_SCHEMAS;
    Setting.say("%,d schemas, %d revisions each:\n".formatted(schemas, REVISIONS));
    try (Database kept = created(setting, schemas)) {
      aludel(setting, revisions, kept).run();
      List<Contestant> contestants =
          List.of(
              Contestant.of(
                  ALUDEL,
                  () -> inFresh(setting, schemas, fresh -> aludel(setting, revisions, fresh))),
              Contestant.of(AGAIN, aludel(setting, revisions, kept)::run),
              Contestant.of(
                  FLYWAY,
                  () ->
                      inFresh(
                          setting, schemas, fresh -> flyway(setting, revisions, fresh, schemas))));
      Contest contest = Contest.of(contestants, rounds);
      Setting.say(contest.table(ALUDEL, List.of(Measurement.WHOLE_PROCESS), Contest::time));
      double ratio =
          contest.median(FLYWAY, Measurement.WHOLE_PROCESS)
              / contest.median(ALUDEL, Measurement.WHOLE_PROCESS);
      Setting.verdict(
          "at least %d times faster than one after another with Flyway".formatted(LEAST),
          ratio >= LEAST);
    }
  }

  private interface Tenants {
    Launch launch(Database database);
  }

  /** Runs on new schemas, and looks whether all of them have all tables. */
  private static Measurement inFresh(Setting setting, int schemas, Tenants tenants)
      throws SQLException {
    try (Database fresh = created(setting, schemas)) {
      Measurement measured = tenants.launch(fresh).run();
      requireTables(fresh, schemas);
      return measured;
    }
  }

  private static Database created(Setting setting, int schemas) throws SQLException {
    Database database = setting.postgresql().create();
    try (Connection connection = DriverManager.getConnection(database.url());
        Statement statement = connection.createStatement()) {
      for (int i = 1; i <= schemas; i++) {
        statement.addBatch("CREATE SCHEMA tenant_%04d".formatted(i));
      }
      statement.executeBatch();
    }
    return database;
  }

  private static void requireTables(Database database, int schemas) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.url());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname LIKE 't0%'")) {
      row.next();
      if (row.getInt(1) != schemas * REVISIONS) {
        throw new IllegalStateException("There are %d tables.".formatted(row.getInt(1)));
      }
    }
  }

  private static Launch aludel(Setting setting, RevisionSet revisions, Database database) {
    Path launcher = setting.root().resolve("aludel-cli/target/aludel/bin/aludel");
    return new Launch(
        List.of(
            launcher.toString(),
            "upgrade",
            "head",
            "--schemas",
            "tenant_%",
            "--quiet",
            "--url",
            database.url(),
            "-x",
            "version_locations=" + revisions.aludel()),
        setting.work());
  }

  private static Launch flyway(
      Setting setting, RevisionSet revisions, Database database, int schemas) {
    return setting
        .jvm()
        .contestant(
            "FlywayFleet",
            Jars.FLYWAY,
            List.of(),
            database.url(),
            revisions.flyway().toString(),
            Integer.toString(schemas));
  }
}
