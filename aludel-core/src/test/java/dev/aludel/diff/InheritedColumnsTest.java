package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A column that comes to a child before it comes to the table above is the child's own as well, and
 * stays when that of the table above goes (ALTER TABLE, DROP COLUMN).
 */
class InheritedColumnsTest {

  private static final String WITH =
      """
      CREATE TABLE z (id integer, c uuid, g integer GENERATED ALWAYS AS (id * 2) STORED);
      CREATE TABLE m (x integer) INHERITS (z);
      CREATE TABLE a () INHERITS (m);
      """;

  private static final String WITHOUT =
      """
      CREATE TABLE z (id integer, g integer GENERATED ALWAYS AS (id * 3) STORED);
      CREATE TABLE m (x integer) INHERITS (z);
      CREATE TABLE a () INHERITS (m);
      """;

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whatComesAndGoesAboveIsNoChildsOwn(boolean goes) throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      load(connection, goes ? WITH : WITHOUT);
      load(elsewhere, goes ? WITHOUT : WITH);

      CatalogTrial.thereAndBack(db, connection, wanted, elsewhere);

      assertThat(ownColumns(connection)).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"m", "a"})
  void oneThatAChildHasOfItsOwnAsWellGoesWithIt(String child) throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      load(connection, WITHOUT);
      load(connection, "ALTER TABLE %s ADD c uuid; ALTER TABLE z ADD c uuid;".formatted(child));
      load(elsewhere, WITHOUT);
      assertThat(ownColumns(connection)).isOne();

      CatalogTrial.thereAndBack(db, connection, wanted, elsewhere);
    }
  }

  @Test
  void aChildKeepsWhatIsItsOwnAsWell() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      load(
          connection,
          """
          CREATE TABLE p (a integer, b integer NOT NULL, d integer, CONSTRAINT ck CHECK (a > 0));
          CREATE TABLE c (d integer) INHERITS (p);
          CREATE TABLE below () INHERITS (c);
          """);
      load(
          elsewhere,
          """
          CREATE TABLE p (a integer, b integer NOT NULL, CONSTRAINT ck CHECK (a > 0));
          CREATE TABLE c (b integer, d integer) INHERITS (p);
          CREATE TABLE below (a integer) INHERITS (c);
          """);
      assertThat(ownColumns(connection)).isOne();

      CatalogTrial.thereAndBack(db, connection, wanted, elsewhere);

      // What has become a child's own stays that: c.b, below.a.
      assertThat(ownColumns(connection)).isEqualTo(3);
    }
  }

  @Test
  void whatAChildSaysBesidesIsNoColumnOfItsOwn() throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        TestPostgres wanted = TestPostgres.create();
        Connection connection = db.connect();
        Connection elsewhere = wanted.connect()) {
      load(
          connection,
          """
          CREATE TABLE p (id integer GENERATED ALWAYS AS IDENTITY, n serial, d date DEFAULT '2026-01-01', t text);
          CREATE TABLE c (own integer) INHERITS (p);
          ALTER TABLE c ALTER COLUMN n SET DEFAULT 7;
          ALTER TABLE c ALTER COLUMN d DROP DEFAULT;
          ALTER TABLE c ALTER COLUMN t SET DEFAULT 'x';
          CREATE TABLE below () INHERITS (c);
          ALTER TABLE below ALTER COLUMN t SET DEFAULT 'y';
          """);

      assertThat(ownColumns(connection)).isZero();

      // They go, and come back.
      CatalogTrial.thereAndBack(db, connection, wanted, elsewhere);

      assertThat(ownColumns(connection)).isZero();
    }
  }

  private static void load(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (ScriptStatement each : Dialects.of(connection).split(sql)) {
        statement.execute(each.sql());
      }
    }
  }

  private static int ownColumns(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relnamespace = 'public'::regnamespace
                  AND a.attinhcount > 0 AND a.attislocal AND NOT a.attisdropped""")) {
      row.next();
      return row.getInt(1);
    }
  }
}
