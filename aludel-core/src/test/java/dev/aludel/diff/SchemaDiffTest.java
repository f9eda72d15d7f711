package dev.aludel.diff;

import static dev.aludel.schema.Definitions.CASCADE;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.comment;
import static dev.aludel.schema.Definitions.counting;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.option;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes out for two schemas, in the lines that {@code diff} prints. */
class SchemaDiffTest {

  @Test
  void thereIsNothingToDoBetweenASchemaAndItself() {
    Schema schema = schema(users(), EnumType.of(name("mood"), List.of("good", "bad")));

    assertThat(SchemaDiff.between(schema, schema).isEmpty()).isTrue();
  }

  @Test
  void aNewTableComesWithAllThatBelongsToIt() {
    SchemaDiff diff = SchemaDiff.between(Schema.EMPTY, schema(users()));

    assertThat(diff.describe()).containsExactly("+ table users (2 columns, 2 constraints)");
    assertThat(created(diff, 0))
        .isEqualTo(
            table(
                "users",
                column("id", bigInteger()).notNull(),
                column("email", text()),
                primaryKey("id").named("users_pkey"),
                unique("email").named("users_email_key")));
  }

  @Test
  void everythingIsCreatedBeforeWhatNeedsIt() {
    Schema to =
        schema(
            EnumType.of(name("mood"), List.of("good", "bad")),
            Sequence.of(name("numbers"), counting()),
            table("a", column("b", integer()), foreignKey("b").references("b", "id")),
            table(
                "b",
                column("id", integer()),
                column("c", integer()),
                column("mood", enumeration("mood", "good", "bad")),
                primaryKey("id"),
                foreignKey("c").references("c", "id")),
            table("c", column("id", integer()), primaryKey("id")));

    assertThat(SchemaDiff.between(Schema.EMPTY, to).describe())
        .containsExactly(
            "+ enum mood (good, bad)",
            "+ sequence numbers (bigint)",
            "+ table c (1 column, 1 constraint)",
            "+ table b (3 columns, 2 constraints)",
            "+ table a (1 column, 1 constraint)");
    assertThat(SchemaDiff.between(to, Schema.EMPTY).describe())
        .containsExactly(
            "- table a",
            "- table b",
            "- table c",
            "- sequence numbers (bigint)",
            "- enum mood (good, bad)");
  }

  @Test
  void aCircleOfForeignKeysIsClosedWhenItsTablesAreThere() {
    Schema circle =
        schema(
            table(
                "hens",
                column("id", integer()),
                column("egg", integer()),
                primaryKey("id"),
                foreignKey("egg").references("eggs", "id")),
            table(
                "eggs",
                column("id", integer()),
                column("hen", integer()),
                primaryKey("id"),
                foreignKey("hen").references("hens", "id")));

    assertThat(SchemaDiff.between(Schema.EMPTY, circle).describe())
        .containsExactly(
            "+ table hens (2 columns, 1 constraint)",
            "+ table eggs (2 columns, 2 constraints)",
            "+ foreign key hens_egg_fkey on hens (egg) → eggs (id)");
    assertThat(SchemaDiff.between(circle, Schema.EMPTY).describe())
        .containsExactly(
            "- foreign key hens_egg_fkey on hens (egg) → eggs (id)",
            "- table eggs",
            "- table hens");
  }

  @Test
  void aTableThatReferencesItselfIsCreatedWhole() {
    Schema tree =
        schema(
            table(
                "nodes",
                column("id", integer()),
                column("parent", integer()),
                primaryKey("id"),
                foreignKey("parent").references("nodes", "id")));

    assertThat(SchemaDiff.between(Schema.EMPTY, tree).describe())
        .containsExactly("+ table nodes (2 columns, 2 constraints)");
  }

  @Test
  void aChainOfReferencesMayBeAsLongAsThereAreTables() {
    List<SchemaObject> tables = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      tables.add(
          table(
              "t" + i,
              column("id", integer()),
              primaryKey("id"),
              foreignKey("id").references("t" + Math.min(i + 1, 9_999), "id")));
    }
    Schema chain = Schema.of(tables);

    SchemaDiff diff = SchemaDiff.between(Schema.EMPTY, chain);

