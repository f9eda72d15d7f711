package dev.aludel.script;

import dev.aludel.schema.Expression;
import java.math.BigDecimal;

/**
 * Expressions in the words of {@code Definitions}.
 *
 * @param bare whether a literal may stand for itself, as in {@code defaultsTo(false)}
 */
record ExpressionCode(JavaVocabulary words, boolean bare) implements Expression.Cases<Code> {

  @Override
  public Code on(Expression.TextLiteral expression) {
    return literal(ValueCode.string(expression.value()));
  }

  @Override
  public Code on(Expression.NumberLiteral expression) {
    BigDecimal value = expression.value();
    boolean whole = value.scale() <= 0 && value.precision() - value.scale() <= 18;
    return literal(
        whole ? ValueCode.number(value.longValueExact()) : new ValueCode(words).number(value));
  }

  @Override
  public Code on(Expression.BooleanLiteral expression) {
    return literal(Code.text(Boolean.toString(expression.value())));
  }

  @Override
  public Code on(Expression.Function expression) {
    return words.definition(
        switch (expression) {
          case CURRENT_TIMESTAMP -> "currentTimestamp";
          case CURRENT_DATE -> "currentDate";
          case CURRENT_TIME -> "currentTime";
          case GENERATED_UUID -> "generatedUuid";
        });
  }

  @Override
  public Code on(Expression.Sql expression) {
    return words.definition("sql", JavaStrings.block(expression.text()));
  }

  @Override
  public Code on(Expression.PerDialect expression) {
    return words.definition("sql", new ValueCode(words).mapOf(expression.texts()));
  }

  private Code literal(Code value) {
    return bare ? value : words.definition("literal", value);
  }
}
