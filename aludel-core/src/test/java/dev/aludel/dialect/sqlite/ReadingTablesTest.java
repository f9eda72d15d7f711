package dev.aludel.dialect.sqlite;

import static dev.aludel.schema.Definitions.CASCADE;
import static dev.aludel.schema.Definitions.INITIALLY_DEFERRED;
import static dev.aludel.schema.Definitions.SET_NULL;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.bytes;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.currentTimestamp;
import static dev.aludel.schema.Definitions.decimal;
import static dev.aludel.schema.Definitions.doublePrecision;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.key;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.timestamp;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Scope;
import dev.aludel.error.AludelException;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read of tables as people and other tools write them. */
@ExtendWith(TestDatabases.class)
class ReadingTablesTest {

  @Test
  void namesInAllFourStylesOfQuotesAndCommentsAnywhere(TestSqlite db) throws SQLException {
    Table table =
        read(
            db,
            """
            CREATE TABLE -- the clients
            [my clients] (
              "id" INTEGER /* the key; with a ' quote */ NOT NULL,
              `na``me` TEXT, -- a comma, in a comment
              [e mail] VARCHAR(100),
              'single' TEXT,
              "quote""d" INT,
              plain$1 INT,
              PRIMARY KEY ("id", [e mail]) /* end */
            )
            """,
            "my clients");

    assertThat(table.columns())
        .extracting(Column::name)
        .containsExactly("id", "na`me", "e mail", "single", "quote\"d", "plain$1");
    assertThat(table.constraints()).containsExactly(primaryKey("id", "e mail"));
  }

  @Test
  void constraintsOfColumnsAndTablesNamedOrNot(TestSqlite db) throws SQLException {
    db.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)");
    Table table =
        read(
            db,
            """
            CREATE TABLE t (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              email TEXT CONSTRAINT t_email_key UNIQUE CONSTRAINT e_check CHECK (email LIKE '%@%'),
              age INT CHECK ((age >= 0)),
              user_id BIGINT CONSTRAINT t_user_fkey REFERENCES Users(ID) ON DELETE CASCADE
                ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
              a INT, b INT,
              UNIQUE (A, b),
              CONSTRAINT ab CHECK (a < b OR b IS NULL)
              CONSTRAINT self FOREIGN KEY (a) REFERENCES t (id) MATCH FULL NOT DEFERRABLE
            )
            """,
            "t");

