package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.schema.Table;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestSqlite;
import java.sql.SQLException;

/** What a copy keeps for itself in its target is nothing that a comparison finds there. */
class OwnTablesTest {

  @OnBothDatabases
  void theLedgerOfACopyIsNoTableOfTheUsers(TestDatabase target) throws SQLException {
    try (TestSqlite source = TestSqlite.create()) {
      source.execute(
          """
          CREATE TABLE clients (id INTEGER PRIMARY KEY, name TEXT);
          CREATE TABLE aludel_version_progress (revision TEXT PRIMARY KEY);
          INSERT INTO clients VALUES (1, 'Ada');
          """);

      assertThat(Copies.create(source, target).isGood()).isTrue();

      assertThat(target.query("SELECT count(*) FROM aludel_copy_ledger")).isNotEqualTo("0");
      assertThat(Aludel.open(AludelConfig.of(target.dataSource())).schema().tables())
          .extracting(Table::name)
          .extracting(Object::toString)
          .containsExactly("clients");
    }
  }
}
