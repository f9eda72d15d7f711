package dev.aludel.jpa;

import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.currentTimestamp;
import static dev.aludel.schema.Definitions.decimal;
import static dev.aludel.schema.Definitions.generatedUuid;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.json;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.sqlType;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;
import static dev.aludel.schema.Definitions.unique;
import static dev.aludel.schema.Definitions.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.Table;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

/** What a column is besides its type. */
class ColumnsTest {

  @Entity(name = "thing")
  static class WithDefaults {
    @Id Long id;

    @ColumnDefault("'it''s new'")
    String state;

    @ColumnDefault("0.50")
    @Column(precision = 5, scale = 2)
    BigDecimal rate;

    @ColumnDefault("TRUE")
    boolean active;

    @ColumnDefault("now()")
    Instant made;

    @ColumnDefault("gen_random_uuid()")
    UUID key;

    @ColumnDefault("'7'")
    Integer lucky;

    @ColumnDefault("null")
    String nothing;

    @ColumnDefault("upper('x')")
    String computed;
  }

  @Test
  void aDefaultIsReadForWhatItMeans() {
    assertThat(Entities.table("thing", WithDefaults.class).columns())
        .containsExactly(
            column("id", bigInteger()).notNull(),
            column("state", string(255)).defaultsTo("it's new"),
            column("rate", decimal(5, 2)).defaultsTo(new BigDecimal("0.5")),
            column("active", bool()).notNull().defaultsTo(true),
            column("made", timestampWithTimeZone()).defaultsTo(currentTimestamp()),
            column("key", uuid()).defaultsTo(generatedUuid()),
            column("lucky", integer()).defaultsTo(7),
            column("nothing", string(255)),
            column("computed", string(255)).defaultsTo(sql("upper('x')")));
  }

  @Entity(name = "thing")
  static class WithDefinitions {
    @Id
    @Column(columnDefinition = "bigserial")
    Long id;

    @Column(columnDefinition = "VARCHAR(20) DEFAULT 'NEW' NOT NULL")
    String state;

    @Column(columnDefinition = "boolean default false")
    Boolean flag;

    @Column(columnDefinition = "timestamp with time zone default current_timestamp")
    Instant made;

    @Column(columnDefinition = "jsonb")
    String data;

    @Column(columnDefinition = "text collate \"C\" unique check (length(code) > 2)")
    String code;

    @Column(columnDefinition = "citext")
    String email;

    @Column(columnDefinition = "int generated always as (1) stored")
    Integer odd;
  }

  @Test
  void aColumnDefinitionIsReadLikeACreateTable() {
    Table thing = Entities.table("thing", WithDefinitions.class);

    assertThat(thing.columns())
        .containsExactly(
            column("id", bigInteger()).notNull(),
            column("state", string(20)).notNull().defaultsTo("NEW"),
            column("flag", bool()).defaultsTo(false),
            column("made", timestampWithTimeZone()).defaultsTo(currentTimestamp()),
            column("data", json()),
            column("code", text()).collate("C"),
            column("email", sqlType("citext")),
            column("odd", sqlType("int generated always as (1) stored")));
    assertThat(thing.constraints()).contains(unique("code"), check("length(code) > 2"));
  }

  @Entity(name = "thing")
  static class WithGenerated {
    @Id Long id;
    String first;
    String last;

    @GeneratedColumn("first || ' ' || last")
    String whole;

    @Collate("de-x-icu")
    String town;
  }

  @Test
  void aGeneratedColumnIsStored() {
    Table thing = Entities.table("thing", WithGenerated.class);

    assertThat(thing.requireColumn("whole"))
        .isEqualTo(column("whole", string(255)).storedAs(sql("first || ' ' || last")));
    assertThat(thing.requireColumn("town").collation()).contains("de-x-icu");
  }

  @Entity(name = "thing")
  @SoftDelete
  static class WithHousekeeping {
    @Id Long id;
    @Version int version;
    @TenantId String tenant;
  }

  @Test
  void versionTenantAndSoftDeleteAreColumns() {
    Table thing = Entities.table("thing", WithHousekeeping.class);

    assertThat(Entities.columns(thing)).containsExactly("id", "version", "tenant", "deleted");
    assertThat(thing.requireColumn("version")).isEqualTo(column("version", integer()).notNull());
    assertThat(thing.requireColumn("deleted").type()).isEqualTo(bool());
    assertThat(thing.requireColumn("deleted").nullable()).isFalse();
  }

  @MappedSuperclass
  abstract static class Base {
    @Id Long id;
    Instant zuluTime;
    Instant alphaTime;
  }

  @Embeddable
  static class Address {
    String street;
    String city;

    @Column(name = "zip", length = 10)
    String postalCode;
  }

  @Entity(name = "customer")
  static class Customer extends Base {
    String name;
    @Embedded Address address;
    String comment;
  }

  @Test
  void columnsComeAsTheFieldsAreDeclaredThoseOfTheSuperclassFirst() {
    assertThat(Entities.columns(Entities.table("customer", Customer.class)))
        .containsExactly(
            "id", "zulu_time", "alpha_time", "name", "street", "city", "zip", "comment");
  }

  @Entity(name = "customer")
  static class JsonCustomer {
    @Id Long id;

    @JdbcTypeCode(SqlTypes.JSON)
    Address address;

    String name;
  }

  @Test
  void anEmbeddedObjectMayBeOneJsonColumn() {
    assertThat(Entities.table("customer", JsonCustomer.class, Address.class).columns())
        .containsExactly(
            column("id", bigInteger()).notNull(),
            column("address", json()),
            column("name", string(255)));
  }
}
