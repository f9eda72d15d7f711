package dev.aludel.dialect.sqlite;

import static dev.aludel.operation.ColumnChanges.dropNotNull;
import static dev.aludel.operation.ColumnChanges.setDefault;
import static dev.aludel.operation.ColumnChanges.setNotNull;
import static dev.aludel.operation.ColumnChanges.toType;
import static dev.aludel.schema.Definitions.array;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.currentTimestamp;
import static dev.aludel.schema.Definitions.date;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.generatedUuid;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.timestamp;
import static dev.aludel.schema.Definitions.unique;
import static dev.aludel.schema.Definitions.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameObject;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What must not be lost when a table is rebuilt. */
@ExtendWith(TestDatabases.class)
class RebuildTest {

  private static final QualifiedName CLIENTS = QualifiedName.of("clients");

  private TestSqlite db;
  private Connection connection;

  @BeforeEach
  void clientsWithEverythingAttached(TestSqlite fresh) throws SQLException {
    db = fresh;
    db.execute(
        """
        CREATE TABLE clients (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT COLLATE NOCASE NOT NULL,
          points TEXT,
          parent_id INTEGER REFERENCES clients (id) ON DELETE CASCADE,
          CONSTRAINT name_check CHECK (name <> '')
        );
        CREATE TABLE invoices (
          id INTEGER PRIMARY KEY,
          client_id INTEGER NOT NULL REFERENCES clients ON DELETE CASCADE
        );
        CREATE TABLE log (line TEXT);
        CREATE INDEX clients_lower_idx ON clients (lower(name) DESC) WHERE name > 'A';
        CREATE TRIGGER clients_log AFTER UPDATE ON clients WHEN new.name <> 'x;y'
        BEGIN
          INSERT INTO log VALUES ('updated ' || new.name);
        END;
        CREATE VIEW names AS SELECT c.id, c.name FROM clients c;
        CREATE TRIGGER names_insert INSTEAD OF INSERT ON names
        BEGIN
          INSERT INTO clients (name) VALUES (new.name);
        END;
        INSERT INTO clients VALUES (1, 'Ada', '10', NULL), (5, 'Bob', '1e5', 1), (9, 'Eve', 'x', 1);
        DELETE FROM clients WHERE id = 9;
        INSERT INTO invoices VALUES (1, 1), (2, 5);
        """);
    connection = db.connect();
    execute("PRAGMA foreign_keys = ON");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void rowsThatReferToTheTableAreNotTouchedByCascades() throws SQLException {
    Migration.run(connection, alter("points", toType(integer())));

    assertThat(db.query("SELECT id, client_id FROM invoices")).containsExactly("1|1", "2|5");
    assertThat(db.query("SELECT id, name, parent_id FROM clients"))
        .containsExactly("1|Ada|NULL", "5|Bob|1");
    assertThat(db.query("PRAGMA foreign_key_check")).isEmpty();
    assertThat(query("PRAGMA foreign_keys")).isEqualTo("1");
  }

  @Test
  void triggersViewsIndexesAndTheCounterAreKept() throws SQLException {
    List<String> before = definitions();

    Migration.run(connection, alter("name", setDefault("nobody")));

    assertThat(definitions()).isEqualTo(before);
    db.execute("UPDATE clients SET name = 'Zoe' WHERE id = 1");
    db.execute("INSERT INTO names (name) VALUES ('Kim')");
    assertThat(db.query("SELECT line FROM log")).containsExactly("updated Zoe");
    assertThat(db.query("SELECT id, name FROM names ORDER BY id"))
        .containsExactly("1|Zoe", "5|Bob", "10|Kim");
    assertThat(db.query("PRAGMA integrity_check")).containsExactly("ok");
  }

  @Test
  void theCounterOfAnEmptyTableIsKept() throws SQLException {
    db.execute("DELETE FROM invoices; DELETE FROM clients;");

    Migration.run(connection, alter("name", dropNotNull()));

    db.execute("INSERT INTO clients (name) VALUES ('next')");
    assertThat(db.query("SELECT id FROM clients")).containsExactly("10");
  }

  @Test
  void rowidsAreKeptWhateverTheColumnsAreCalled() throws SQLException {
    db.execute(
        """
        CREATE TABLE docs (rowid TEXT, body TEXT);
        INSERT INTO docs (_rowid_, rowid, body) VALUES (7, 'a', 'x'), (70, 'b', 'y');
        """);

    Migration.run(
        connection,
        new AlterColumn(QualifiedName.of("docs"), "body", List.of(setNotNull()), Optional.empty()));

    assertThat(db.query("SELECT _rowid_, rowid, body FROM docs"))
        .containsExactly("7|a|x", "70|b|y");
  }

  @Test
  void aFailureLeavesTheOldTableAndTheConnectionAsTheyWere() throws SQLException {
    List<String> before = db.query("SELECT type, name, sql FROM sqlite_schema ORDER BY name");
    db.execute("UPDATE clients SET points = NULL WHERE id = 5");

    assertThatThrownBy(() -> Migration.run(connection, alter("points", setNotNull())))
        .hasMessageContaining("NOT NULL constraint failed: _aludel_new_clients.points");

    assertThat(db.query("SELECT type, name, sql FROM sqlite_schema ORDER BY name"))
        .isEqualTo(before);
    assertThat(query("PRAGMA foreign_keys")).isEqualTo("1");
    assertThat(query("PRAGMA legacy_alter_table")).isEqualTo("0");
    assertThat(query("PRAGMA writable_schema")).isEqualTo("0");
    execute("UPDATE clients SET name = 'Abe' WHERE id = 1");
    assertThat(db.query("SELECT line FROM log")).containsExactly("updated Bob", "updated Abe");
  }

  @Test
  void anInterruptionAfterAnyStatementLeavesTheOldTable() throws SQLException {
    Operation change = alter("points", toType(integer()));
    List<String> before = db.query("SELECT type, name, sql FROM sqlite_schema ORDER BY name");
    Schema schema = Migration.inspect(connection);
    List<Statement> statements = Migration.SQLITE.compile(change, () -> schema);

    for (int done = 1; done <= statements.size(); done++) {
      try (Transaction ignored =
          Migration.SQLITE.begin(connection, "aludel_version", List.of(change))) {
        Migration.execute(connection, statements.subList(0, done));
      }
      assertThat(db.query("SELECT type, name, sql FROM sqlite_schema ORDER BY name"))
          .as("after %d statements", done)
          .isEqualTo(before);
      assertThat(Migration.inspect(connection)).isEqualTo(schema);
      execute("UPDATE clients SET points = '10' WHERE id = 1");
    }
    assertThat(db.query("SELECT count(*) FROM log")).containsExactly("" + statements.size());
  }

  @Test
  void aBrokenForeignKeyStopsTheCommitAndIsNamed() throws SQLException {
    execute("PRAGMA foreign_keys = OFF");
    db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, client_id INTEGER)");
    db.execute("INSERT INTO notes VALUES (3, 77)");
    Operation change =
        new AddConstraint(
            QualifiedName.of("notes"),
            foreignKey("client_id").references("clients", "id").named("notes_client_fkey"));

    assertThatThrownBy(() -> Migration.run(connection, change))
        .isInstanceOf(SQLException.class)
        .hasMessage(
            "Foreign keys would be broken, so nothing was done: the row with rowid 3 of table notes"
                + " references no row of table clients. Delete or correct these rows, or leave out"
                + " the change.");

    assertThat(db.query("SELECT sql FROM sqlite_schema WHERE name = 'notes'").get(0))
        .doesNotContain("REFERENCES");
  }

