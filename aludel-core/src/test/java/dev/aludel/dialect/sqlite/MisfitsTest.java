package dev.aludel.dialect.sqlite;

import static dev.aludel.operation.ColumnChanges.toType;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.date;
import static dev.aludel.schema.Definitions.decimal;
import static dev.aludel.schema.Definitions.doublePrecision;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.json;
import static dev.aludel.schema.Definitions.smallInteger;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.time;
import static dev.aludel.schema.Definitions.timestamp;
import static dev.aludel.schema.Definitions.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Type;
import dev.aludel.testing.TestSqlite;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A value that the new type does not take stops the change, as it does on PostgreSQL; what fits is
 * kept. The same in a table that is STRICT and in one that is not.
 */
class MisfitsTest {

  static Stream<Arguments> changes() {
    return Stream.of(
            change(
                "TEXT",
                integer(),
                "'12' | ' 7 ' | '1e3' | NULL",
                "'x' | '' | '1.5' | '3000000000' | x'31'"),
            change("TEXT", smallInteger(), "'-32768'", "'32768'"),
            change("TEXT", bigInteger(), "'9223372036854775807'", "'9223372036854775808'"),
            change("INTEGER", smallInteger(), "7", "70000"),
            change("REAL", integer(), "2.5 | 3.0", "1e12"),
            change("TEXT", doublePrecision(), "'1.5' | '7'", "'one' | '1,5'"),
            change("TEXT", decimal(6, 2), "'1.50' | '9999.99'", "'12345' | '1..5'"),
            change("TEXT", decimal(30, 10), "'123456789012345'", "'0.1234567890123456789'"),
            change("REAL", decimal(4, 2), "12.5", "123.0"),
            change("TEXT", bool(), "'yes' | 'F' | '1'", "'maybe' | '2'"),
            change("INTEGER", bool(), "0 | 1 | NULL", "2 | -1"),
            change("REAL", bool(), "0.0 | 1.0", "0.5"),
            change("TEXT", date(), "'2024-02-29'", "'2023-02-29' | 'soon' | '2024'"),
            change(
                "TEXT",
                timestamp(),
                "'2024-02-29 10:20:30' | '2024-02-29T10:20:30.5Z' | '2024-02-29 10:20+02'",
                "'2024-02-30 10:20' | '10:20' | '2024-02-29 25:00'"),
            change("TEXT", time(), "'10:20' | '10:20:30.5'", "'25:00' | 'noon'"),
            change(
                "TEXT",
                uuid(),
                "'6f1ed002-ab5f-4a2f-8c5e-000000000001' | '6F1ED002AB5F4A2F8C5E000000000001'",
                "'6f1ed002' | '6f1ed002-ab5f-4a2f-8c5e-00000000000g'"),
            change("TEXT", json(), "'{\"a\":1}' | '[]'", "'{' | 'x'"),
            change("TEXT", string(3), "'abc'", "'abcd'"),
            change("TEXT", enumeration("size", "small", "it's"), "'small' | 'it''s'", "'large'"))
        .flatMap(List::stream);
  }

  private static List<Arguments> change(String from, Type to, String fitting, String unfit) {
    List<Arguments> both = new ArrayList<>();
    // A STRICT table knows no such words: the column is as before.
    boolean isSame =
        to.equals(uuid())
            || to instanceof Type.Varchar
            || (from.equals("REAL") && to instanceof Type.Decimal);
    for (String options : isSame ? List.of("") : List.of("", " STRICT")) {
      both.add(Arguments.of(from, options, to, fitting, unfit));
    }
    return both;
  }

  @ParameterizedTest(name = "{0}{1} to {2}")
  @MethodSource("changes")
  void whatFitsIsKeptAndWhatDoesNotStops(
      String from, String options, Type to, String fitting, String unfit) throws SQLException {
    for (String value : unfit.split(" \\| ")) {
      if (!(options.isEmpty() || !value.startsWith("x'"))) {
        continue;
      }
      try (TestSqlite db = TestSqlite.memory();
          Connection connection = db.connect()) {
        db.execute(
            "CREATE TABLE t (c %s)%s; INSERT INTO t VALUES (%s)".formatted(from, options, value));

        assertThatThrownBy(() -> Migration.run(connection, to(to)))
            .as(value)
            .hasMessageContaining("values of t.c do not fit ");
        assertThat(db.query("SELECT quote(c) FROM t"))
            .containsExactlyElementsOf(db.query("SELECT quote(%s)".formatted(value)));
        assertThat(db.query("SELECT type FROM pragma_table_info('t')")).containsExactly(from);

        Migration.run(
            connection,
            new AlterColumn(
                QualifiedName.of("t"), "c", List.of(toType(to, sql("NULL"))), Optional.empty()));
        assertThat(db.query("SELECT count(*), count(c) FROM t")).containsExactly("1|0");
      }
    }
    try (TestSqlite db = TestSqlite.memory();
        Connection connection = db.connect()) {
      db.execute("CREATE TABLE t (c %s)%s".formatted(from, options));
      for (String value : fitting.split(" \\| ")) {
        db.execute("INSERT INTO t VALUES (%s)".formatted(value));
      }
      List<String> before = db.query("SELECT count(*), count(c) FROM t");

      Migration.run(connection, to(to));

      assertThat(db.query("SELECT count(*), count(c) FROM t")).isEqualTo(before);
      assertThat(Migration.inspect(connection).requireTable(QualifiedName.of("t")).columns())
          .hasSize(1);
    }
  }

  private static Operation to(Type type) {
    return new AlterColumn(QualifiedName.of("t"), "c", List.of(toType(type)), Optional.empty());
  }
}