    assertThat(table.constraints())
        .containsExactlyInAnyOrder(
            primaryKey("id"),
            unique("email").named("t_email_key"),
            check("email LIKE '%@%'").named("e_check"),
            check("age >= 0"),
            foreignKey("user_id")
                .references("users", "id")
                .onDelete(CASCADE)
                .onUpdate(SET_NULL)
                .deferrable(INITIALLY_DEFERRED)
                .named("t_user_fkey"),
            unique("a", "b"),
            check("a < b OR b IS NULL").named("ab"),
            foreignKey("a").references("t", "id").named("self"));
  }

  @Test
  void aForeignKeyWithoutColumnsReferencesThePrimaryKey(TestSqlite db) throws SQLException {
    db.execute("CREATE TABLE pairs (a INT, b INT, PRIMARY KEY (b, a))");
    Table table =
        read(
            db,
            "CREATE TABLE t (x INT, y INT, FOREIGN KEY (x, y) REFERENCES pairs ON DELETE CASCADE)",
            "t");

    assertThat(table.constraints(ForeignKey.class))
        .containsExactly(foreignKey("x", "y").references("pairs", "b", "a").onDelete(CASCADE));
  }

  @Test
  void aForeignKeyToNothingKnownIsKeptAsItIs(TestSqlite db) throws SQLException {
    assertSurvives(db, "CREATE TABLE t (x INT REFERENCES nowhere ON DELETE CASCADE, y INT)");
  }

  @Test
  void onlyAnIntegerPrimaryKeyIsNumbered(TestSqlite db) throws SQLException {
    assertThat(id(db, "a", "id INTEGER PRIMARY KEY AUTOINCREMENT"))
        .isEqualTo(column("id", bigInteger()).identity(byDefault()));
    assertThat(id(db, "b", "id integer primary key"))
        .isEqualTo(column("id", bigInteger()).identity(byDefault()));
    assertThat(id(db, "c", "id INTEGER, PRIMARY KEY (id)"))
        .isEqualTo(column("id", bigInteger()).identity(byDefault()));
    assertThat(id(db, "d", "id INT PRIMARY KEY")).isEqualTo(column("id", integer()).notNull());
    assertThat(id(db, "e", "id BIGINT PRIMARY KEY"))
        .isEqualTo(column("id", bigInteger()).notNull());
    assertThat(id(db, "f", "id INTEGER PRIMARY KEY DESC"))
        .isEqualTo(column("id", integer()).notNull());
  }

  @Test
  void whatHasNoPlaceInTheModelIsKeptInTheOptions(TestSqlite db) throws SQLException {
    for (String sql :
        List.of(
            "CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT)",
            "CREATE TABLE b (id INTEGER PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT)",
            "CREATE TABLE c (a INT NOT NULL ON CONFLICT IGNORE, b TEXT UNIQUE ON CONFLICT REPLACE)",
            "CREATE TABLE d (a TEXT, b TEXT, UNIQUE (a COLLATE NOCASE DESC, b) ON CONFLICT FAIL)",
            "CREATE TABLE e (a TEXT, b TEXT, PRIMARY KEY (a DESC, b COLLATE rtrim)) WITHOUT ROWID",
            "CREATE TABLE f (a INT, b ANY, c TEXT CHECK (json_valid(c))) STRICT",
            "CREATE TABLE g (id INTEGER PRIMARY KEY DESC)",
            "CREATE TABLE h (id INTEGER PRIMARY KEY) STRICT, WITHOUT ROWID")) {
      assertSurvives(db, sql);
    }

    assertThat(table(db, "c").options())
        .containsEntry("sqlite.on_conflict.not_null(\"a\")", "IGNORE")
        .containsEntry("sqlite.on_conflict.unique(\"b\")", "REPLACE");
    assertThat(table(db, "d").options())
        .containsEntry("sqlite.keys.unique(\"a\", \"b\")", "\"a\" COLLATE \"NOCASE\" DESC, \"b\"");
    assertThat(table(db, "h").options()).containsOnlyKeys("sqlite.strict", "sqlite.without_rowid");
  }

  @Test
  void defaultsAreValuesWhateverTheirSpelling(TestSqlite db) throws SQLException {
    Table table =
        read(
            db,
            """
            CREATE TABLE t (
              a INT DEFAULT -5, b REAL DEFAULT 1e3, c TEXT DEFAULT 'it''s', d TEXT DEFAULT "quoted",
              e BOOLEAN DEFAULT 0, f BOOL DEFAULT true, g INT DEFAULT 0x1F, h INT DEFAULT NULL,
              i TIMESTAMP DEFAULT current_timestamp, j INT DEFAULT (1+2), k TEXT DEFAULT ('x'),
              l INT DEFAULT +7 NOT NULL, m BLOB DEFAULT x'00ff', n TEXT DEFAULT (datetime('now'))
            )
            """,
            "t");

    assertThat(table.columns())
        .containsExactly(
            column("a", integer()).defaultsTo(-5),
            column("b", doublePrecision()).defaultsTo(1000),
            column("c", text()).defaultsTo("it's"),
            column("d", text()).defaultsTo("quoted"),
            column("e", bool()).defaultsTo(false),
            column("f", bool()).defaultsTo(true),
            column("g", integer()).defaultsTo(31),
            column("h", integer()),
            column("i", timestamp()).defaultsTo(currentTimestamp()),
            column("j", integer()).defaultsTo(sql("1+2")),
            column("k", text()).defaultsTo("x"),
            column("l", integer()).notNull().defaultsTo(7),
            column("m", bytes()).defaultsTo(sql("x'00ff'")),
            column("n", text()).defaultsTo(sql("datetime('now')")));
  }

  @Test
  void generatedColumnsCollationsAndQualifiedNames(TestSqlite db) throws SQLException {
    Table table =
        read(
            db,
            """
            CREATE TABLE t (
              net DECIMAL(10, 2), tax DECIMAL(10,2) COLLATE BINARY, name TEXT COLLATE nocase,
              gross DECIMAL(10,2) GENERATED ALWAYS AS (net + tax) STORED,
              twice INT AS (net * 2),
              CHECK (t.net > 0 AND "T"."tax" >= 0)
            )
            """,
            "t");

    assertThat(table.columns())
        .containsExactly(
            column("net", decimal(10, 2)),
            column("tax", decimal(10, 2)),
            column("name", text()).collate("NOCASE"),
            column("gross", decimal(10, 2)).storedAs(sql("net + tax")),
            column("twice", integer()).virtualAs(sql("net * 2")));
    assertThat(table.constraints(CheckConstraint.class))
        .containsExactly(check("net > 0 AND tax >= 0"));
  }

  @Test
  void indexesOfColumnsExpressionsAndSomeRows(TestSqlite db) throws SQLException {
    db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, Name TEXT UNIQUE, a INT, b INT)");
    db.execute(
        """
        CREATE UNIQUE INDEX "one index" ON t (name COLLATE nocase, a DESC);
        CREATE INDEX two ON t (lower(name), (a + b) DESC) WHERE a > 0 AND (b IS NOT NULL);
        """);

    assertThat(table(db, "t").indexes())
        .containsExactly(
            index(key("Name").collate("NOCASE"), key("a").desc()).named("one index").uniquely(),
            index(key(sql("lower(\"Name\")")), key(sql("a + b")).desc())
                .named("two")
                .where(sql("a > 0 AND (b IS NOT NULL)")));
  }

  @Test
  void tablesMadeByAlterTableOrFromAQuery(TestSqlite db) throws SQLException {
    db.execute(
        """
        CREATE TABLE a (id INTEGER PRIMARY KEY, CHECK (id > 0));
        ALTER TABLE a ADD COLUMN name TEXT DEFAULT 'x' CHECK (name <> '');
        ALTER TABLE a RENAME COLUMN name TO "full name";
        CREATE TABLE b AS SELECT id, "full name" AS n, 1.5 AS x FROM a;
        """);

    assertThat(table(db, "a").column("full name"))
        .hasValue(column("full name", text()).defaultsTo("x"));
    assertThat(table(db, "a").constraints())
        .contains((Constraint) check("\"full name\" <> ''"), check("id > 0"));
    assertThat(table(db, "b").columns()).extracting(Column::name).containsExactly("id", "n", "x");
  }

  @Test
  void expressionsSpellColumnsAsTheyAreAlsoAfterARename(TestSqlite db) throws SQLException {
    db.execute(
        """
        CREATE TABLE t (a INT, "order" INT, Big INT, kind TEXT, end_at INT,
          CHECK (`a` > 0 AND [ORDER] < "big" AND kind IN ("x", 'a')));
        CREATE INDEX i ON t ("A" + big, lower("kind")) WHERE "end_at" IS NOT NULL;
        ALTER TABLE t RENAME COLUMN end_at TO until;
        """);

    assertThat(table(db, "t").constraints())
        .containsExactly(check("a > 0 AND \"order\" < \"Big\" AND kind IN ('x', 'a')"));
    assertThat(table(db, "t").indexes())
        .containsExactly(
            index(key(sql("a + \"Big\"")), key(sql("lower(kind)")))
                .named("i")
                .where(sql("until IS NOT NULL")));
  }

  @Test
  void virtualTablesAndTheirShadowsViewsAndExcludedTablesAreLeftAlone(TestSqlite db)
      throws SQLException {
    db.execute(
        """
        CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT);
        CREATE TABLE aludel_version (version_num VARCHAR(32) PRIMARY KEY);
        CREATE VIRTUAL TABLE docs USING fts5(body);
        CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1);
        CREATE VIEW v AS SELECT * FROM a;
        """);

    try (Connection connection = db.connect()) {
      Schema schema =
          Migration.SQLITE.inspect(
              connection, new Scope(List.of(), Set.of(QualifiedName.of("aludel_version"))));
      assertThat(schema.tables()).extracting(Table::name).containsExactly(QualifiedName.of("a"));
    }
  }

  @Test
  void anAttachedDatabaseIsReadByItsName(TestSqlite db, TestSqlite other) throws SQLException {
    other.execute("CREATE TABLE far (id INTEGER PRIMARY KEY, t VARCHAR(5))");
    try (Connection connection = db.connect();
        var statement = connection.createStatement()) {
      statement.execute("ATTACH '" + other.url().substring("jdbc:sqlite:".length()) + "' AS other");

      Schema schema = Migration.SQLITE.inspect(connection, new Scope(List.of("other"), Set.of()));

      assertThat(schema.requireTable(QualifiedName.of("other", "far")).column("t"))
          .hasValue(column("t", string(5)));
    }
  }

  @Test
  void anEmptyNameIsToldWithTheTableThatHasIt() throws SQLException {
    for (String sql : List.of("CREATE TABLE t (a, \"\" TEXT)", "CREATE TABLE \"\" (a)")) {
      try (TestSqlite other = TestSqlite.memory();
          Connection connection = other.connect()) {
        other.execute(sql);
        assertThatThrownBy(() -> new SqliteDialect().inspect(connection, Scope.CURRENT_SCHEMA))
            .isInstanceOf(AludelException.class)
            .hasMessageContaining(
                "Give it another one (ALTER TABLE … RENAME). It says: CREATE TABLE");
      }
    }
  }

  @Test
  void twoNamesThatDifferInCaseOnlyAreRefused() {
    Schema schema =
        Schema.of(
            List.of(
                Table.of(QualifiedName.of("Users"), List.of(column("id", integer()))),
                Table.of(QualifiedName.of("users"), List.of(column("id", integer())))));

    assertThatThrownBy(() -> Normaliser.normalise(schema, Schema.EMPTY))
        .isInstanceOf(AludelException.class)
        .hasMessage(
            "SQLite takes the tables Users and users for one: their names differ in case only. Rename one.");
  }

  private static Column id(TestSqlite db, String table, String definition) throws SQLException {
    return read(db, "CREATE TABLE " + table + " (" + definition + ")", table).requireColumn("id");
  }

  private static Table read(TestSqlite db, String sql, String name) throws SQLException {
    db.execute(sql);
    return table(db, name);
  }

  private static Table table(TestSqlite db, String name) throws SQLException {
    try (Connection connection = db.connect()) {
      return Migration.inspect(connection).requireTable(QualifiedName.of(name));
    }
  }

  /** What is read, created elsewhere, is read as the same. */
  private static void assertSurvives(TestSqlite db, String sql) throws SQLException {
    db.execute(sql);
    try (Connection connection = db.connect();
        TestSqlite copy = TestSqlite.memory();
        Connection elsewhere = copy.connect()) {
      Schema schema = Migration.inspect(connection);
      Migration.create(elsewhere, schema);
      assertThat(Migration.inspect(elsewhere)).as(sql).isEqualTo(schema);
      assertThat(Normaliser.normalise(schema, Schema.EMPTY)).as(sql).isEqualTo(schema);
    }
  }
}
