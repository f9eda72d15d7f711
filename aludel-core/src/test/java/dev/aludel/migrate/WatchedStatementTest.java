package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
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
}
