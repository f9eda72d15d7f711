package dev.aludel.jpa;

import static dev.aludel.schema.Definitions.array;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.bytes;
import static dev.aludel.schema.Definitions.date;
import static dev.aludel.schema.Definitions.decimal;
import static dev.aludel.schema.Definitions.doublePrecision;
import static dev.aludel.schema.Definitions.fixedString;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.interval;
import static dev.aludel.schema.Definitions.json;
import static dev.aludel.schema.Definitions.real;
import static dev.aludel.schema.Definitions.smallInteger;
import static dev.aludel.schema.Definitions.sqlType;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.time;
import static dev.aludel.schema.Definitions.timeWithTimeZone;
import static dev.aludel.schema.Definitions.timestamp;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;
import static dev.aludel.schema.Definitions.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.Column;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java type and the mapping of an attribute decide its logical type. */
class TypesTest {

  @Entity(name = "thing")
  static class Thing {
    @Id Long id;
    boolean flag;
    byte tiny;
    short small;
    int whole;
    long big;
    float single;
    double precise;
    BigDecimal amount;

    @jakarta.persistence.Column(precision = 15, scale = 2)
    BigDecimal money;

    BigInteger huge;
    char letter;
    String name;

    @jakarta.persistence.Column(length = 20)
    String code;

    @jakarta.persistence.Column(length = Length.LONG32)
    String essay;

    @Lob String document;

    @JdbcTypeCode(SqlTypes.CHAR)
    @jakarta.persistence.Column(length = 3)
    String currency;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String story;

    UUID key;
    byte[] content;
    @Lob byte[] picture;
    LocalDate day;
    LocalTime clock;
    OffsetTime clockThere;
    LocalDateTime moment;
    Instant instant;
    OffsetDateTime offset;
    ZonedDateTime zoned;
    java.util.Date legacy;
    Duration lasting;

    @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
    @jakarta.persistence.Column(scale = 9)
    Duration span;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> settings;

    @JdbcTypeCode(SqlTypes.JSON)
    String raw;

    String[] tags;
    List<Integer> numbers;

    @jakarta.persistence.Convert(converter = YesNoConverter.class)
    boolean yes;

    @jakarta.persistence.Column(columnDefinition = "timestamptz(3)")
    Instant exact;

    @jakarta.persistence.Column(columnDefinition = "geometry(Point,4326)")
    String place;
  }

  private static final Table THINGS = Entities.table("thing", Thing.class);

  static Stream<Arguments> typesByAttribute() {
    return Stream.of(
        Arguments.of("id", bigInteger()),
        Arguments.of("flag", bool()),
        Arguments.of("tiny", smallInteger()),
        Arguments.of("small", smallInteger()),
        Arguments.of("whole", integer()),
        Arguments.of("big", bigInteger()),
        Arguments.of("single", real()),
        Arguments.of("precise", doublePrecision()),
        Arguments.of("amount", decimal(38, 2)),
        Arguments.of("money", decimal(15, 2)),
        Arguments.of("huge", decimal(38, 0)),
        Arguments.of("letter", fixedString(1)),
        Arguments.of("name", string(255)),
        Arguments.of("code", string(20)),
        Arguments.of("essay", text()),
        Arguments.of("document", text()),
        Arguments.of("currency", fixedString(3)),
        Arguments.of("story", text()),
        Arguments.of("key", uuid()),
        Arguments.of("content", bytes()),
        Arguments.of("picture", bytes()),
        Arguments.of("day", date()),
        Arguments.of("clock", time()),
        Arguments.of("clock_there", timeWithTimeZone()),
        Arguments.of("moment", timestamp()),
        Arguments.of("instant", timestampWithTimeZone()),
        Arguments.of("offset", timestampWithTimeZone()),
        Arguments.of("zoned", timestampWithTimeZone()),
        Arguments.of("legacy", timestamp()),
        Arguments.of("lasting", decimal(21, 0)),
        Arguments.of("span", interval()),
        Arguments.of("settings", json()),
        Arguments.of("raw", json()),
        Arguments.of("tags", array(string(255))),
        Arguments.of("numbers", array(integer())),
        Arguments.of("yes", fixedString(1)),
        Arguments.of("exact", timestampWithTimeZone(3)),
        Arguments.of("place", sqlType("geometry(Point,4326)")));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("typesByAttribute")
  void anAttributeHasTheTypeOfItsMapping(String column, Type type) {
    assertThat(THINGS.requireColumn(column).type()).isEqualTo(type);
  }

  @Test
  void everyAttributeIsHere() {
    assertThat(THINGS.columns())
        .extracting(Column::name)
        .containsExactlyElementsOf(
            typesByAttribute().map(arguments -> (String) arguments.get()[0]).toList());
  }

  @Test
  void aPrimitiveIsNeverNull() {
    assertThat(THINGS.requireColumn("big").nullable()).isFalse();
    assertThat(THINGS.requireColumn("name").nullable()).isTrue();
    assertThat(THINGS.requireColumn("id").nullable()).isFalse();
  }
}