  @Test
  void whatWasBrokenBeforeStopsNothing() throws SQLException {
    execute("PRAGMA foreign_keys = OFF");
    execute("INSERT INTO invoices VALUES (3, 999)");

    Migration.run(connection, alter("points", toType(integer())));

    assertThat(db.query("SELECT client_id FROM invoices WHERE id = 3")).containsExactly("999");
    assertThat(query("PRAGMA foreign_keys")).isEqualTo("0");
  }

  @Test
  void droppingATableDeletesNoRowsOfOthersButMustNotLeaveThemAlone() throws SQLException {
    assertThatThrownBy(() -> Migration.run(connection, new DropTable(CLIENTS, Optional.empty())))
        .hasMessageContaining("row with rowid 1 of table invoices references no row of table");

    assertThat(db.query("SELECT count(*) FROM invoices")).containsExactly("2");
    assertThat(db.query("SELECT count(*) FROM clients")).containsExactly("2");
  }

  @Test
  void valuesBecomeThoseOfTheNewType() throws SQLException {
    db.execute(
        """
        CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BOOLEAN, c REAL, d TEXT, e TIMESTAMP);
        INSERT INTO t VALUES (1, 'yes', 1, 2.5, '12', '2024-05-06 07:08:09'),
          (2, 'F', 0, 3.0, 'no number', NULL), (3, NULL, NULL, NULL, NULL, 1715000000000);
        """);
    QualifiedName t = QualifiedName.of("t");
    Migration.run(
        connection,
        new AlterColumn(t, "a", List.of(toType(bool())), Optional.empty()),
        new AlterColumn(t, "b", List.of(toType(text())), Optional.empty()),
        new AlterColumn(t, "c", List.of(toType(bigInteger())), Optional.empty()),
        new AlterColumn(t, "d", List.of(toType(integer(), sql("length(d)"))), Optional.empty()),
        new AlterColumn(t, "e", List.of(toType(date())), Optional.empty()));

    assertThat(db.query("SELECT a, b, c, typeof(c), d, e FROM t"))
        .containsExactly(
            "1|true|3|integer|2|2024-05-06",
            "0|false|3|integer|9|NULL",
            "NULL|NULL|NULL|null|NULL|1715000000000");
  }

