package dev.aludel.jpa;

import static dev.aludel.schema.Definitions.CASCADE;
import static dev.aludel.schema.Definitions.INITIALLY_DEFERRED;
import static dev.aludel.schema.Definitions.RESTRICT;
import static dev.aludel.schema.Definitions.SET_NULL;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.key;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A name is there if the model gives it, and what is said twice is one constraint. */
class ConstraintsTest {

  @Entity(name = "person")
  static class Person {
    @Id Long id;
  }

  @Entity(name = "account")
  @jakarta.persistence.Table(
      uniqueConstraints = {
        @jakarta.persistence.UniqueConstraint(columnNames = "email"),
        @jakarta.persistence.UniqueConstraint(
            name = "account_bank_number",
            columnNames = {"bankCode", "accountNumber"})
      })
  static class Account {
    @Id Long id;

    @Column(unique = true)
    String email;

    @Column(unique = true)
    String phone;

    String bankCode;
    String accountNumber;
    @NaturalId String iban;
    @OneToOne Person owner;
  }

  @Test
  void uniqueConstraintsComeOnceAndWithTheNamesTheyAreGiven() {
    assertThat(
            Entities.table("account", Person.class, Account.class)
                .constraints(UniqueConstraint.class))
        .containsExactlyInAnyOrder(
            unique("bank_code", "account_number").named("account_bank_number"),
            unique("email"),
            unique("iban"),
            unique("owner_id"),
            unique("phone"));
  }

  @Entity(name = "pet")
  static class Pet {
    @Id Long id;

    @ManyToOne
    @JoinColumn(foreignKey = @jakarta.persistence.ForeignKey(name = "pet_owner"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    Person owner;

    @ManyToOne
    @OnDelete(action = OnDeleteAction.SET_NULL)
    Person vet;

    @ManyToOne
    @JoinColumn(foreignKey = @jakarta.persistence.ForeignKey(ConstraintMode.NO_CONSTRAINT))
    Person sitter;

    @ManyToOne
    @JoinColumn(
        foreignKey =
            @jakarta.persistence.ForeignKey(
                name = "pet_breeder",
                foreignKeyDefinition =
                    "foreign key (breeder_id) references person (id) on update cascade on delete restrict deferrable initially deferred"))
    Person breeder;

    @ManyToOne Pet mother;
  }

  @Test
  void foreignKeysCarryTheirActions() {
    assertThat(Entities.table("pet", Person.class, Pet.class).constraints(ForeignKey.class))
        .containsExactlyInAnyOrder(
            foreignKey("owner_id").references("person", "id").onDelete(CASCADE).named("pet_owner"),
            foreignKey("vet_id").references("person", "id").onDelete(SET_NULL),
            foreignKey("breeder_id")
                .references("person", "id")
                .onUpdate(CASCADE)
                .onDelete(RESTRICT)
                .deferrable(INITIALLY_DEFERRED)
                .named("pet_breeder"),
            foreignKey("mother_id").references("pet", "id"));
  }

  @SuppressWarnings("deprecation") // Hibernate 6.6 has no other
  @Entity(name = "range")
  @Check(name = "range_order", constraints = "high >= low")
  static class Range {
    @Id Long id;

    @Check(constraints = "(low > 0)")
    int low;

    int high;
  }

  @Test
  void checksAreThoseOfTheClassAndOfItsAttributes() {
    assertThat(Entities.table("range", Range.class).constraints())
        .contains(check("high >= low").named("range_order"), check("low > 0"));
  }

  @Entity(name = "shelf")
  @jakarta.persistence.Table(
      comment = "Where books stand",
      check = @jakarta.persistence.CheckConstraint(name = "shelf_width", constraint = "width > 0"))
  static class Shelf {
    @Id Long id;

    @Column(
        comment = "In millimetres",
        check = @jakarta.persistence.CheckConstraint(constraint = "width < 5000"))
    int width;

    @Column(options = "collate \"C\" default 'left'")
    String side;
  }

  @Test
  @Tag("hibernate-7")
  void jpa32SaysChecksAndCommentsByItself() {
    Table shelf = Entities.table("shelf", Shelf.class);

    assertThat(shelf.constraints())
        .contains(check("width > 0").named("shelf_width"), check("width < 5000"));
    assertThat(shelf.comment()).contains("Where books stand");
    assertThat(shelf.requireColumn("width").comment()).contains("In millimetres");
    assertThat(shelf.requireColumn("side").collation()).contains("C");
    assertThat(shelf.requireColumn("side").defaultValue())
        .contains(new dev.aludel.schema.Expression.TextLiteral("left"));
  }

  @Entity(name = "book")
  @jakarta.persistence.Table(
      indexes = {
        @Index(name = "book_by_title", columnList = "mainTitle desc, id"),
        @Index(columnList = "isbn", unique = true),
        @Index(columnList = "lower(author)"),
        @Index(columnList = "coalesce(author, 'nobody') desc, isbn"),
        @Index(columnList = "(length(author) + 1)"),
        @Index(columnList = "author asc nulls first")
      })
  static class Book {
    @Id Long id;
    String mainTitle;
    String author;
    String isbn;
  }

  @Test
  void indexesAreOfColumnsAndExpressionsInTheirOrder() {
    Table book = Entities.table("book", Book.class);

    assertThat(book.indexes())
        .containsExactlyInAnyOrder(
            index(key("main_title").desc(), key("id")).named("book_by_title"),
            index(key(sql("lower(author)"))),
            index(key(sql("coalesce(author, 'nobody')")).desc(), key("isbn")),
            index(key(sql("length(author) + 1"))),
            index(key("author").nulls(dev.aludel.schema.IndexKey.Nulls.FIRST)));
    assertThat(book.constraints(UniqueConstraint.class)).containsExactly(unique("isbn"));
  }

  @Entity(name = "task")
  @jakarta.persistence.Table(
      indexes = {
        @Index(columnList = "title", options = "include (due) where (not done)"),
        @Index(name = "one_open", columnList = "title", unique = true, options = "where not done")
      })
  static class Task {
    @Id Long id;
    String title;
    String due;
    boolean done;
  }

  @Test
  @Tag("hibernate-7")
  void theOptionsOfAnIndexMakeItPartial() {
    assertThat(Entities.table("task", Task.class).indexes())
        .containsExactlyInAnyOrder(
            index("title").including("due").where(sql("not done")),
            index("title").uniquely().where(sql("not done")).named("one_open"));
  }
}
