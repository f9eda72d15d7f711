package dev.aludel.schema;

import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.counting;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.key;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.Seeds;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class NamingConventionTest {

  @Test
  @ExtendWith(TestDatabases.class)
  void namesAreThoseThatPostgresqlWouldHaveChosen(TestPostgres db) throws SQLException {
    db.execute(
        """
        CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE);
        CREATE TABLE clients (
          id bigint PRIMARY KEY,
          user_id bigint REFERENCES users,
          name text CHECK (name <> ''),
          age bigint,
          UNIQUE (user_id, name),
          CHECK (age > 0 OR name = ''));
        CREATE INDEX ON clients (user_id, name);
        CREATE INDEX ON clients (user_id, (name || ''));
        """);
    Table users =
        table(
            "users",
            column("id", bigInteger()),
            column("email", text()),
            primaryKey("id"),
            unique("email"));
    Table clients =
        table(
            "clients",
            column("id", bigInteger()),
            column("user_id", bigInteger()),
            column("name", text()),
            column("age", bigInteger()),
            primaryKey("id"),
            foreignKey("user_id").references("users", "id"),
            check("name <> ''"),
            unique("user_id", "name"),
            check("age > 0 OR name = ''"),
            index("user_id", "name"),
            index(key("user_id"), key(sql("name || ''"))));

    assertThat(namesIn(NamingConvention.apply(Schema.of(List.of(users, clients)))))
        .containsExactlyInAnyOrderElementsOf(
            db.query(
                """
                SELECT conname FROM pg_constraint
                WHERE conrelid IN ('users'::regclass, 'clients'::regclass) AND contype <> 'n'
                UNION
                SELECT indexrelid::regclass::text FROM pg_index
                WHERE indrelid = 'clients'::regclass
                """));
  }

  @Test
  void namesThatAreGivenStay() {
    Table table =
        table("t", column("a", text()), unique("a").named("mine"), index("a").named("also_mine"));

    assertThat(NamingConvention.apply(table)).isEqualTo(table);
  }

  @Test
  void twoOfAKindAreNumbered() {
    Table table = table("t", column("a", text()), check("a <> 'x'"), check("a <> 'y'"));

    assertThat(namesIn(NamingConvention.apply(table))).containsExactly("t_a_check", "t_a_check1");
  }

  @Test
  void aNameThatIsGivenElsewhereInTheTableIsNotGivenAgain() {
    Table table = table("t", column("a", text()), unique("a"), index("a").named("t_a_key"));

    assertThat(namesIn(NamingConvention.apply(table))).containsExactly("t_a_key1", "t_a_key");
  }

  @Test
  void indexesOfTwoTablesNeverShareAName() {
    Schema schema =
        Schema.of(
            List.of(
                table("a", column("b_c", text()), index("b_c"), unique("b_c")),
                table("a_b", column("c", text()), index("c"), unique("c")),
                table("a_b_c_idx1", column("x", text()))));

    assertThat(namesIn(NamingConvention.apply(schema)))
        .containsExactly("a_b_c_key", "a_b_c_idx", "a_b_c_key1", "a_b_c_idx2");
  }

  @Test
  void aSequencesNameIsTakenForAnIndex() {
    Schema schema =
        Schema.of(
            List.of(
                Sequence.of(QualifiedName.of("t_a_idx"), counting()),
                table("t", column("a", text()), index("a"))));

    assertThat(namesIn(NamingConvention.apply(schema))).containsExactly("t_a_idx1");
  }

  @Test
  void eachSchemaHasNamesOfItsOwn() {
    Schema schema =
        Schema.of(
            List.of(
                table("t", column("a", text()), index("a")),
                table("other.t", column("a", text()), index("a"))));

    assertThat(namesIn(NamingConvention.apply(schema))).containsExactly("t_a_idx", "t_a_idx");
  }

  @Test
  void foreignKeysAndChecksOfTwoTablesMayShareAName() {
    Schema schema =
        Schema.of(
            List.of(
                table("a", column("b_c", text()), check("b_c <> ''")),
                table("a_b", column("c", text()), check("c <> ''"))));

    assertThat(namesIn(NamingConvention.apply(schema)))
        .containsExactly("a_b_c_check", "a_b_c_check");
  }

  @Test
  void aNameOf63BytesStaysAndALongerOneEndsInAChecksum() {
    assertThat(NamingConvention.fit("x".repeat(63))).isEqualTo("x".repeat(63));
    assertThat(NamingConvention.fit("x".repeat(64)))
        .hasSize(63)
        .startsWith("x".repeat(54) + "_")
        .isNotEqualTo(NamingConvention.fit("x".repeat(65)));
  }

  @Test
  void lengthIsCountedInBytesAndNoCharacterIsCutInTwo() {
    String fitted = NamingConvention.fit("é".repeat(20) + "😀".repeat(20));

    assertThat(fitted).matches("é{20}😀{3}_[0-9a-f]{8}");
    assertThat(bytes(fitted)).isEqualTo(40 + 12 + 9);
  }

  @Test
  void everyNameFits() {
    Seeds.tryEach(
        1000,
        random -> {
          String name = Seeds.nonEmptyText(random, 40);
          assertThat(bytes(NamingConvention.fit(name))).isLessThanOrEqualTo(63);
        });
  }

  @Test
  void longNamesInOneTableStayTwoNames() {
    String longName = "a".repeat(60);
    Table table =
        table(
            "t",
            column(longName + "1", text()),
            column(longName + "2", text()),
            unique(longName + "1"),
            unique(longName + "2"));

    assertThat(namesIn(NamingConvention.apply(table))).doesNotHaveDuplicates().hasSize(2);
  }

  private static Table table(String name, TableElement... elements) {
    return TableElement.table(QualifiedName.parse(name), List.of(elements));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static List<String> namesIn(Schema schema) {
    return schema.tables().stream().flatMap(table -> namesIn(table).stream()).toList();
  }

  private static List<String> namesIn(Table table) {
    List<String> names = new ArrayList<>();
    table.constraints().forEach(constraint -> names.add(constraint.name().orElseThrow()));
    table.indexes().forEach(index -> names.add(index.name().orElseThrow()));
    return names;
  }
}
