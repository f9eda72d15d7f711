package dev.aludel.operation;

import static dev.aludel.operation.ColumnChanges.toType;
import static dev.aludel.schema.Definitions.always;
import static dev.aludel.schema.Definitions.array;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.counting;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.key;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What each operation leaves behind, where that is more than what it says. */
class ApplyTest {

  private static final Schema EMPTY = Schema.EMPTY;

  @Test
  void aRenamedTableIsReferencedByItsNewNameEverywhere() {
    Schema before =
        after(
            EMPTY,
            op -> {
              op.createTable(
                  "nodes",
                  column("id", integer()),
                  column("parent", integer()),
                  primaryKey("id"),
                  foreignKey("parent").references("nodes", "id"));
              op.createTable(
                  "leaves",
                  column("node", integer()),
                  foreignKey("node").references("nodes", "id"));
            });

    Schema after = after(before, op -> op.renameTable("nodes", "branches"));

    assertThat(table(after, "branches").constraints())
        .contains(foreignKey("parent").references("branches", "id"));
    assertThat(table(after, "leaves").constraints())
        .containsExactly(foreignKey("node").references("branches", "id"));
  }

  @Test
  void aRenamedColumnIsNamedSoByAllThatNamesIt() {
    Schema before =
        after(
            EMPTY,
            op -> {
              op.createTable(
                  "users",
                  column("id", integer()),
                  column("boss", integer()),
                  column("twice", integer()).storedAs(sql("id * 2")),
                  primaryKey("id"),
                  check("id > 0"),
                  foreignKey("boss").references("users", "id"),
                  index(key("id"), key(sql("abs(id)"))).where(sql("id > 1")).including("id"));
              op.createTable(
                  "clients", column("id", integer()), foreignKey("id").references("users", "id"));
            });

    Schema after = after(before, op -> op.renameColumn("users", "id", "number"));

    assertThat(table(after, "users"))
        .isEqualTo(
            table(
                "users",
                column("number", integer()),
                column("boss", integer()),
                column("twice", integer()).storedAs(sql("number * 2")),
                primaryKey("number"),
                check("number > 0"),
                foreignKey("boss").references("users", "number"),
                index(key("number"), key(sql("abs(number)")))
                    .where(sql("number > 1"))
                    .including("number")));
    assertThat(table(after, "clients"))
        .isEqualTo(
            table(
                "clients",
                column("id", integer()),
                foreignKey("id").references("users", "number")));
  }

  @Test
  void aDroppedColumnTakesItsOwnConstraintsAndIndexesWithItAndNoOthers() {
    Schema before =
        after(
            EMPTY,
            op ->
                op.createTable(
                    "t",
                    column("a", integer()),
                    column("b", integer()),
                    unique("a", "b").named("both"),
                    unique("b").named("one"),
                    index("a").named("i"),
                    index("b").including("a").named("j"),
                    index("b").named("k")));

    Operation drop = new DropColumn(QualifiedName.of("t"), "a", Optional.empty()).completed(before);

    assertThat(drop.apply(before).requireTable(QualifiedName.of("t")))
        .isEqualTo(
            table("t", column("b", integer()), unique("b").named("one"), index("b").named("k")));
    assertThat(drop.inverse())
        .extracting(Operation::describe)
        .containsExactly(
            "add column t.a",
            "add constraint both to t",
            "create index i on t",
            "create index j on t");
  }

  @Test
  void aConstraintWithoutANameGoesByTheOneThatTheConventionGivesIt() {
    Schema before =
        after(
            EMPTY,
            op ->
                op.createTable(
                    "t", column("a", integer()), primaryKey("a"), check("a > 0"), check("a > 1")));

    Operation drop =
        new DropConstraint(QualifiedName.of("t"), "t_a_check1", Optional.empty()).completed(before);

    assertThat(table(drop.apply(before), "t"))
        .isEqualTo(table("t", column("a", integer()), primaryKey("a"), check("a > 0")));
    assertThat(drop.inverse())
        .containsExactly(
            new AddConstraint(QualifiedName.of("t"), check("a > 1").named("t_a_check1")));
    assertThat(
            table(after(before, op -> op.renameConstraint("t", "t_pkey", "t_key")), "t")
                .primaryKey())
        .contains(primaryKey("a").named("t_key"));
    assertThat(
            new DropColumn(QualifiedName.of("t"), "a", Optional.empty())
                .completed(before)
                .inverse())
        .contains(new AddConstraint(QualifiedName.of("t"), primaryKey("a").named("t_pkey")));
  }

  @Test
  void columnsFollowTheirEnumAlsoInArrays() {
    Schema before =
        after(
            EMPTY,
            op -> {
              op.createEnum("status", "a", "b");
              op.createTable(
                  "t",
                  column("one", enumeration("status", "a", "b")).defaultsTo("a"),
                  column("many", array(enumeration("status", "a", "b"))));
            });

    assertThat(columns(after(before, op -> op.alterEnum("status", "a", "b", "c"))))
        .containsExactly(
            column("one", enumeration("status", "a", "b", "c")).defaultsTo("a"),
            column("many", array(enumeration("status", "a", "b", "c"))));
    assertThat(columns(after(before, op -> op.renameEnum("status", "state"))))
        .containsExactly(
            column("one", enumeration("state", "a", "b")).defaultsTo("a"),
            column("many", array(enumeration("state", "a", "b"))));
    assertThat(columns(after(before, op -> op.renameEnumValue("status", "a", "z"))))
        .containsExactly(
            column("one", enumeration("status", "z", "b")).defaultsTo("z"),
            column("many", array(enumeration("status", "z", "b"))));
  }