    assertThat(diff.changes()).hasSize(10_000);
    assertThat(created(diff, 0).name()).isEqualTo(name("t9999"));
    assertThat(SchemaDiff.between(Operation.applyAll(Schema.EMPTY, diff.operations()), chain))
        .isEqualTo(new SchemaDiff(List.of(), List.of()));
  }

  @Test
  void changesOfOneColumnAreOneAlter() {
    assertThat(
            columns(
                column("name", string(50)).defaultsTo("a"),
                column("name", string(100)).notNull().defaultsTo("b").comment("full")))
        .containsExactly(
            "~ column t.name: varchar(50) → varchar(100), null → not null, default 'a' → 'b', comment 'full'");
  }

  @Test
  void theOrderOfColumnsIsNoDifference() {
    Schema from = schema(table("t", column("a", text()), column("b", text())));
    Schema to = schema(table("t", column("b", text()), column("a", text())));

    assertThat(SchemaDiff.between(from, to).isEmpty()).isTrue();
  }

  @Test
  void columnsComeBeforeOthersGoSoThatValuesCanBeMoved() {
    Schema from = schema(table("t", column("id", integer()), column("first", text())));
    Schema to = schema(table("t", column("id", integer()), column("birth", integer())));

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly("+ column t.birth integer", "- column t.first text");
  }

  @Test
  void whatUsesADroppedColumnIsDroppedBeforeIt() {
    Schema from =
        schema(
            table(
                "t",
                column("id", integer()),
                column("a", text()),
                unique("a").named("u"),
                check("a <> ''").named("c"),
                index("a").named("i")));
    Schema to = schema(table("t", column("id", integer())));

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly(
            "- index i on t (a)",
            "- check c on t (a <> '')",
            "- unique constraint u on t (a)",
            "- column t.a text");
  }

  @Test
  void aConstraintReplacedUnderItsNameIsDroppedAndAdded() {
    Schema from = schema(table("t", column("a", integer()), check("a > 0").named("c")));
    Schema to = schema(table("t", column("a", integer()), check("a > 1").named("c")));

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly("- check c on t (a > 0)", "+ check c on t (a > 1)");
  }

  @Test
  void aForeignKeyIsDroppedAndAddedAroundTheKeyThatItNeeds() {
    TableElement reference = foreignKey("user_id").references("users", "id").named("fk");
    Table clients = table("clients", column("user_id", bigInteger()), reference);
    Schema from =
        schema(
            clients,
            table("users", column("id", bigInteger()), column("x", text()), primaryKey("id")));
    Schema to =
        schema(
            clients,
            table(
                "users",
                column("id", bigInteger()),
                column("x", text()),
                primaryKey("x").named("users_pkey"),
                unique("id").named("users_id_key")));

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly(
            "- foreign key fk on clients (user_id) → users (id)",
            "- primary key users_pkey on users (id)",
            "+ primary key users_pkey on users (x)",
            "+ unique constraint users_id_key on users (id)",
            "+ foreign key fk on clients (user_id) → users (id)");
  }

  @Test
  void aForeignKeyWhoseTwoSidesChangeTheirTypeIsOutOfTheWay() {
    assertThat(SchemaDiff.between(referenced(integer()), referenced(text())).describe())
        .containsExactly(
            "- foreign key clients_user_id_fkey on clients (user_id) → users (id)",
            "~ column clients.user_id: integer → text",
            "~ column users.id: integer → text",
            "+ foreign key clients_user_id_fkey on clients (user_id) → users (id)");
  }

  private static Schema referenced(Type type) {
    return schema(
        table("users", column("id", type), primaryKey("id")),
        table("clients", column("user_id", type), foreignKey("user_id").references("users", "id")));
  }

  @Test
  void aChangedActionReplacesTheForeignKey() {
    Schema from = referenced(integer());
    Schema to =
        from.withTable(
            name("clients"),
            t ->
                t.withConstraints(
                    List.of(foreignKey("user_id").references("users", "id").onDelete(CASCADE))));

    SchemaDiff diff = SchemaDiff.between(from, to);

    assertThat(diff.describe())
        .containsExactly(
            "- foreign key clients_user_id_fkey on clients (user_id) → users (id)",
            "+ foreign key clients_user_id_fkey on clients (user_id) → users (id) on delete cascade");
    assertThat(diff.changes()).allSatisfy(change -> assertThat(change.notes()).isEmpty());
  }

  @Test
  void aPlainColumnThatBecomesGeneratedIsDroppedAndAddedWithItsIndex() {
    Schema from =
        schema(
            table(
                "t",
                column("a", integer()),
                column("b", integer()),
                index("b").named("i"),
                check("b > 0").named("c")));
    Schema to =
        schema(
            table(
                "t",
                column("a", integer()),
                column("b", integer()).storedAs(sql("a + 1")),
                index("b").named("i"),
                check("b > 0").named("c")));

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly(
            "- index i on t (b)",
            "- check c on t (b > 0)",
            "- column t.b integer",
            "+ column t.b integer generated as (a + 1) stored",
            "+ check c on t (b > 0)",
            "+ index i on t (b)");
  }

  @Test
  void aGeneratedColumnStandsInTheWayOfTheTypeOfWhatItNames() {
    Schema from =
        schema(table("t", column("a", integer()), column("b", integer()).storedAs(sql("a + 1"))));
    Schema to =
        schema(
            table("t", column("a", bigInteger()), column("b", integer()).storedAs(sql("a + 1"))));

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly(
            "- column t.b integer generated as (a + 1) stored",
            "~ column t.a: integer → bigint",
            "+ column t.b integer generated as (a + 1) stored");
  }

  @Test
  void aGeneratedColumnBecomesAPlainOneWithItsValues() {
    assertThat(columns(column("name", text()).storedAs(sql("'x'")), column("name", text())))
        .containsExactly("~ column t.name: generated as 'x' → nothing");
  }

  @Test
  void identityComesAfterNotNullAndGoesBeforeTheType() {
    assertThat(
            changesOf(
                column("n", integer()).defaultsTo(1),
                column("n", bigInteger()).identity(byDefault())))
        .containsExactly("drop default", "set type", "set not null", "set identity");
    assertThat(changesOf(column("n", bigInteger()).identity(byDefault()), column("n", text())))
        .containsExactly("drop identity", "set type", "drop not null");
  }

  @Test
  void aColumnThatBecomesThePrimaryKeyIsNumberedAfterwardsSinceSqliteNumbersNothingElse() {
    Schema plain = schema(table("t", column("n", bigInteger())));
    Schema key =
        schema(table("t", column("n", bigInteger()).identity(byDefault()), primaryKey("n")));

    assertThat(SchemaDiff.between(plain, key).describe())
        .containsExactly(
            "~ column t.n: null → not null",
            "+ primary key t_pkey on t (n)",
            "~ column t.n: no identity → identity by default");
    assertThat(SchemaDiff.between(key, plain).describe())
        .containsExactly(
            "~ column t.n: identity by default → no identity",
            "- primary key t_pkey on t (n)",
            "~ column t.n: not null → null");
  }

  @Test
  void aDefaultThatCannotBeCastIsPutAsideForTheNewType() {
    assertThat(changesOf(column("n", text()).defaultsTo("1"), column("n", integer()).defaultsTo(1)))
        .containsExactly("drop default", "set type", "set default");
    assertThat(
            changesOf(
                column("n", integer()).defaultsTo(1), column("n", bigInteger()).defaultsTo(1)))
        .containsExactly("set type");
  }

  private static List<String> changesOf(Column from, Column to) {
    Operation operation =
        SchemaDiff.between(schema(table("t", from)), schema(table("t", to))).operations().get(0);
    return ((AlterColumn) operation).changes().stream().map(ColumnChange::describe).toList();
  }

  @Test
  void enumValuesComeBeforeTheyAreUsedAndGoWhenNothingUsesThem() {
    Schema from =
        schema(
            EnumType.of(name("mood"), List.of("good", "bad")),
            table("t", column("m", enumeration("mood", "good", "bad")).defaultsTo("bad")));
    Schema to =
        schema(
            EnumType.of(name("mood"), List.of("great", "good")),
            table("t", column("m", enumeration("mood", "great", "good")).defaultsTo("great")));

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly(
            "~ enum mood: (good, bad) → (good, bad, great)",
            "~ column t.m: default 'bad' → 'great'",
            "~ enum mood: (good, bad, great) → (great, good)");
  }

  @Test
  void anAddedEnumValueIsOneChangeAndNoneOfItsColumns() {
    Schema from = mood("good", "bad");
    Schema to = mood("good", "fair", "bad");

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly("~ enum mood: (good, bad) → (good, fair, bad)");
  }

  private static Schema mood(String... values) {
    return schema(
        EnumType.of(name("mood"), List.of(values)),
        table("t", column("m", enumeration("mood", values))));
  }

  @Test
  void anEnumThatOnlyItsColumnsNameIsCreatedTooSinceDatabasesNeedIt() {
    Schema to = schema(table("t", column("m", enumeration("mood", "good"))));

    assertThat(SchemaDiff.between(Schema.EMPTY, to).describe())
        .containsExactly("+ enum mood (good)", "+ table t (1 column)");
  }

  @Test
  void sequencesCommentsAndOptionsAreCompared() {
    Schema from =
        schema(
            Sequence.of(name("s"), counting()),
            table(
                "t",
                column("a", text()),
                comment("old"),
                option("sqlite.strict", "true"),
                option("postgresql.with", "fillfactor=70")));
    Schema to =
        schema(
            Sequence.of(name("s"), counting().by(2).startingAt(10)),
            table(
                "t",
                column("a", text()),
                comment("new"),
                option("postgresql.with", "fillfactor=70")));

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly(
            "~ sequence s: bigint → bigint from 10 by 2",
            "~ table t: options {sqlite.strict=true} → {}",
            "~ table t: comment 'new'");
  }

  @Test
  void aSequenceGivesItsNameToATable() {
    Schema from = schema(Sequence.of(name("x"), counting()));
    Schema to = schema(table("x", column("a", text())));

    assertThat(SchemaDiff.between(from, to).describe())
        .containsExactly("- sequence x (bigint)", "+ table x (1 column)");
  }

  @Test
  void whatTheDatabaseCannotHoldIsNoDifferenceAndIsCarriedAllTheSame() {
    Schema from = schema(table("t", column("id", integer())));
    Schema to =
        schema(
            Sequence.of(name("s"), counting()),
            table(
                "t",
                column("id", bigInteger()).comment("key"),
                column("name", string(20)).comment("full"),
                comment("all of them")));
    Schema held = schema(table("t", column("id", integer()), column("name", text())));

    SchemaDiff diff = SchemaDiff.between(from, to, held, Renames.NONE);

    assertThat(diff.operations())
        .containsExactly(new AddColumn(name("t"), column("name", string(20)).comment("full")));
  }

  @Test
  void checksWithoutNamesAreToldApartByWhatTheySayHoweverItIsSpelled() {
    Schema from = schema(table("t", column("a", integer()), check("a > 0").named("positive")));
    Schema to =
        schema(
            table("t", column("a", integer()), check("(\"a\" > 0)"), check("\"A\" < 9 AND 1 > 0")));
    Schema held = schema(table("t", column("a", integer()), check("1 < 2"), check("a > 0")));

    SchemaDiff diff = SchemaDiff.between(from, to, held, Renames.NONE);

    assertThat(diff.describe()).containsExactly("+ check t_check on t (\"A\" < 9 AND 1 > 0)");
  }

  private static List<String> columns(Column from, Column to) {
    return SchemaDiff.between(schema(table("t", from)), schema(table("t", to))).describe();
  }

  private static Table users() {
    return table(
        "users",
        column("id", bigInteger()).notNull(),
        column("email", text()),
        primaryKey("id"),
        unique("email"));
  }

  private static Table created(SchemaDiff diff, int at) {
    return ((CreateTable) diff.operations().get(at)).table();
  }

  private static QualifiedName name(String name) {
    return QualifiedName.parse(name);
  }

  private static Schema schema(SchemaObject... objects) {
    return Schema.of(List.of(objects));
  }

  private static Table table(String name, TableElement... elements) {
    return TableElement.table(QualifiedName.parse(name), List.of(elements));
  }
}
