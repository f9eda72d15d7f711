package dev.aludel.diff;

import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.schema.DefinedObjects;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names: found by structure, chosen by convention, confirmed by a person or only suspected. */
class RenamesTest {

  @Test
  void aNameLeftOpenIsTheOneThatIsThere() {
    Schema from =
        schema(
            table(
                "t",
                column("a", integer()),
                primaryKey("a").named("pk_from_another_tool"),
                unique("a").named("uq"),
                check("a > 0").named("ck"),
                index("a").named("ix")));
    Schema to =
        schema(
            table(
                "t",
                column("a", integer()),
                primaryKey("a"),
                unique("a"),
                check("a > 0"),
                index("a")));

    assertThat(SchemaDiff.between(from, to).isEmpty()).isTrue();
  }

  @Test
  void aNameGivenIsARenameOfTheSameDefinition() {
    Schema from =
        schema(table("t", column("a", integer()), unique("a").named("u"), index("a").named("i")));
    Schema to =
        schema(table("t", column("a", integer()), unique("a").named("v"), index("a").named("j")));

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly("~ constraint u on t → v", "~ index i on t → j");
  }

  @Test
  void aNameThatMovesToAnotherDefinitionIsFreeFirst() {
    Schema from =
        schema(
            table(
                "t",
                column("a", integer()),
                column("b", integer()),
                unique("a").named("one"),
                unique("b").named("two")));
    Schema to =
        schema(
            table(
                "t",
                column("a", integer()),
                column("b", integer()),
                unique("a").named("two"),
                unique("a", "b").named("one")));

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly(
            "- unique constraint two on t (b)",
            "~ constraint one on t → two",
            "+ unique constraint one on t (a, b)");
  }

  @Test
  void aNameIsChosenThatNothingInTheDatabaseHas() {
    Schema from = schema(table("a", column("b_c", text()), index("b_c").named("a_b_c_idx")));
    Schema to =
        schema(
            table("a", column("b_c", text()), index("b_c")),
            table("a_b", column("c", text()), index("c")));

    SchemaDiff diff = SchemaDiff.between(from, to);

    assertThat(diff.operations().toString()).contains("name=Optional[a_b_c_idx1]");
  }

  @Test
  void aUniqueIndexServesAUniqueConstraintOfOpenNameAndTheOtherWayRound() {
    Schema constraint = schema(table("t", column("a", text()), unique("a").named("u")));
    Schema indexed = schema(table("t", column("a", text()), index("a").uniquely().named("u")));

    assertThat(SchemaDiff.between(indexed, unnamed(constraint)).isEmpty()).isTrue();
    assertThat(SchemaDiff.between(constraint, unnamed(indexed)).isEmpty()).isTrue();
  }

  @Test
  void aNamedOneIsMeantAsWhatItIs() {
    Schema constraint = schema(table("t", column("a", text()), unique("a").named("u")));
    Schema indexed = schema(table("t", column("a", text()), index("a").uniquely().named("u")));

    assertThat(SchemaDiff.between(indexed, constraint).describe())
        .containsExactly("- unique index u on t (a)", "+ unique constraint u on t (a)");
  }

  private static Schema unnamed(Schema schema) {
    return schema.withEachTable(
        t ->
            t.withConstraints(t.constraints().stream().map(c -> c.unnamed()).toList())
                .withIndexes(t.indexes().stream().map(i -> i.unnamed()).toList()));
  }

  @Test
  void aConfirmedRenameKeepsTheRows() {
    Schema from =
        schema(
            table(
                "clients",
                column("id", bigInteger()),
                column("phone", text()),
                primaryKey("id"),
                check("phone <> ''")),
            table("bills", column("c", bigInteger()), foreignKey("c").references("clients", "id")));
    Schema to =
        schema(
            table(
                "customers",
                column("id", bigInteger()),
                column("mobile", text()),
                primaryKey("id"),
                check("mobile <> ''")),
            table(
                "bills", column("c", bigInteger()), foreignKey("c").references("customers", "id")));

    assertThat(
            between(
                    from,
                    to,
                    Rename.column("customers", "phone", "mobile"),
                    Rename.table("clients", "customers"))
                .describe())
        .containsExactly("~ table clients → customers", "~ column customers.phone → mobile");
  }

  @Test
  void aConfirmedRenameOfAnEnumValueTakesItsDefaultsAlong() {
    assertThat(
            between(
                    mood("good", "bad"),
                    mood("fine", "bad"),
                    Rename.enumValue("mood", "good", "fine"))
                .describe())
        .containsExactly("~ enum mood: value good → fine");
  }

  private static Schema mood(String... values) {
    return schema(
        EnumType.of(QualifiedName.of("mood"), List.of(values)),
        table("t", column("m", enumeration("mood", values)).defaultsTo(values[0])));
  }

