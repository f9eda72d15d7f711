package dev.aludel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTextTest {

  @Test
  void aStringLiteralIsItsText() {
    assertThat(ExpressionText.parse("'it''s'")).isEqualTo(new Expression.TextLiteral("it's"));
  }

  @Test
  void aCastLeavesALiteralWhatItIs() {
    assertThat(ExpressionText.parse("'NEW'::character varying(20)"))
        .isEqualTo(new Expression.TextLiteral("NEW"));
    assertThat(ExpressionText.parse("('NEW'::text)")).isEqualTo(new Expression.TextLiteral("NEW"));
    assertThat(ExpressionText.parse("'{}'::text[]")).isEqualTo(new Expression.TextLiteral("{}"));
  }

  @Test
  void aNumberIsItsValueInAnySpelling() {
    Expression number = new Expression.NumberLiteral(new BigDecimal("-1.5"));

    assertThat(ExpressionText.parse("-1.50")).isEqualTo(number);
    assertThat(ExpressionText.parse("(- 1.5)")).isEqualTo(number);
    assertThat(ExpressionText.parse("'-1.5'::numeric(10,2)")).isEqualTo(number);
  }

  @Test
  void aBooleanIsOneInAnyCase() {
    assertThat(ExpressionText.parse("TRUE")).isEqualTo(new Expression.BooleanLiteral(true));
    assertThat(ExpressionText.parse("'f'::boolean"))
        .isEqualTo(new Expression.BooleanLiteral(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CURRENT_TIMESTAMP", "now()", "NOW ()", "(current_timestamp)"})
  void nowIsTheCurrentTimestamp(String text) {
    assertThat(ExpressionText.parse(text)).isEqualTo(Expression.Function.CURRENT_TIMESTAMP);
  }

  @Test
  void aRandomUuidIsOneFunction() {
    assertThat(ExpressionText.parse("gen_random_uuid()"))
        .isEqualTo(Expression.Function.GENERATED_UUID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"now() + interval '1 day'", "'a' || 'b'", "nextval('a'::regclass)", "1 + 1"})
  void allElseStaysAsItIsWritten(String text) {
    assertThat(ExpressionText.parse(text)).isEqualTo(new Expression.Sql(text));
  }

  @Test
  void onlyParenthesesAroundTheWholeGo() {
    assertThat(ExpressionText.withoutParentheses("((a) or (b))")).isEqualTo("(a) or (b)");
    assertThat(ExpressionText.withoutParentheses("(a = ')')")).isEqualTo("a = ')'");
  }

  @Test
  void aLiteralTakesTheTypeOfItsColumn() {
    assertThat(ExpressionText.as(Type.Scalar.BOOLEAN, ExpressionText.parse("0")))
        .isEqualTo(new Expression.BooleanLiteral(false));
    assertThat(ExpressionText.as(Type.Scalar.INTEGER, ExpressionText.parse("'7'")))
        .isEqualTo(ExpressionText.parse("7"));
    assertThat(ExpressionText.as(Type.Scalar.TEXT, ExpressionText.parse("'7'")))
        .isEqualTo(new Expression.TextLiteral("7"));
  }
}
