package dev.aludel.jpa;

import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three ways to keep a hierarchy of classes in tables. */
class InheritanceTest {

  @Entity(name = "payment")
  @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
  abstract static class Payment {
    @Id Long id;
    String payer;
  }

  @Entity(name = "cash")
  static class Cash extends Payment {
    String till;
  }

  @Entity(name = "card")
  static class Card extends Payment {
    int digits;
  }

  @Test
  void aSingleTableHoldsAllFieldsAndADiscriminator() {
    Table payment = Entities.table("payment", Payment.class, Cash.class, Card.class);

    assertThat(Entities.columns(payment)).containsExactly("id", "dtype", "payer", "digits", "till");
    assertThat(payment.requireColumn("dtype")).isEqualTo(column("dtype", string(31)).notNull());
    assertThat(payment.requireColumn("digits").nullable()).isTrue();
  }

  @Test
  @Tag("hibernate-7")
  void theDiscriminatorAndWhatASubclassMustHaveAreChecked() {
    Table payment = Entities.table("payment", Payment.class, Cash.class, Card.class);

    assertThat(payment.constraints())
        .contains(
            check("dtype in ('cash','card')"), check("dtype <> 'card' or (digits is not null)"));
  }

  @Entity(name = "animal")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Animal {
    @Id Long id;
    String name;
  }

  @Entity(name = "dog")
  static class Dog extends Animal {
    int barks;
  }

  @Test
  void aJoinedTableSharesTheKeyOfItsSuperclass() {
    Table dog = Entities.table("dog", Animal.class, Dog.class);

    assertThat(Entities.columns(dog)).containsExactly("id", "barks");
    assertThat(dog.constraints())
        .containsExactly(primaryKey("id"), foreignKey("id").references("animal", "id"));
    assertThat(dog.requireColumn("barks")).isEqualTo(column("barks", integer()).notNull());
  }

  @Entity(name = "vehicle")
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  abstract static class Vehicle {
    String plate;
    @Id Long id;
    @ManyToOne Animal mascot;
  }

  @Entity(name = "car")
  static class Car extends Vehicle {
    int doors;
  }

  @Test
  void aTablePerClassRepeatsTheFieldsOfTheSuperclass() {
    Schema schema = Entities.schema(Animal.class, Vehicle.class, Car.class);

    assertThat(schema.tables())
        .extracting(table -> table.name().name())
        .containsExactly("animal", "car");
    Table car = schema.tables().get(1);
    assertThat(Entities.columns(car)).containsExactly("id", "plate", "mascot_id", "doors");
    assertThat(car.constraints(ForeignKey.class))
        .containsExactly(foreignKey("mascot_id").references("animal", "id"));
  }
}
