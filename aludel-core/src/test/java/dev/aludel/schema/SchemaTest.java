package dev.aludel.schema;

import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.counting;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.testing.Seeds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemaTest {

  private static final QualifiedName USERS = QualifiedName.of("users");

  private static final Table TABLE = Table.of(USERS, List.of(column("id", integer())));

  @Test
  void objectsComeInOneOrderWhateverTheOrderOfTheirAddition() {
    EnumType type = EnumType.of(QualifiedName.of("z"), List.of("a"));
    Sequence sequence = Sequence.of(QualifiedName.of("y"), counting());
    Table other = TABLE.named(QualifiedName.of("a"));

    Schema one = Schema.of(List.of(TABLE, sequence, other, type));
    Schema two = Schema.EMPTY.with(other).with(type).with(TABLE).with(sequence);

    assertThat(one.objects()).containsExactly(type, sequence, other, TABLE);
    assertThat(two).isEqualTo(one).hasSameHashCodeAs(one);
  }

  @Test
  void anObjectIsFoundByKindAndName() {
    Schema schema = Schema.of(List.of(TABLE));

    assertThat(schema.table(USERS)).contains(TABLE);
    assertThat(schema.find(ObjectKind.ENUM, USERS)).isEmpty();
    assertThatThrownBy(() -> schema.requireTable(QualifiedName.of("clients")))
        .hasMessage("There is no table clients.");
    QualifiedName elsewhere = QualifiedName.of("public", USERS.name());
    assertThatThrownBy(() -> schema.requireTable(elsewhere))
        .hasMessage("There is no table public.users, but there is users: name it so each time.");
  }

  @Test
  void whatEntitiesCannotSayStaysAsItIs() {
    QualifiedName numbers = QualifiedName.of("numbers");
    Schema live =
        Schema.of(
            List.of(
                TABLE.withOptions(new TreeMap<>(Map.of("postgresql.unlogged", "true"))),
                Sequence.of(numbers, counting().unlogged()),
                DefinedObjects.view("all_users", "SELECT 1")));
    Schema entities = Schema.of(List.of(TABLE, Sequence.of(numbers, counting().by(50))));

    Schema whole = entities.withWhatEntitiesCannotSay(live);

    assertThat(whole.objects())
        .containsExactlyInAnyOrder(
            live.requireTable(USERS),
            Sequence.of(numbers, counting().by(50).unlogged()),
            DefinedObjects.view("all_users", "SELECT 1"));
  }

  @Test
  void aNameIsTakenOncePerKind() {
    Schema schema = Schema.of(List.of(TABLE));

    assertThatThrownBy(() -> schema.with(TABLE)).hasMessage("There is already the table users.");
    assertThatThrownBy(() -> Schema.of(List.of(TABLE, TABLE)))
        .hasMessage("The schema has table users twice.");
    assertThat(schema.with(EnumType.of(USERS, List.of())).objects()).hasSize(2);
  }

  @Test
  void anotherSchemaLeavesTheFirstAsItWas() {
    Schema schema = Schema.of(List.of(TABLE));

    Schema without = schema.without(ObjectKind.TABLE, USERS);

    assertThat(without.isEmpty()).isTrue();
    assertThat(schema.tables()).containsExactly(TABLE);
  }

  @Test
  void aTableCanBeRenamedOnlyToAFreeName() {
    QualifiedName free = QualifiedName.of("people");
    Schema schema = Schema.of(List.of(TABLE, TABLE.named(QualifiedName.of("clients"))));

    assertThat(schema.withTable(USERS, table -> table.named(free)).tables())
        .extracting(Table::name)
        .containsExactly(QualifiedName.of("clients"), free);
    assertThatThrownBy(
            () -> schema.withTable(USERS, table -> table.named(QualifiedName.of("clients"))))
        .hasMessage("There is already the table clients.");
  }

  /** The tree beneath a schema against the JDK's, through many changes. */
  @Test
  void manyChangesGiveWhatASortedMapWouldGive() {
    Seeds.tryEach(
        50,
        random -> {
          TreeMap<QualifiedName, Table> expected = new TreeMap<>();
          Schema schema = Schema.EMPTY;
          for (int i = 0; i < 500; i++) {
            QualifiedName name = QualifiedName.of("t" + random.nextInt(100));
            Table table = TABLE.named(name).withComment(Optional.of("step " + i));
            if (!expected.containsKey(name)) {
              schema = schema.with(table);
              expected.put(name, table);
            } else if (random.nextBoolean()) {
              schema = schema.without(ObjectKind.TABLE, name);
              expected.remove(name);
            } else {
              schema = schema.withTable(name, was -> table);
              expected.put(name, table);
            }
            assertThat(schema.table(name)).isEqualTo(Optional.ofNullable(expected.get(name)));
          }
          assertThat(schema.tables()).containsExactlyElementsOf(expected.values());
          assertThat(schema).isEqualTo(Schema.of(expected.values()));
        });
  }

  @Test
  void sortedAndShuffledInsertionsBothKeepTheTreeLow() {
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      tables.add(TABLE.named(QualifiedName.of("t" + i)));
    }
    Schema inOrder = tables.stream().reduce(Schema.EMPTY, Schema::with, (a, b) -> b);
    Collections.shuffle(tables, new Random(1));
    Schema shuffled = tables.stream().reduce(Schema.EMPTY, Schema::with, (a, b) -> b);

    // AVL trees of 10,000 nodes are at most 1.44 log2(10,002) = 19.1 high.
    assertThat(inOrder.depth()).isLessThanOrEqualTo(19);
    assertThat(shuffled.depth()).isLessThanOrEqualTo(19);
    assertThat(inOrder).isEqualTo(shuffled);
  }

  @Test
  void aTableIsWholeOrIsRefused() {
    assertRefused("Table users has column id twice.", column("id", text()));
    assertRefused("Table users has no column x, which constraint k needs.", unique("x").named("k"));
    assertRefused("Table users has no column x, which a constraint needs.", primaryKey("x"));
    assertRefused(
        "Table users has no column x, which a constraint needs.",
        foreignKey("x").references("other", "id"));
    assertRefused("Table users has no column x, which index i needs.", index("x").named("i"));
    assertRefused("Table users has two primary keys.", primaryKey("id"), primaryKey("id"));
    assertRefused(
        "Table users has constraint k twice.", unique("id").named("k"), unique("id").named("k"));
    assertRefused("Table users has index i twice.", index("id").named("i"), index("id").named("i"));
  }

  private static void assertRefused(String message, TableElement... more) {
    List<TableElement> elements = new ArrayList<>(List.of(column("id", integer())));
    elements.addAll(List.of(more));

    assertThatThrownBy(() -> TableElement.table(USERS, elements))
        .isInstanceOf(SchemaException.class)
        .hasMessage(message);
  }

  @Test
  void aColumnHasOneSourceOfItsValues() {
    assertThatThrownBy(() -> column("a", integer()).defaultsTo(1).storedAs(sql("b + 1")))
        .hasMessage(
            "Column a can have only one of a default, an identity and a generating expression.");
    assertThatThrownBy(() -> column("a", integer()).identity(Identity.ALWAYS).defaultsTo(1))
        .isInstanceOf(SchemaException.class);
    assertThatThrownBy(() -> column("", integer())).isInstanceOf(SchemaException.class);
  }

  @Test
  void definitionsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> Definitions.string(0)).isInstanceOf(SchemaException.class);
    assertThatThrownBy(() -> Definitions.fixedString(0)).isInstanceOf(SchemaException.class);
    assertThatThrownBy(() -> Definitions.decimal(0, 0)).isInstanceOf(SchemaException.class);
    assertThatThrownBy(() -> primaryKey()).isInstanceOf(SchemaException.class);
    assertThatThrownBy(() -> unique()).isInstanceOf(SchemaException.class);
    assertThatThrownBy(() -> index(new String[0])).isInstanceOf(SchemaException.class);
    assertThatThrownBy(() -> foreignKey("a", "b").references("t", "id"))
        .hasMessageContaining("different numbers of columns");
    assertThatThrownBy(() -> EnumType.of(USERS, List.of("a", "a")))
        .hasMessageContaining("a value twice");
    assertThatThrownBy(() -> counting().by(0)).isInstanceOf(SchemaException.class);
    assertThatThrownBy(() -> counting().caching(0)).isInstanceOf(SchemaException.class);
    assertThatThrownBy(() -> sql(" ")).isInstanceOf(SchemaException.class);
  }

  @Test
  void aNumberIsTheSameHoweverItIsWritten() {
    assertThat(column("a", integer()).defaultsTo(new BigDecimal("0.50")))
        .isEqualTo(column("a", integer()).defaultsTo(new BigDecimal("0.5")));
    assertThat(new Expression.NumberLiteral(new BigDecimal("1E+3")).digits()).isEqualTo("1000");
    assertThat(new Expression.NumberLiteral(new BigDecimal("0.00")).digits()).isEqualTo("0");
  }
}