  @Test
  void aColumnWithAWorkedOutDefaultGetsAValueForEachRow() throws SQLException {
    Migration.run(
        connection,
        new AddColumn(CLIENTS, column("uid", uuid()).notNull().defaultsTo(generatedUuid())),
        new AddColumn(
            CLIENTS, column("since", timestamp()).notNull().defaultsTo(currentTimestamp())),
        new AddConstraint(CLIENTS, unique("uid").named("clients_uid_key")));

    assertThat(db.query("SELECT uid FROM clients"))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(
            uid ->
                uid.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    assertThat(db.query("SELECT count(since) FROM clients")).containsExactly("2");
  }

  @Test
  void aRequiredColumnWithoutADefaultIsRefusedWhereThereAreRows() throws SQLException {
    Operation change = new AddColumn(CLIENTS, column("phone", string(20)).notNull());

    assertThatThrownBy(() -> Migration.run(connection, change))
        .hasMessageContaining("Cannot add a NOT NULL column with default value NULL");

    db.execute("DELETE FROM invoices; DELETE FROM clients;");
    Migration.run(connection, change);
    assertThat(db.query("SELECT count(*) FROM pragma_table_info('clients')")).containsExactly("5");
  }

  @Test
  void plainChangesUseAlterTable() throws SQLException {
    Schema schema = Migration.inspect(connection);

    assertThat(statements(schema, new AddColumn(CLIENTS, column("phone", string(20)))))
        .containsExactly("ALTER TABLE \"clients\" ADD COLUMN \"phone\" VARCHAR(20)");
    assertThat(statements(schema, new DropColumn(CLIENTS, "points", Optional.empty())))
        .containsExactly("ALTER TABLE \"clients\" DROP COLUMN \"points\"");
    assertThat(statements(schema, renameTable("clients", "Clients")))
        .containsExactly(
            "ALTER TABLE \"clients\" RENAME TO \"_aludel_clients\"",
            "ALTER TABLE \"_aludel_clients\" RENAME TO \"Clients\"");
    assertThat(
            statements(schema, alter("name", new ColumnChange.SetColumnComment(Optional.of("hi")))))
        .isEmpty();
  }

  @Test
  void aRenamedTableIsFollowedByViewsTriggersAndForeignKeys() throws SQLException {
    Migration.run(connection, renameTable("clients", "Clients"));
    Migration.run(connection, renameTable("Clients", "people"));

    db.execute("INSERT INTO names (name) VALUES ('Kim')");
    assertThat(db.query("SELECT name FROM names WHERE id = 10")).containsExactly("Kim");
    assertThat(db.query("SELECT \"table\" FROM pragma_foreign_key_list('invoices')"))
        .containsExactly("people");
  }

  @Test
  void aColumnThatACheckSpeaksOfIsNotDropped() throws SQLException {
    Schema schema = Migration.inspect(connection);

    assertThatThrownBy(() -> statements(schema, new DropColumn(CLIENTS, "name", Optional.empty())))
        .isInstanceOf(UnsupportedOperation.class)
        .hasMessage(
            "Column name of table clients cannot be dropped: check name_check speaks of it."
                + " Drop or change that first.");
  }

  @Test
  void theValuesOfAnEnumChangeInEveryTableThatUsesIt() throws SQLException {
    QualifiedName status = QualifiedName.of("status");
    Migration.run(
        connection,
        new AddColumn(
            CLIENTS, column("state", enumeration("status", "new", "it's")).defaultsTo("new")),
        new AddColumn(
            QualifiedName.of("invoices"), column("state", enumeration("status", "new", "it's"))));

    Migration.run(
        connection,
        new AlterEnum(status, List.of("gone", "new", "it's"), Optional.empty()),
        new RenameEnumValue(status, "it's", "it is"));
    db.execute("UPDATE clients SET state = 'it is' WHERE id = 1");
    Migration.run(connection, new RenameEnumValue(status, "it is", "was"));

    assertThat(db.query("SELECT state FROM clients")).containsExactly("was", "new");
    assertThat(Migration.inspect(connection).enums().get(0).values())
        .containsExactly("gone", "new", "was");
    assertThatThrownBy(() -> db.execute("UPDATE invoices SET state = 'other'"))
        .hasMessageContaining("CHECK constraint failed: enum:status");
  }

  @Test
  void aRenamedValueOfAnEnumIsRenamedInArraysToo() throws SQLException {
    Migration.run(
        connection, new AddColumn(CLIENTS, column("tags", array(enumeration("tag", "a", "it's")))));
    db.execute("UPDATE clients SET tags = '[\"it''s\",\"a\",null]' WHERE id = 1");

    Migration.run(connection, new RenameEnumValue(QualifiedName.of("tag"), "it's", "it is"));

    assertThat(db.query("SELECT tags FROM clients"))
        .containsExactly("[\"it is\",\"a\",null]", "NULL");
    assertThat(Migration.inspect(connection).enums().get(0).values()).containsExactly("a", "it is");
  }

  @Test
  void aTableBecomesStrictAndLosesItsRowids() throws SQLException {
    db.execute("CREATE TABLE tags (name TEXT NOT NULL PRIMARY KEY, n INT); ");
    db.execute("INSERT INTO tags VALUES ('a', 1), ('b', 2)");
    QualifiedName tags = QualifiedName.of("tags");

    Migration.run(
        connection,
        new AlterTableOptions(
            tags,
            new TreeMap<>(Map.of("sqlite.strict", "true", "sqlite.without_rowid", "true")),
            Optional.empty()));

    assertThat(db.query("SELECT wr, strict FROM pragma_table_list WHERE name = 'tags'"))
        .containsExactly("1|1");
    assertThat(db.query("SELECT * FROM tags")).containsExactly("a|1", "b|2");
  }

  @Test
  void aConstraintWithoutANameInTheDatabaseIsReportedAsMissing() {
    assertThatThrownBy(
            () ->
                Migration.run(connection, new DropConstraint(CLIENTS, "nothing", Optional.empty())))
        .hasMessage("Table clients has no constraint nothing.");
  }

  @Test
  void aNewCheckIsHeldAgainstTheRows() {
    assertThatThrownBy(
            () ->
                Migration.run(
                    connection,
                    new AddConstraint(CLIENTS, check("points <> '10'").named("no_ten"))))
        .hasMessageContaining("CHECK constraint failed: no_ten");
  }

  private static AlterColumn alter(String column, ColumnChange... changes) {
    return new AlterColumn(CLIENTS, column, List.of(changes), Optional.empty());
  }

  private static List<String> statements(Schema schema, Operation operation) {
    return Migration.SQLITE.compile(operation, () -> schema).stream().map(Statement::sql).toList();
  }

  private List<String> definitions() throws SQLException {
    return db.query(
        "SELECT type, name, tbl_name, replace(sql, '\"', '') FROM sqlite_schema"
            + " WHERE name <> 'clients' AND sql IS NOT NULL ORDER BY name");
  }

  private String query(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static RenameObject renameTable(String from, String to) {
    return new RenameObject(ObjectKind.TABLE, QualifiedName.of(from), QualifiedName.of(to));
  }
}
