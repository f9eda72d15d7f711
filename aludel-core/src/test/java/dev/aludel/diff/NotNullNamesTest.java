package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.Operation;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a revision says of the name of a NOT NULL and of nothing else, be the constraint of the
 * table or from above (PostgreSQL 18: ALTER TABLE, RENAME CONSTRAINT renames no inherited one).
 */
class NotNullNamesTest {

  private static final String FAMILIES =
      """
      CREATE TABLE seen (k integer PRIMARY KEY);
      CREATE TABLE s (k integer PRIMARY KEY, a integer NOT NULL REFERENCES seen, b integer) PARTITION BY LIST (k);
      CREATE INDEX s_b ON s (b);
      CREATE TABLE s1 PARTITION OF s FOR VALUES IN (1);
      CREATE TABLE s2 PARTITION OF s (a CONSTRAINT here NOT NULL) FOR VALUES IN (2, 3) PARTITION BY LIST (k);
      CREATE TABLE s21 PARTITION OF s2 FOR VALUES IN (2);
      CREATE INDEX own_b ON s1 (b);
      CREATE TABLE refers (k integer REFERENCES s);
      CREATE TABLE p (a integer NOT NULL);
      CREATE TABLE c () INHERITS (p);
      CREATE TABLE cc () INHERITS (c);
      CREATE TABLE loose (a integer);
      CREATE TABLE of_two () INHERITS (loose, p);
      INSERT INTO seen VALUES (1);
      INSERT INTO s VALUES (1, 1, 1), (2, 1, 1);
      INSERT INTO refers VALUES (1), (2);
      INSERT INTO cc VALUES (1);
      """;

  @BeforeEach
  void needs18() {
    assumeTrue(TestPostgres.majorVersion() >= 18, "NOT NULL has no name before 18");
  }

  @ParameterizedTest
  @CsvSource({"s, s", "s1, s1", "s2, s2 s21", "s21, s21", "p, p", "c, c", "cc, cc"})
  void aNameAloneIsGivenWhereverTheConstraintComesFrom(String table, String named)
      throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      db.execute(FAMILIES);
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      Schema before = live.inspect();
      List<String> printed = CatalogPrint.of(db);
      SortedMap<String, String> options =
          new TreeMap<>(before.requireTable(QualifiedName.of(table)).options());
      options.put(NotNullOptions.NAME + "a", "mine");
      Operation naming =
          new AlterTableOptions(QualifiedName.of(table), options, Optional.empty())
              .completed(before);

      live.run(List.of(naming));

      assertThat(db.query("SELECT conrelid::regclass FROM pg_constraint WHERE conname = 'mine'"))
          .contains(named.split(" "));
      assertThat(SchemaDiff.between(live.inspect(), naming.apply(before)).describe()).isEmpty();
      live.run(naming.inverse());
      assertThat(live.to(before, live.inspect()).describe()).isEmpty();
      assertThat(CatalogPrint.difference(CatalogPrint.of(db), printed)).isEmpty();
      assertThat(db.query("SELECT count(*) FROM s")).containsExactly("2");
    }
  }

  @ParameterizedTest
  @CsvSource({"s1, s", "s21, s2", "c, p", "cc, c", "of_two, p"})
  void oneFromAboveIsNotKeptFromTheTablesBelow(String table, String above) throws SQLException {
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      db.execute(FAMILIES);
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      Schema before = live.inspect();
      SortedMap<String, String> options =
          new TreeMap<>(before.requireTable(QualifiedName.of(table)).options());
      options.put(NotNullOptions.STATE + "a", NotNullOptions.NO_INHERIT);
      Operation keeping =
          new AlterTableOptions(QualifiedName.of(table), options, Optional.empty())
              .completed(before);

      assertThatThrownBy(() -> live.run(List.of(keeping)))
          .isInstanceOf(UnsupportedOperation.class)
          .hasMessageContaining(
              "NOT NULL of %s.a cannot be NO INHERIT: it comes from %s,".formatted(table, above));
    }
  }
}
