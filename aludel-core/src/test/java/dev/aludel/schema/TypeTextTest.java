package dev.aludel.schema;

import static dev.aludel.schema.Definitions.array;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.decimal;
import static dev.aludel.schema.Definitions.doublePrecision;
import static dev.aludel.schema.Definitions.fixedString;
import static dev.aludel.schema.Definitions.json;
import static dev.aludel.schema.Definitions.real;
import static dev.aludel.schema.Definitions.sqlType;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.timeWithTimeZone;
import static dev.aludel.schema.Definitions.timestamp;
import static dev.aludel.schema.Definitions.timestampWithTimeZone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypeTextTest {

  static Stream<Arguments> typesByName() {
    return Stream.of(
        Arguments.of("BIGINT", bigInteger()),
        Arguments.of("int8", bigInteger()),
        Arguments.of("character varying(20)", string(20)),
        Arguments.of("varchar", string()),
        Arguments.of("char(2)", fixedString(2)),
        Arguments.of("bpchar(2)", sqlType("bpchar(2)")),
        Arguments.of("numeric( 12 , 2 )", decimal(12, 2)),
        Arguments.of("decimal", decimal()),
        Arguments.of("float(24)", real()),
        Arguments.of("float", doublePrecision()),
        Arguments.of("timestamp", timestamp()),
        Arguments.of("timestamp(6) without time zone", timestamp()),
        Arguments.of("TIMESTAMP WITH TIME ZONE", timestampWithTimeZone()),
        Arguments.of("timestamptz(3)", timestampWithTimeZone(3)),
        Arguments.of("time(0) with time zone", timeWithTimeZone(0)),
        Arguments.of("jsonb", json()),
        Arguments.of("json", sqlType("json")),
        Arguments.of("text[]", array(text())),
        Arguments.of("varchar(255) array", array(string(255))),
        Arguments.of("geometry(Point,4326)", sqlType("geometry(Point,4326)")),
        Arguments.of("int(11) unsigned", sqlType("int(11) unsigned")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("typesByName")
  void aTypeIsReadByItsName(String text, Type type) {
    assertThat(TypeText.parse(text)).isEqualTo(type);
  }
}