  @Test
  void aSequenceThatCountsOtherwiseKeepsItsComment() {
    Schema before =
        after(
            EMPTY,
            op -> {
              op.createSequence("numbers", counting());
              op.setSequenceComment("numbers", "of invoices");
            });

    assertThat(after(before, op -> op.alterSequence("numbers", counting().by(2))).sequences())
        .extracting(Sequence::comment)
        .containsExactly(Optional.of("of invoices"));
  }

  @Test
  void aColumnIsChangedStepByStep() {
    Schema before = after(EMPTY, op -> op.createTable("t", column("a", integer()).defaultsTo(1)));

    Schema after =
        after(
            before,
            op ->
                op.alterColumn(
                    "t",
                    "a",
                    ColumnChanges.dropDefault(),
                    toType(bigInteger()),
                    ColumnChanges.setNotNull(),
                    ColumnChanges.setIdentity(always()),
                    ColumnChanges.setComment("number")));

    assertThat(columns(after))
        .containsExactly(column("a", bigInteger()).identity(always()).comment("number"));
  }

  @Test
  void anOperationThatTheSchemaDoesNotAllowIsRefusedByName() {
    Schema schema =
        after(
            EMPTY,
            op -> {
              op.createEnum("status", "a");
              op.createSequence("numbers", counting());
              op.createTable(
                  "t",
                  column("a", text()),
                  column("b", text()),
                  unique("a").named("k"),
                  index("a").named("i"));
            });

    refused(schema, op -> op.createTable("t"), "There is already the table t.");
    refused(schema, op -> op.dropTable("x"), "There is no table x.");
    refused(schema, op -> op.renameTable("x", "y"), "There is no table x.");
    refused(schema, op -> op.addColumn("x", column("a", text())), "There is no table x.");
    refused(schema, op -> op.addColumn("t", column("a", text())), "Table t has column a twice.");
    refused(schema, op -> op.dropColumn("t", "x"), "Table t has no column x.");
    refused(schema, op -> op.alterColumn("t", "x"), "Table t has no column x.");
    refused(schema, op -> op.renameColumn("t", "x", "y"), "Table t has no column x.");
    refused(schema, op -> op.renameColumn("t", "a", "b"), "Table t has a column b already.");
    refused(
        schema,
        op -> op.addConstraint("t", unique("b").named("k")),
        "Table t has constraint k twice.");
    refused(schema, op -> op.dropConstraint("t", "x"), "Table t has no constraint x.");
    refused(schema, op -> op.renameConstraint("t", "x", "y"), "Table t has no constraint x.");
    refused(schema, op -> op.createIndex("t", index("b").named("i")), "Table t has index i twice.");
    refused(schema, op -> op.dropIndex("t", "x"), "Table t has no index x.");
    refused(schema, op -> op.renameIndex("t", "x", "y"), "Table t has no index x.");
    refused(schema, op -> op.createEnum("status"), "There is already the enum status.");
    refused(schema, op -> op.dropEnum("x"), "There is no enum x.");
    refused(schema, op -> op.alterEnum("x", "a"), "There is no enum x.");
    refused(schema, op -> op.renameEnumValue("status", "x", "y"), "Enum status has no value x.");
    refused(schema, op -> op.dropSequence("x"), "There is no sequence x.");
    refused(schema, op -> op.alterSequence("x", counting()), "There is no sequence x.");
    refused(schema, op -> op.setTableComment("x", "c"), "There is no table x.");
  }

  @Test
  void whatIsToBeDroppedAgainNeedsAName() {
    assertThatThrownBy(() -> new AddConstraint(QualifiedName.of("t"), unique("a")))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("needs a name");
    assertThatThrownBy(() -> new CreateIndex(QualifiedName.of("t"), index("a")))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("needs a name");
  }

  @Test
  void aRowHasAValueForEachColumn() {
    assertThatThrownBy(
            () -> new BulkInsert(QualifiedName.of("t"), List.of("a", "b"), List.of(List.of(1))))
        .hasMessage("A row for t has 1 values for 2 columns: [1].");
  }

  @Test
  void anEnumValueIsRenamedOnlyToANewOne() {
    Schema schema = after(EMPTY, op -> op.createEnum("status", "a", "b"));

    refused(
        schema, op -> op.renameEnumValue("status", "a", "b"), "Enum status has a value b already.");
  }

  private static void refused(Schema schema, Consumer<Operations> script, String message) {
    assertThatThrownBy(() -> after(schema, script))
        .isInstanceOf(SchemaException.class)
        .hasMessage(message);
  }

  private static Schema after(Schema before, Consumer<Operations> script) {
    Operations operations = new Operations("sqlite", "none");
    script.accept(operations);
    List<Operation> all = new ArrayList<>();
    operations.collected().forEach(located -> all.add(located.operation()));
    return Operation.applyAll(before, all);
  }

  private static List<Column> columns(Schema schema) {
    return table(schema, "t").columns();
  }

  private static Table table(Schema schema, String name) {
    return schema.requireTable(QualifiedName.of(name));
  }

  private static Table table(String name, TableElement... elements) {
    return TableElement.table(QualifiedName.parse(name), List.of(elements));
  }
}
