package dev.aludel.schema;

import static dev.aludel.schema.Definitions.sql;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "total > 0",
        "(total)",
        "lower(total)",
        "\"total\" > 0",
        "`total` > 0",
        "TOTAL > 0",
        "t.total > 0",
        "'a' || total || 'b'",
        "x::text = total",
        "total::text",
        "total IN (1, 2)",
        "/* all */ total",
      })
  void anExpressionMentionsTheColumnsThatItNames(String text) {
    assertThat(sql(text).mentions("total")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subtotal > 0",
        "total_net > 0",
        "'total'",
        "'it''s total'",
        "E'it\\'s total'",
        "$$ total $$",
        "$q$ total $q$",
        "total(x)",
        "total.x > 0",
        "x::total",
        "x -- total",
        "x /* total */",
        "\"total net\" > 0",
      })
  void andNothingThatOnlyLooksLikeOne(String text) {
    assertThat(sql(text).mentions("total")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "total > 0 | amount | amount > 0",
        "total + total | amount | amount + amount",
        "\"total\" > 0 | amount | amount > 0",
        "lower(total) <> 'total' | amount | lower(amount) <> 'total'",
        "total > 0 | Net Amount | \"Net Amount\" > 0",
        "total > 0 | a\"b | \"a\"\"b\" > 0",
        "total > 0 | $1 | \"$1\" > 0",
        "total > 0 | order | \"order\" > 0",
        "total > 0 | user | \"user\" > 0",
        "total > 0 | index | \"index\" > 0",
      })
  void aRenamedColumnIsRenamedWhereItIsNamed(String text, String to, String result) {
    assertThat(sql(text).withColumnRenamed("total", to)).isEqualTo(sql(result));
  }

  @Test
  void unquotedWordsAreFoldedToLowerCaseAsPostgresqlDoes() {
    assertThat(sql("Total > \"Total\"").withColumnRenamed("total", "amount"))
        .isEqualTo(sql("amount > \"Total\""));
  }

  @Test
  void theTextOfEachDialectFollows() {
    Expression expression = sql(Map.of("postgresql", "total > 0", "sqlite", "`total` > 0"));

    assertThat(expression.mentions("total")).isTrue();
    assertThat(expression.withColumnRenamed("total", "amount"))
        .isEqualTo(sql(Map.of("postgresql", "amount > 0", "sqlite", "amount > 0")));
  }
}
