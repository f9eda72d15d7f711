package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of rows that refer to rows that are left out. */
@ExtendWith(TestDatabases.class)
class LeftOutTest {

  @BeforeEach
  void fill(TestSqlite from) throws SQLException {
    from.execute(
        """
        CREATE TABLE authors (id INTEGER PRIMARY KEY, born INTEGER);
        CREATE TABLE books (id INTEGER PRIMARY KEY, c TEXT UNIQUE, k TEXT,
          author_id INTEGER REFERENCES authors (id), editor_id INTEGER REFERENCES authors (id));
        CREATE TABLE loans (id INTEGER PRIMARY KEY, book TEXT NOT NULL REFERENCES books (c));
        INSERT INTO authors VALUES (1, 1950), (2, 'long ago'), (3, 1970);
        INSERT INTO books VALUES (1, 'a', '', 1, NULL), (2, 'b', '', 2, 1), (3, 'c', '', 3, 2),
          (4, 'd', '', 2, 2);
        INSERT INTO loans VALUES (1, 'a'), (2, 'b'), (3, 'd'), (4, 'c');
        """);
  }

  @Test
  void childrenOfARowThatIsLeftOutStopTheCopyUnlessAPolicySaysOtherwise(
      TestSqlite from, TestPostgres to) throws SQLException {
    CopyReport report = Copies.create(from, to, "wrong-type=quarantine");

    assertThat(report.isGood()).isFalse();
    assertThat(report.findings())
        .extracting(finding -> finding.table() + "." + finding.column() + " " + finding.count())
        .containsExactlyInAnyOrder("authors.born 1", "books.author_id 2", "books.editor_id 2");
    assertThat(report.findings().get(1).describe())
        .contains("author_id=2 leads to a row of authors that is left out (wrong-type)");
    assertThat(to.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactly("0");
  }

  @Test
  void theyAreLeftOutWithThemAndTheirOwnChildrenToo(TestSqlite from, TestPostgres to)
      throws SQLException {
    String[] policies = {"wrong-type=quarantine", "orphan=quarantine"};
    CopyReport report = Copies.create(from, to, policies);

    assertThat(report.isGood()).as("%s", report).isTrue();
    assertThat(to.query("SELECT id FROM books ORDER BY id")).containsExactly("1");
    assertThat(to.query("SELECT id FROM loans ORDER BY id")).containsExactly("1");
    assertThat(to.query("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated"))
        .containsExactly("3");
    assertThat(
            to.query(
                "SELECT table_name, row_key, detail FROM aludel_copy_rejects WHERE row_key IN ('id=3') ORDER BY 1"))
        .containsExactly(
            "books|id=3|editor_id=2 leads to a row of authors that is left out (wrong-type)",
            "loans|id=3|book='d' leads to a row of books that is left out (orphan)");
    assertThat(Copies.between(from, to, Copies.creating(policies)).verify().isEqual()).isTrue();
  }

  @Test
  void theyReferToNothingWhereThatIsWanted(TestSqlite from, TestPostgres to) throws SQLException {
    CopyReport report = Copies.create(from, to, "wrong-type=quarantine", "orphan=null");

    assertThat(report.isGood()).as("%s", report).isTrue();
    assertThat(to.query("SELECT id, author_id, editor_id FROM books ORDER BY id"))
        .containsExactly("1|1|NULL", "2|NULL|1", "3|3|NULL", "4|NULL|NULL");
    assertThat(to.query("SELECT count(*) FROM loans")).containsExactly("4");
  }

  @Test
  void aChainWithinOneTableIsFollowedToItsEnd(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE nodes (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES nodes (id), n INTEGER);
        INSERT INTO nodes VALUES (1, NULL, 1), (2, 1, 'x'), (3, 2, 1), (4, 3, 1), (5, 4, 1), (6, 1, 1);
        """);

    CopyReport report =
        Copies.between(
                from,
                to,
                Copies.creating("nodes=quarantine").onlyTables(java.util.List.of("nodes")))
            .run();

    assertThat(report.isGood()).as("%s", report).isTrue();
    assertThat(to.query("SELECT id FROM nodes ORDER BY id")).containsExactly("1", "6");
  }

  @Test
  void aTableWhoseRowsHaveNoNumberCannotLoseOneForItsKeys(TestSqlite from, TestPostgres to)
      throws SQLException {
    from.execute(
        """
        CREATE TABLE tags (name TEXT PRIMARY KEY, author_id INTEGER REFERENCES authors (id))
          WITHOUT ROWID;
        PRAGMA foreign_keys = OFF;
        INSERT INTO tags VALUES ('x', 9);
        """);

    CopyReport report = Copies.create(from, to, "*=quarantine");

    assertThat(report.isGood()).isFalse();
    assertThat(report.findings().stream().filter(Finding::blocks))
        .extracting(Finding::table)
        .containsExactly("tags");
  }
}