  @Test
  void aRenameThatCannotBeIsRefusedWithTheReason() {
    Schema from = schema(table("a", column("x", text())), table("b", column("x", text())));
    Schema to = schema(table("a", column("y", text())), table("c", column("x", text())));

    refused(from, to, Rename.table("z", "c"), "the database has no table z");
    refused(
        schema(table("a", column("x", text())), table("b", column("z", text()))),
        schema(table("a", column("x", text()))),
        Rename.table("b", "a"),
        "the database already has table a, as the model wants it");
    refused(from, to, Rename.table("b", "d"), "the model has no table d");
    refused(from, to, Rename.column("z", "x", "y"), "the database has no table z");
    refused(from, to, Rename.column("a", "z", "y"), "the database has no column a.z");
    refused(from, to, Rename.column("a", "x", "z"), "the model has no column a.z");
    refused(from, to, Rename.enumValue("e", "x", "z"), "the database has no enum e");
  }

  @Test
  void aNameMayBeTakenThatADropFrees() {
    Schema from = schema(table("t", column("a", text()), column("b", integer())));
    Schema to = schema(table("t", column("b", text())));

    assertThat(between(from, to, Rename.column("t", "a", "b")).describe())
        .containsExactly("- column t.b integer", "~ column t.a → b");

    Schema tables = schema(table("a", column("x", text())), table("b", column("y", integer())));

    assertThat(
            between(tables, schema(table("b", column("x", text()))), Rename.table("a", "b"))
                .describe())
        .containsExactly("- table b", "~ table a → b");
  }

  @Test
  void whatFreesANameStepsAsideWhileSomethingStandsOnIt() {
    Schema from =
        schema(table("t", column("a", text()), column("b", integer()), index("b").named("i")));

    assertThat(
            between(from, schema(table("t", column("b", text()))), Rename.column("t", "a", "b"))
                .describe())
        .containsExactly(
            "~ column t.b → _aludel_b",
            "~ column t.a → b",
            "- index i on t (_aludel_b)",
            "- column t._aludel_b integer");
  }

  @Test
  void aNameMayBeTakenThatAnotherRenameGivesUp() {
    Schema from = schema(table("t", column("a", text()), column("b", integer())));
    Schema swapped = schema(table("t", column("b", text()), column("a", integer())));
    Schema moved = schema(table("t", column("b", text()), column("c", integer())));

    assertThat(
            between(from, swapped, Rename.column("t", "a", "b"), Rename.column("t", "b", "a"))
                .describe())
        .containsExactly(
            "~ column t.a → _aludel_a", "~ column t.b → a", "~ column t._aludel_a → b");
    assertThat(
            between(from, moved, Rename.column("t", "a", "b"), Rename.column("t", "b", "c"))
                .describe())
        .containsExactly("~ column t.b → c", "~ column t.a → b");
  }

  @Test
  void theNameSaysWhatIsRenamed() {
    Schema from = schema(table("a", column("x", text())), table("s.b", column("y", text())));
    Schema to = schema(table("c", column("z", text())), table("s.b", column("q", text())));

    assertThat(
            SchemaDiff.between(
                    from,
                    to,
                    to,
                    new Renames(
                        List.of(),
                        List.of(
                            new NamedRename(List.of("c", "x"), List.of("z")),
                            new NamedRename(List.of("s", "b", "y"), List.of("q")),
                            new NamedRename(List.of("a"), List.of("c")))))
                .describe())
        .containsExactly("~ table a → c", "~ column c.x → z", "~ column s.b.y → q");
    assertThatThrownBy(() -> new NamedRename(List.of("a", "z"), List.of("x")).in(from, List.of()))
        .hasMessageStartingWith("Cannot rename a.z to x: the database has no table, enum");
    Schema twice = schema(table("a", column("b", text())), table("a.b", column("c", text())));
    assertThatThrownBy(() -> new NamedRename(List.of("a", "b"), List.of("x")).in(twice, List.of()))
        .hasMessage(
            "It is not clear what a.b=x renames. Write one of: 'table a.b to a.x', 'column a.b to"
                + " x'.");
  }

  @Test
  void oneThingIsNotRenamedTwice() {
    Schema from = schema(table("t", column("a", text()), column("b", text())));
    Schema to = schema(table("t", column("c", text()), column("d", text())));

    assertThatThrownBy(
            () -> between(from, to, Rename.column("t", "a", "c"), Rename.column("t", "a", "d")))
        .hasMessageContaining("--rename says 'column t.a to d' too");
    assertThatThrownBy(
            () -> between(from, to, Rename.column("t", "a", "c"), Rename.column("t", "b", "c")))
        .hasMessageContaining("--rename says 'column t.b to c' too");
  }

