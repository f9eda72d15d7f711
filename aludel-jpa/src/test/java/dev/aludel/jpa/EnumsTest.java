package dev.aludel.jpa;

import static dev.aludel.schema.Definitions.array;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.smallInteger;
import static dev.aludel.schema.Definitions.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

/** An enum is a checked string, a checked number or a type of the database. */
class EnumsTest {

  enum Status {
    NEW,
    DONE,
    BROKEN
  }

  static class Other {
    enum Status {
      ON,
      OFF
    }
  }

  @Entity(name = "task")
  static class Task {
    @Id Long id;

    @Enumerated(jakarta.persistence.EnumType.STRING)
    @Column(length = 12)
    Status state;

    @Enumerated Status rank;

    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    Status status;

    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    @Column(columnDefinition = "task_mood")
    Status mood;
  }

  private static final Schema SCHEMA = Entities.schema(Task.class);
  private static final Table TASK = SCHEMA.requireTable(QualifiedName.of("task"));

  @Test
  void aStringIsCheckedToBeOneOfTheConstants() {
    assertThat(TASK.requireColumn("state").type()).isEqualTo(string(12));
    assertThat(TASK.constraints(CheckConstraint.class))
        .contains(check("state in ('NEW','DONE','BROKEN')"));
  }

  @Test
  void anOrdinalIsASmallIntegerInItsRange() {
    assertThat(TASK.requireColumn("rank").type()).isEqualTo(smallInteger());
    assertThat(TASK.constraints(CheckConstraint.class)).contains(check("rank between 0 and 2"));
  }

  @Test
  void aNamedEnumIsATypeWithItsValuesInTheOrderOfJava() {
    assertThat(TASK.requireColumn("status").type())
        .isEqualTo(enumeration("status", "NEW", "DONE", "BROKEN"));
    assertThat(SCHEMA.enums())
        .contains(EnumType.of(QualifiedName.of("status"), List.of("NEW", "DONE", "BROKEN")));
  }

  @Test
  void aColumnDefinitionNamesTheType() {
    assertThat(TASK.requireColumn("mood").type())
        .isEqualTo(enumeration("task_mood", "NEW", "DONE", "BROKEN"));
    assertThat(SCHEMA.enums())
        .extracting(EnumType::name)
        .containsExactly(QualifiedName.of("status"), QualifiedName.of("task_mood"));
  }

  @Test
  void aNamedEnumNeedsNoCheck() {
    assertThat(TASK.constraints(CheckConstraint.class)).hasSize(2);
  }

  @Entity(name = "lamp")
  static class Lamp {
    @Id Long id;

    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    Other.Status status;
  }

  @Test
  void twoEnumsOfOneNameAreToldApartByTheModel() {
    assertThatThrownBy(() -> Entities.schema(Task.class, Lamp.class))
        .hasMessageContaining("the type status of the database")
        .hasMessageContaining("[NEW, DONE, BROKEN]")
        .hasMessageContaining("[ON, OFF]");
  }

  @Entity(name = "report")
  static class Report {
    @Id Long id;
    Status[] seen;
  }

  @Test
  void anArrayOfEnumsIsAnArrayOfTheirNumbers() {
    assertThat(Entities.table("report", Report.class).requireColumn("seen").type())
        .isEqualTo(array(smallInteger()));
  }
}
