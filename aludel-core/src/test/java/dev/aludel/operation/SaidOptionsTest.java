package dev.aludel.operation;

import static dev.aludel.operation.ColumnChanges.setNotNull;
import static dev.aludel.schema.DefinedObjects.trigger;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.option;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.schema.SchemaException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person writes in an option and nobody knows is refused before anything runs. */
class SaidOptionsTest {

  private final Operations op = new Operations("postgresql", "none");

  private void options(String name, String value) {
    op.alterTableOptions("billing.invoices", Map.of(name, value));
  }

  @Test
  void aWordThatIsNoStateOfATriggerIsNotTakenForEnabled() {
    assertThatThrownBy(() -> options("postgresql.constraint_triggers.fk", "check disbled"))
        .isInstanceOf(SchemaException.class)
        .hasMessage(
            """
            Table billing.invoices: option "postgresql.constraint_triggers.fk" says "check disbled". \
            Did you mean "check disabled"? Each state is enabled, disabled, replica, always; of a \
            foreign key one of these may stand before it: check, check insert, check update, action, \
            action delete, action update.""");
    assertThatThrownBy(
            () ->
                options(
                    "postgresql.inherited_constraint_triggers.t.fk",
                    "action disabled, chek insert always"))
        .hasMessageContaining("says \"chek insert always\". Did you mean \"check insert always\"?");
    assertThatThrownBy(() -> options("postgresql.constraint_triggers.fk", "off"))
        .hasMessageContaining("says \"off\". Each state is enabled");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql.row_security           | force        | "forced"
          postgresql.row_security           | FORCED       | "forced"
          postgresql.replica_identity       | FUL          | "FULL"
          postgresql.unlogged               | ture         | "true"
          postgresql.sequence_logging.id    | unloged      | "unlogged"
          postgresql.not_null_state.id      | NOT VALD     | "NOT VALID"
          postgresql.own_column.id          | tru          | "true"
          postgresql.index_clustered.i      | tru          | "true"
          sqlite.strict                     | treu         | "true"
          sqlite.on_conflict.primary_key    | REPLCE       | "REPLACE"
          """)
  void aWordThatNobodyKnowsIsRefusedWithTheNearest(String option, String value, String nearest) {
    assertThatThrownBy(() -> options(option, value))
        .isInstanceOf(SchemaException.class)
        .hasMessageStartingWith(
            "Table billing.invoices: option \"%s\" says \"%s\". Did you mean %s? It can be: "
                .formatted(option, value, nearest));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql.sequence_loging.id        | postgresql.sequence_logging.id
          postgresql.unloged                   | postgresql.unlogged
          postgresql.inherited_indx_with.t.i   | postgresql.inherited_index_with.t.i
          postgresql.storage                   | postgresql.storage.…
          postgres.unlogged                    | postgresql.unlogged
          sqlite.without_rowids                | sqlite.without_rowid
          sqlite.on_conflct.unique("a")        | sqlite.on_conflict.unique("a")
          """)
  void aNameThatNobodyKnowsIsRefusedWithTheNearest(String option, String nearest) {
    assertThatThrownBy(() -> options(option, "x"))
        .isInstanceOf(SchemaException.class)
        .hasMessage(
            "Table billing.invoices has the unknown option \"%s\". Did you mean \"%s\"?"
                .formatted(option, nearest));
  }

  @Test
  void aFarFetchedNameIsAnsweredWithAllThatThereAre() {
    assertThatThrownBy(() -> options("colour", "red"))
        .hasMessageContaining("There are: postgresql.access_method, postgresql.column_with.…,");
  }

  @Test
  void everyOperationThatSaysOptionsIsLookedAt() {
    assertThatThrownBy(
            () -> op.createTable("t", column("a", integer()), option("postgresql.unloged", "true")))
        .hasMessageContaining("Table t has the unknown option");
    assertThatThrownBy(
            () ->
                op.addConstraint(
                    "t", unique("a").named("u"), Map.of("postgresql.indx_with.u", "x")))
        .hasMessageContaining("Did you mean \"postgresql.index_with.u\"?");
    assertThatThrownBy(
            () -> op.createIndex("t", index("a").named("i"), Map.of("postgresql.indx_with.i", "x")))
        .hasMessageContaining("Did you mean \"postgresql.index_with.i\"?");
    assertThatThrownBy(
            () ->
                op.create(
                    trigger("touch", "t", "CREATE TRIGGER …").option("postgresql.enabled", "of")))
        .hasMessage(
            "Trigger touch on t: option \"postgresql.enabled\" says \"of\". It can be: enabled; disabled; replica; always.");
    assertThatThrownBy(() -> op.alterColumn("t", "a", setNotNull("NOT VALD")))
        .hasMessageContaining(
            "Column a of table t: its NOT NULL says \"NOT VALD\". Did you mean \"NOT VALID\"?");
  }

  @Test
  void whatIsKnownPasses() {
    assertThatCode(
            () -> {
              options("postgresql.constraint_triggers.fk", "check disabled, action delete always");
              options("postgresql.constraint_triggers.u", "replica");
              options("postgresql.row_security", "disabled, forced");
              options("postgresql.replica_identity", "full");
              options("postgresql.unlogged", "");
              options("postgresql.inherited_index_with.\"a.b\".i", "none");
              options("sqlite.references(\"a.b\", \"c\")", "x");
              options("sqlite.on_conflict.unique(\"a.b\")", "replace");
              op.alterColumn("t", "a", setNotNull("ONLY"));
              op.alterColumn("t", "a", setNotNull("NO INHERIT NOT VALID"));
            })
        .doesNotThrowAnyException();
  }
}
