package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.CalledFunctions;
import dev.aludel.testing.KeptValues;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A diff that leads one database to what another one holds, and back, with the catalogs as judges:
 * they say the same of both, and in the end what they said in the beginning. All rows of the tables
 * that stay are there, with their values; and in the end, too, those that no change tells that it
 * loses.
 */
final class CatalogTrial {

  /** What is created again carries what it keeps of its privileges. */
  private static final String KEPT = "postgresql.grant.";

  private CatalogTrial() {}

  static void thereAndBack(
      TestDatabase db, Connection connection, TestDatabase wanted, Connection elsewhere)
      throws SQLException {
    LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
    thereAndBack(live, db, wanted, elsewhere, CatalogPrint::of);
  }

  /** What a catalog says of a database. */
  interface Print {
    List<String> of(TestDatabase db) throws SQLException;
  }

  /** The same, with the forward way of a revision, which reads what is there. */
  static void thereAndBackReading(
      TestDatabase db, Connection connection, TestDatabase wanted, Connection elsewhere)
      throws SQLException {
    LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
    thereAndBack(live, LiveDiff::run, db, wanted, elsewhere, CatalogPrint::of);
  }

  static void thereAndBack(
      LiveDiff live, TestDatabase db, TestDatabase wanted, Connection elsewhere, Print print)
      throws SQLException {
    thereAndBack(live, LiveDiff::runForeseen, db, wanted, elsewhere, print);
  }

  /** How operations are run. */
  private interface Way {
    void run(LiveDiff live, List<Operation> operations) throws SQLException;
  }

  private static void thereAndBack(
      LiveDiff live,
      Way there,
      TestDatabase db,
      TestDatabase wanted,
      Connection elsewhere,
      Print print)
      throws SQLException {
    Schema was = live.inspect();
    Schema model = live.dialect().inspect(elsewhere, live.scope());
    List<String> before = print.of(db);
    List<String> called = CalledFunctions.of(db);
    List<String> rows = rows(live, was, model);
    Map<String, KeptValues.Position> numbers = numbers(live, was, model);

    SchemaDiff diff = live.to(model, was);
    String description = String.join("\n", diff.describe());
    UnlostColumns unlost = new UnlostColumns(diff, was, model);
    List<String> returning = KeptValues.of(live.connection(), live.dialect(), was, was, unlost);
    Schema foretold = Operation.applyAll(was, diff.operations());
    assertThat(SchemaDiff.between(foretold, model).describe())
        .filteredOn(line -> !isOfOlderServer(line) && !line.contains(KEPT))
        .as("foretold by %s", description)
        .isEmpty();

    List<Operation> inverse = SchemaDiff.inverseOf(was, diff.operations());
    run(live, there, diff.operations(), description);
    assertThat(live.to(model, live.inspect()).describe())
        .as("left after %s", description)
        .isEmpty();
    assertThat(CatalogPrint.difference(print.of(db), print.of(wanted)))
        .as("catalogs after %s", description)
        .isEmpty();
    assertThat(CalledFunctions.of(db))
        .as("called after %s", description)
        .isEqualTo(CalledFunctions.of(wanted));
    assertThat(rows(live, was, model)).as("rows after %s", description).isEqualTo(rows);
    assertThat(KeptValues.thatWentBack(numbers, numbers(live, was, model)))
        .as("numbers after %s", description)
        .isEmpty();

    run(live, LiveDiff::run, inverse, "the inverse of " + description);
    assertThat(live.to(was, live.inspect()).describe())
        .as("left after the inverse of %s", description)
        .isEmpty();
    assertThat(CatalogPrint.difference(print.of(db), before))
        .as("catalogs after the inverse of %s", description)
        .isEmpty();
    assertThat(CalledFunctions.of(db))
        .as("called after the inverse of %s", description)
        .isEqualTo(called);
    assertThat(rows(live, was, model))
        .as("rows after the inverse of %s", description)
        .isEqualTo(rows);
    assertThat(KeptValues.thatWentBack(numbers, numbers(live, was, model)))
        .as("numbers after the inverse of %s", description)
        .isEmpty();
    assertThat(KeptValues.of(live.connection(), live.dialect(), was, was, unlost))
        .as("values after the inverse of %s", description)
        .isEqualTo(returning);
  }

  /**
   * Before 17 a partition is not numbered as its table is, and no operation tells of the version.
   */
  private static boolean isOfOlderServer(String line) {
    return TestPostgres.majorVersion() < 17 && line.endsWith(" → no identity");
  }

  private static List<String> rows(LiveDiff live, Schema was, Schema model) throws SQLException {
    return KeptValues.of(live.connection(), live.dialect(), was, model);
  }

  private static Map<String, KeptValues.Position> numbers(LiveDiff live, Schema was, Schema model)
      throws SQLException {
    return live.dialect().name().equals("postgresql")
        ? KeptValues.numbers(live.connection(), was, model)
        : Map.of();
  }

  private static void run(LiveDiff live, Way way, List<Operation> operations, String description)
      throws SQLException {
    try {
      way.run(live, operations);
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + "\n  in " + description, e);
    }
  }
}
