package dev.aludel.dialect.sqlite;

import static dev.aludel.operation.ColumnChanges.dropDefault;
import static dev.aludel.operation.ColumnChanges.setDefault;
import static dev.aludel.operation.ColumnChanges.setNotNull;
import static dev.aludel.operation.ColumnChanges.toType;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.operation.Operations;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** However many changes of a table there are, its rows are copied once. */
@ExtendWith(TestDatabases.class)
class MergedRebuildsTest {

  private static final Pattern COPY =
      Pattern.compile("INSERT OR ABORT INTO \"_aludel_new_([^\"]+)\"");

  private TestSqlite db;
  private Connection connection;

  @BeforeEach
  void clientsWithInvoices(TestSqlite fresh) throws SQLException {
    db = fresh;
    db.execute(
        """
        CREATE TABLE clients (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT,
          points TEXT,
          note TEXT,
          CONSTRAINT name_check CHECK (name <> '')
        );
        CREATE TABLE invoices (
          id INTEGER PRIMARY KEY,
          client_id INTEGER REFERENCES clients (id) ON DELETE CASCADE,
          total TEXT
        );
        CREATE INDEX clients_name_idx ON clients (name);
        CREATE TABLE log (line TEXT);
        CREATE TRIGGER clients_log AFTER UPDATE OF name ON clients
        BEGIN
          INSERT INTO log VALUES (old.name || ' → ' || new.name);
        END;
        CREATE VIEW names AS SELECT id, name FROM clients;
        INSERT INTO clients VALUES (1, 'Ada', '10', 'x'), (7, 'Bob', '20', NULL);
        INSERT INTO invoices VALUES (1, 1, '5'), (2, 7, '6');
        """);
    connection = db.connect();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void changesOfEveryKindAreOneCopy() throws SQLException {
    List<String> copies =
        copies(
            op -> {
              op.alterColumn("clients", "points", toType(integer()));
              op.alterColumn("clients", "name", setNotNull(), setDefault("nobody"));
              op.dropConstraint("clients", "name_check");
              op.addConstraint("clients", check("length(name) < 50").named("short_name"));
              op.addConstraint("clients", unique("name").named("one_name"));
              op.dropColumn("clients", "note");
              op.addColumn("clients", column("rank", bigInteger()).notNull().defaultsTo(3));
              op.addColumn("clients", column("upper_name", text()).storedAs(sql("upper(name)")));
              op.dropIndex("clients", "clients_name_idx");
              op.createIndex("clients", index("rank").named("clients_rank_idx"));
              op.alterColumn("clients", "rank", dropDefault());
            });

    assertThat(copies).containsExactly("clients");
    assertThat(db.query("SELECT *, typeof(points) FROM clients"))
        .containsExactly("1|Ada|10|3|ADA|integer", "7|Bob|20|3|BOB|integer");
    assertThat(db.query("SELECT name FROM pragma_index_list('clients') WHERE origin = 'c'"))
        .containsExactly("clients_rank_idx");
    db.execute("UPDATE clients SET name = 'Eve' WHERE id = 7; DELETE FROM clients WHERE id = 7");
    assertThat(db.query("SELECT line FROM log")).containsExactly("Bob → Eve");
    db.execute("INSERT INTO clients (name, rank) VALUES ('Kim', 1)");
    assertThat(db.query("SELECT max(id) FROM names")).containsExactly("8");
  }

  @Test
  void changesOfOtherTablesMayComeInBetween() throws SQLException {
    List<String> copies =
        copies(
            op -> {
              op.alterColumn("clients", "points", toType(integer()));
              op.alterColumn("invoices", "total", toType(integer()));
              op.createTable("regions", column("id", integer()).notNull(), primaryKey("id"));
              op.renameTable("log", "logs");
              op.addColumn("clients", column("region", integer()));
              op.alterColumn("invoices", "client_id", setNotNull());
              op.addConstraint(
                  "clients",
                  foreignKey("region").references("regions", "id").named("clients_region_fkey"));
              op.createIndex("invoices", index("total").named("invoices_total_idx"));
            });

    assertThat(copies).containsExactly("invoices", "clients");
    assertThat(db.query("SELECT \"from\" FROM pragma_foreign_key_list('clients')"))
        .containsExactly("region");
    assertThat(db.query("SELECT count(*) FROM invoices")).containsExactly("2");
  }

  @Test
  void aColumnMayGetAnotherNameInBetween() throws SQLException {
    List<String> copies =
        copies(
            op -> {
              op.alterColumn("clients", "points", toType(integer()));
              op.renameColumn("clients", "name", "full_name");
              op.addConstraint("clients", check("full_name <> 'x'").named("no_x"));
            });

    assertThat(copies).containsExactly("clients");
    assertThat(db.query("SELECT id, full_name, typeof(points) FROM clients"))
        .containsExactly("1|Ada|integer", "7|Bob|integer");
  }

  @Test
  void aValueIsWorkedOutFromWhatTheColumnHeldThen() throws SQLException {
    List<String> copies =
        copies(
            op -> {
              op.alterColumn("clients", "points", toType(integer(), sql("points * 2")));
              op.alterColumn("clients", "note", toType(integer(), sql("points + 1")));
            });

    assertThat(copies).containsExactly("clients", "clients");
    assertThat(db.query("SELECT points, note FROM clients")).containsExactly("20|21", "40|41");
  }

  @Test
  void sqlInBetweenSeesTheTableAsItIsThen() throws SQLException {
    List<String> copies =
        copies(
            op -> {
              op.alterColumn("clients", "points", toType(integer()));
              op.addConstraint("clients", check("points > 0").named("some_points"));
              op.execute("UPDATE clients SET note = typeof(points)");
              op.alterColumn("clients", "note", setNotNull());
              op.addConstraint("clients", check("note <> ''").named("some_note"));
            });

    assertThat(copies).containsExactly("clients", "clients");
    assertThat(db.query("SELECT note FROM clients")).containsExactly("integer", "integer");
  }

  @Test
  void theValuesOfAnEnumAndAnotherChangeAreOneCopy() throws SQLException {
    copies(op -> op.addColumn("clients", column("mood", enumeration("mood", "ok", "bad"))));
    db.execute("UPDATE clients SET mood = 'ok'");

    List<String> copies =
        copies(
            op -> {
              op.alterColumn("clients", "points", toType(integer()));
              op.renameEnumValue("mood", "ok", "fine");
              op.addConstraint("clients", check("points > 0").named("some_points"));
            });

    assertThat(copies).containsExactly("clients");
    assertThat(db.query("SELECT mood FROM clients")).containsExactly("fine", "fine");
  }

  @Test
  void anEnumThatComesWithATableMeanwhileIsThere() throws SQLException {
    copies(
        op -> {
          op.alterColumn("clients", "points", toType(integer()));
          op.createTable("moods", column("mood", enumeration("mood", "ok", "sad")));
          op.renameEnumValue("mood", "ok", "fine");
          op.dropConstraint("clients", "name_check");
        });

    db.execute("INSERT INTO moods VALUES ('fine')");
    assertThatThrownBy(() -> db.execute("INSERT INTO moods VALUES ('ok')"))
        .hasMessageContaining("CHECK");
  }

  @Test
  void columnsThatAlterTableCanDropAreNotCopied() throws SQLException {
    List<String> copies =
        copies(
            op -> {
              op.dropColumn("clients", "points");
              op.dropColumn("clients", "note");
            });

    assertThat(copies).isEmpty();
    assertThat(db.query("SELECT * FROM clients")).containsExactly("1|Ada", "7|Bob");
  }

  @Test
  void aTableThatIsDroppedInTheEndIsNotCopied() throws SQLException {
    List<String> copies =
        copies(
            op -> {
              op.alterColumn("invoices", "total", toType(integer()));
              op.alterColumn("invoices", "client_id", setNotNull());
              op.dropTable("invoices");
              op.alterColumn("clients", "points", toType(integer()));
            });

    assertThat(copies).containsExactly("invoices", "clients");
    assertThat(db.query("SELECT name FROM sqlite_schema WHERE name = 'invoices'")).isEmpty();
  }

  /** Runs the operations, and tells which tables had their rows copied, in order. */
  private List<String> copies(Consumer<Operations> script) throws SQLException {
    Operations op = new Operations("sqlite", MergedRebuildsTest.class.getName());
    script.accept(op);
    List<Operation> operations = op.collected().stream().map(Located::operation).toList();
    List<String> copies = new ArrayList<>();
    try (Transaction transaction =
        Migration.SQLITE.begin(connection, "aludel_version", operations)) {
      Compilation compilation = Migration.SQLITE.compilation(operations);
      for (Operation operation : operations) {
        List<Statement> statements = compilation.next(operation, this::read);
        Migration.execute(connection, statements);
        for (Statement statement : statements) {
          Matcher copy = COPY.matcher(statement.sql());
          if (copy.find()) {
            copies.add(copy.group(1));
          }
        }
      }
      transaction.commit();
    }
    return copies;
  }

  private Schema read() {
    try {
      return Migration.inspect(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
