package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.dialect.Observation;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a statement that takes its time. */
@ExtendWith(TestDatabases.class)
class WatchedStatementTest {

  @TempDir Path folder;

  @Test
  void theRewriteOfATableAndItsSize(TestPostgres db) throws SQLException {
    db.execute("CREATE TABLE big AS SELECT n AS a FROM generate_series(1, 600000) n");
    db.execute("ANALYZE big");
    RevisionFolder revisions =
        new RevisionFolder(folder)
            // The first look comes after a quarter of it.
            .write(
                "a1",
                "",
                "-- lock-timeout: 200ms",
                "ALTER TABLE big ALTER COLUMN a TYPE bigint USING a + length(md5(a::text));",
                "");
    List<MigrationEvent> events = new ArrayList<>();

    Aludel.open(revisions.on(db).listener(events::add)).upgrade("head");

    assertThat(events)
        .filteredOn(MigrationEvent.StatementWatched.class::isInstance)
        .extracting(
            event ->
                ((MigrationEvent.StatementWatched) event).observation().phase().orElse("nothing"))
        .contains("rewriting table big, 21 MB");
  }

  @Test
  void howFarTheRewriteOfATableIs(TestPostgres db) throws SQLException {
    db.execute(
        """
        CREATE TABLE big AS SELECT n AS a, repeat('x', 1000) AS b FROM generate_series(1, 4000) n;
        ANALYZE big;
        CREATE FUNCTION slow(n integer) RETURNS bigint LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_sleep(0.001); RETURN n; END $$;
        """);
    RevisionFolder revisions =
        new RevisionFolder(folder)
            .write("a1", "", "", "ALTER TABLE big ALTER COLUMN a TYPE bigint USING slow(a);", "");
    List<MigrationEvent> events = new ArrayList<>();

    Aludel.open(revisions.on(db).listener(events::add)).upgrade("head");

    List<Observation> estimates =
        events.stream()
            .filter(MigrationEvent.StatementWatched.class::isInstance)
            .map(event -> ((MigrationEvent.StatementWatched) event).observation())
            .filter(seen -> seen.percent().isPresent())
            .toList();
    assertThat(estimates).as(events.toString()).isNotEmpty();
    assertThat(estimates)
        .allSatisfy(
            seen -> {
              assertThat(seen.phase()).contains("rewriting table big, 4712 kB, estimated");
              assertThat(seen.percent().getAsDouble()).isBetween(1.0, 99.0);
            });
    assertThat(estimates.get(estimates.size() - 1).percent().getAsDouble())
        .as("the last look is in the last quarter of it or so: " + estimates)
        .isGreaterThan(50);
  }
}
