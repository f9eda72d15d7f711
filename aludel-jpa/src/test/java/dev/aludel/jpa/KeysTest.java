package dev.aludel.jpa;

import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.counting;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How rows are told apart, and where their numbers come from. */
class KeysTest {

  @Entity(name = "thing")
  static class NumberedByTheDatabase {
    String name;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
  }

  @Test
  void generationTypeIdentityIsAnIdentityColumnThatTakesGivenNumbers() {
    Schema schema = Entities.schema(NumberedByTheDatabase.class);

    Table thing = schema.requireTable(QualifiedName.of("thing"));
    assertThat(thing.requireColumn("id"))
        .isEqualTo(column("id", bigInteger()).identity(byDefault()));
    assertThat(thing.constraints()).containsExactly(primaryKey("id"));
    assertThat(schema.sequences()).isEmpty();
  }

  @Test
  void thePrimaryKeyComesFirstWhereverItIsDeclared() {
    assertThat(Entities.columns(Entities.table("thing", NumberedByTheDatabase.class)))
        .containsExactly("id", "name");
  }

  @Entity(name = "thing")
  static class NumberedBySequence {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "things")
    @SequenceGenerator(
        name = "things",
        sequenceName = "thing_numbers",
        initialValue = 1000,
        allocationSize = 20)
    Long id;
  }

  @Test
  void aSequenceStepsByItsAllocationSize() {
    Schema schema = Entities.schema(NumberedBySequence.class);

    assertThat(schema.sequences())
        .containsExactly(
            Sequence.of(QualifiedName.of("thing_numbers"), counting().by(20).startingAt(1000)));
    assertThat(schema.requireTable(QualifiedName.of("thing")).requireColumn("id"))
        .isEqualTo(column("id", bigInteger()).notNull());
  }

  @Entity(name = "thing")
  static class NumberedAnyhow {
    @Id @GeneratedValue Long id;
  }

  @Test
  void generationTypeAutoIsASequenceForNumbers() {
    assertThat(Entities.schema(NumberedAnyhow.class).sequences())
        .containsExactly(Sequence.of(QualifiedName.of("thing_seq"), counting().by(50)));
  }

  @Entity(name = "thing")
  static class KeyedByUuid {
    @Id @GeneratedValue UUID id;
  }

  @Test
  void generationTypeAutoNeedsNoSequenceForUuids() {
    Schema schema = Entities.schema(KeyedByUuid.class);

    assertThat(schema.sequences()).isEmpty();
    assertThat(schema.requireTable(QualifiedName.of("thing")).columns())
        .containsExactly(column("id", uuid()).notNull());
  }

  @Entity(name = "thing")
  static class NumberedByTable {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "numbers")
    @TableGenerator(
        name = "numbers",
        table = "numbers",
        pkColumnName = "of_what",
        valueColumnName = "last_value")
    Long id;
  }

  @Test
  void aTableGeneratorHasATableOfItsOwn() {
    Table numbers = Entities.table("numbers", NumberedByTable.class);

    assertThat(numbers.columns())
        .containsExactly(
            column("of_what", string(255)).notNull(), column("last_value", bigInteger()));
    assertThat(numbers.constraints()).containsExactly(primaryKey("of_what"));
  }

  @Embeddable
  static class LineKey implements Serializable {
    private static final long serialVersionUID = 1L;

    Long orderId;
    int line;
    String extra;

    @Override
    public boolean equals(Object other) {
      return other instanceof LineKey key && key.line == line;
    }

    @Override
    public int hashCode() {
      return Objects.hash(line);
    }
  }

  @Entity(name = "orders")
  static class Order {
    @Id Long id;
  }

  @Entity(name = "line")
  static class Line {
    String article;
    @EmbeddedId LineKey key;

    @MapsId("orderId")
    @ManyToOne
    Order order;
  }

  @Entity(name = "note")
  static class Note {
    @Id Long id;
    @ManyToOne Line line;
  }

  @Test
  void anEmbeddedKeyKeepsTheOrderOfItsFields() {
    Table line = Entities.table("line", Order.class, Line.class, LineKey.class);

    assertThat(line.primaryKey()).contains(primaryKey("order_id", "line", "extra"));
    assertThat(line.columns())
        .containsExactly(
            column("order_id", bigInteger()).notNull(),
            column("line", integer()).notNull(),
            column("extra", string(255)).notNull(),
            column("article", string(255)));
  }

  @Test
  void aKeyOfSeveralColumnsIsReferencedColumnByColumn() {
    Table note = Entities.table("note", Order.class, Line.class, LineKey.class, Note.class);

    assertThat(note.constraints(ForeignKey.class))
        .containsExactly(
            foreignKey("line_order_id", "line_line", "line_extra")
                .references("line", "order_id", "line", "extra"));
    assertThat(note.requireColumn("line_line").type()).isEqualTo(integer());
    assertThat(note.requireColumn("line_extra").type()).isEqualTo(string(255));
  }

  static class SeatKey implements Serializable {
    private static final long serialVersionUID = 1L;

    String row;
    int number;

    @Override
    public boolean equals(Object other) {
      return other instanceof SeatKey key && key.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(number);
    }
  }

  @Entity(name = "seat")
  @IdClass(SeatKey.class)
  static class Seat {
    @Id String row;
    @Id int number;
    boolean broken;
  }

  @Test
  void anIdClassKeepsTheOrderOfItsFields() {
    Table seat = Entities.table("seat", Seat.class);

    assertThat(seat.primaryKey()).contains(primaryKey("row", "number"));
    assertThat(Entities.columns(seat)).containsExactly("row", "number", "broken");
  }

  @Entity(name = "details")
  static class Details {
    @Id Long id;
    @MapsId @OneToOne Order order;
  }

  @Test
  void aSharedKeyIsAForeignKeyToo() {
    Table details = Entities.table("details", Order.class, Details.class);

    assertThat(details.columns()).containsExactly(column("order_id", bigInteger()).notNull());
    assertThat(details.constraints())
        .containsExactly(primaryKey("order_id"), foreignKey("order_id").references("orders", "id"));
  }
}
