package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Dialects;
import dev.aludel.operation.DropObject;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A generated column that becomes plain keeps its values, whatever else changes: what it is worked
 * out from, its type, what it refuses.
 */
class FreedColumnsTest {

  private static final String PLAIN =
      """
      CREATE TABLE bills (
        id bigint PRIMARY KEY,
        price bigint,
        gross bigint NOT NULL,
        label text NOT NULL DEFAULT 'none'
      );
      CREATE VIEW labels AS SELECT id, label FROM bills;
      """;

  private static final String ROWS = "SELECT id, price, gross, label FROM bills ORDER BY id";

  @Test
  void onSqlite() throws SQLException {
    try (TestSqlite db = TestSqlite.memory();
        TestSqlite other = TestSqlite.memory();
        Connection connection = db.connect();
        Connection elsewhere = other.connect()) {
      db.execute(generated("VIRTUAL"));
      other.execute(PLAIN);

      become(connection, elsewhere);

      assertThat(db.query(ROWS)).containsExactly("1|10|20|no 10", "2|20|40|no 20");
    }
  }

  @Test
  void onPostgresql() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres other = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = other.connect()) {
      boolean hasVirtual = connection.getMetaData().getDatabaseMajorVersion() >= 18;
      db.execute(generated(hasVirtual ? "VIRTUAL" : "STORED"));
      other.execute(PLAIN);

      become(connection, elsewhere);

      assertThat(db.query(ROWS)).containsExactly("1|10|20|no 10", "2|20|40|no 20");
    }
  }

  /** Before 15 PostgreSQL would drop the column without a word. */
  @Test
  void noneGoesWithTheFunctionThatItIsWorkedOutBy() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      db.execute(
          """
          CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a * 2';
          CREATE TABLE bills (a integer, b integer GENERATED ALWAYS AS (twice(a)) STORED);
          INSERT INTO bills VALUES (10);
          """);
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      ObjectKey twice = ObjectKey.routine(ObjectKind.FUNCTION, "twice(integer)");

      assertThatThrownBy(() -> live.run(List.of(new DropObject(twice, Optional.empty()))))
          .hasMessageContaining("twice(integer)")
          .hasMessageContaining(TestPostgres.majorVersion() < 15 ? "bills.b calls it" : "depend");

      assertThat(db.query("SELECT a, b FROM bills")).containsExactly("10|20");
    }
  }

  private static String generated(String kept) {
    return """
        CREATE TABLE bills (
          id integer PRIMARY KEY,
          price integer,
          gross integer GENERATED ALWAYS AS (price * 2) %1$s,
          label text GENERATED ALWAYS AS ('no ' || CAST(price AS text)) %1$s
        );
        CREATE VIEW labels AS SELECT id, label FROM bills;
        INSERT INTO bills (id, price) VALUES (1, 10), (2, 20);
        """
        .formatted(kept);
  }

  /** There, back, and there again: on the way back the values are worked out anew. */
  private static void become(Connection connection, Connection elsewhere) throws SQLException {
    LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
    Schema model = new LiveDiff(Dialects.of(elsewhere), elsewhere).inspect();
    live.thereAndBack(model);
    live.apply(model);
  }
}