  @Test
  void whereCaseDoesNotCountAnotherCaseIsAnotherNameOfTheSame() {
    Schema from = schema(table("Clients", column("Id", text()), column("b", text())));
    Schema to = schema(table("clients", column("id", text()), column("B", text())));

    assertThat(SchemaDiff.between(from, to, to, Renames.NONE.withThoseOfCase(from, to)).describe())
        .containsExactly(
            "~ table Clients → clients", "~ column clients.Id → id", "~ column clients.b → B");
  }

  @Test
  void whatStandsOnARenamedColumnIsThereAgainOnTheWayBackWhenTheColumnIs() {
    Schema from =
        schema(table("t", column("a", text())), DefinedObjects.view("v", "SELECT a AS x FROM t"));
    Schema to =
        schema(table("t", column("b", text())), DefinedObjects.view("v", "SELECT b AS x FROM t"));

    SchemaDiff diff = between(from, to, Rename.column("t", "a", "b"));

    assertThat(diff.describe()).containsExactly("- view v", "~ column t.a → b", "+ view v");
  }

  private static void refused(Schema from, Schema to, Rename rename, String why) {
    assertThatThrownBy(() -> between(from, to, rename))
        .isInstanceOf(SchemaException.class)
        .hasMessageStartingWith("Cannot rename " + rename.describe())
        .hasMessageContaining(why);
  }

  @Test
  void aLikelyRenameOfATableIsDroppedAndAddedAndSaid() {
    Table clients = table("clients", column("id", bigInteger()), column("name", text()));
    SchemaDiff diff =
        SchemaDiff.between(schema(clients), schema(clients.named(QualifiedName.of("customers"))));

    assertThat(diff.likelyRenames()).containsExactly(Rename.table("clients", "customers"));
    assertThat(diff.describe()).containsExactly("- table clients", "+ table customers (2 columns)");
    assertThat(diff.changes())
        .allSatisfy(
            change ->
                assertThat(change.notes())
                    .contains(
                        "This looks like the renaming of table clients to customers. If it is, use"
                            + " op.renameTable(\"clients\", \"customers\") in place of the drop and"
                            + " the addition, and nothing is lost."));
  }

  @Test
  void aColumnOfTheSameTypeAndASimilarNameOrTheSamePlaceIsALikelyRename() {
    assertThat(likely(column("email", text()), column("email_address", text())))
        .containsExactly(Rename.column("t", "email", "email_address"));
    assertThat(likely(column("phone", text()), column("mobile", text())))
        .containsExactly(Rename.column("t", "phone", "mobile"));
    assertThat(likely(column("email", text()), column("email_address", integer()))).isEmpty();
  }

  @Test
  void columnsOfTheSameTypesInTheSamePlacesAreLikelyRenames() {
    Schema from =
        schema(
            table(
                "t",
                column("id", integer()),
                column("city", text()),
                column("x", integer()),
                column("note", text())));
    Schema to =
        schema(
            table(
                "t",
                column("first", text()),
                column("nr", integer()),
                column("town", text()),
                column("x", integer()),
                column("amount", integer())));

    assertThat(SchemaDiff.between(from, to).likelyRenames())
        .containsExactlyInAnyOrder(
            Rename.column("t", "id", "nr"), Rename.column("t", "city", "town"));
  }

  private static List<Rename> likely(TableElement from, TableElement to) {
    return SchemaDiff.between(
            schema(table("t", column("id", integer()), from)),
            schema(table("t", column("id", integer()), to)))
        .likelyRenames();
  }

  @Test
  void anEnumValueThatGivesWayToAnotherInItsPlaceIsALikelyRename() {
    assertThat(SchemaDiff.between(mood("good", "bad"), mood("fine", "bad")).likelyRenames())
        .containsExactly(Rename.enumValue("mood", "good", "fine"));
    assertThat(
            SchemaDiff.between(mood("ok", "bad", "sad"), mood("well", "ill", "sad", "new"))
                .likelyRenames())
        .containsExactly(
            Rename.enumValue("mood", "ok", "well"), Rename.enumValue("mood", "bad", "ill"));
  }

  @Test
  void aConfirmedLikelyRenameLeavesNothingElseToDo() {
    Schema from = schema(table("t", column("id", integer()), column("email", text())));
    Schema to = schema(table("t", column("id", integer()), column("email_address", text())));
    List<Rename> likely = SchemaDiff.between(from, to).likelyRenames();

    assertThat(SchemaDiff.between(from, to, to, new Renames(likely)).describe())
        .containsExactly("~ column t.email → email_address");
  }

  private static SchemaDiff between(Schema from, Schema to, Rename... renames) {
    return SchemaDiff.between(from, to, to, Renames.of(renames));
  }

  private static Schema schema(SchemaObject... objects) {
    return Schema.of(List.of(objects));
  }

  private static Table table(String name, TableElement... elements) {
    return TableElement.table(QualifiedName.parse(name), List.of(elements));
  }
}
