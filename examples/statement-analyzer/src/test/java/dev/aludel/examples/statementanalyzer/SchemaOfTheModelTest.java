package dev.aludel.examples.statementanalyzer;

import static dev.aludel.schema.Definitions.CASCADE;
import static dev.aludel.schema.Definitions.SET_NULL;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.currentTimestamp;
import static dev.aludel.schema.Definitions.decimal;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.json;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;
import static dev.aludel.schema.Definitions.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.jpa.HibernateModelReader;
import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.ModelRequest;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the entities of this example mean to a database. */
class SchemaOfTheModelTest {

  private static final Schema SCHEMA = read(ModelRequest.SPRING);

  private static Schema read(String naming) {
    return new HibernateModelReader()
        .read(
            new ModelRequest(
                "dev.aludel.examples.statementanalyzer.model",
                SchemaOfTheModelTest.class.getClassLoader(),
                List.of("target/classes"),
                naming));
  }

  private static Table table(String name) {
    return SCHEMA.requireTable(QualifiedName.of(name));
  }

  @Test
  void theModelHasThirteenTables() {
    assertThat(SCHEMA.tables())
        .extracting(table -> table.name().name())
        .containsExactly(
            "clients",
            "custom_categories",
            "invoice_matches",
            "invoices",
            "learned_rules",
            "overall_reconciliations",
            "reconciliations",
            "rules",
            "session_states",
            "session_vat_configs",
            "transaction_merchants",
            "transactions",
            "users");
    assertThat(SCHEMA.sequences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {ModelRequest.SPRING, ModelRequest.JPA})
  void itIsTheSameByAnyNaming(String naming) {
    assertThat(read(naming)).isEqualTo(SCHEMA);
  }

  @Test
  void usersComeAsTheyAreDeclared() {
    assertThat(table("users").columns())
        .containsExactly(
            column("id", bigInteger()).identity(byDefault()),
            column("email", string(320)).notNull(),
            column("password_hash", string(100)).notNull(),
            column("display_name", string(120)).notNull(),
            column("role", string(20)).notNull().defaultsTo("OWNER"),
            column("is_active", bool()).notNull().defaultsTo(true),
            column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
            column("last_login_at", timestampWithTimeZone()));
  }

  @Test
  void moneyIsExact() {
    assertThat(table("transactions").requireColumn("amount").type()).isEqualTo(decimal(15, 2));
  }

  @Test
  void anEmbeddedAddressIsInItsPlace() {
    assertThat(table("clients").columns())
        .extracting(Column::name)
        .containsExactly(
            "id",
            "user_id",
            "name",
            "vat_number",
            "street",
            "postal_code",
            "city",
            "country_code",
            "currency",
            "notes",
            "created_at");
  }

  @Test
  void sessionsHaveAUuidAndSettings() {
    Table sessions = table("session_states");

    assertThat(sessions.requireColumn("id").type()).isEqualTo(uuid());
    assertThat(sessions.requireColumn("settings"))
        .isEqualTo(
            column("settings", json())
                .notNull()
                .defaultsTo("{}")
                .comment("What the user chose on the way, by step"));
  }

  @Test
  void statusesAreEnumsInTheOrderOfJava() {
    assertThat(SCHEMA.enums())
        .containsExactly(
            EnumType.of(
                QualifiedName.of("invoicestatus"),
                List.of("DRAFT", "OPEN", "PARTLY_PAID", "PAID", "CANCELLED")),
            EnumType.of(
                QualifiedName.of("sessionstatus"),
                List.of("UPLOADED", "PARSED", "CATEGORIZED", "RECONCILED", "FAILED")));
  }

  @Test
  void aTransactionGoesWithItsSessionAndOutlivesItsCategory() {
    assertThat(table("transactions").constraints(ForeignKey.class))
        .containsExactlyInAnyOrder(
            foreignKey("client_id").references("clients", "id").onDelete(CASCADE),
            foreignKey("session_id").references("session_states", "id").onDelete(CASCADE),
            foreignKey("category_id").references("custom_categories", "id").onDelete(SET_NULL));
  }

  @Test
  void aCategoryMayBePartOfAnother() {
    assertThat(table("custom_categories").constraints(ForeignKey.class))
        .contains(foreignKey("parent_id").references("custom_categories", "id").onDelete(SET_NULL));
  }

  @Test
  void aMatchIsKeyedByInvoiceAndTransaction() {
    assertThat(table("invoice_matches").primaryKey().orElseThrow().columns())
        .containsExactly("invoice_id", "transaction_id");
    assertThat(table("transaction_merchants").primaryKey().orElseThrow().columns())
        .containsExactly("transaction_id", "rank");
    assertThat(table("session_vat_configs").primaryKey().orElseThrow().columns())
        .containsExactly("session_id");
  }
}
