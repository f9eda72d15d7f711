package dev.aludel.jpa;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ExpressionText;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Identity;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Type;
import dev.aludel.schema.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.mapping.AggregateColumn;
import org.jspecify.annotations.Nullable;

/** One mapped column, as a column of the schema with the constraints that it brings. */
final class ColumnReading {

  private final org.hibernate.mapping.Column mapped;
  private final ColumnTypes types;
  private final Optional<ColumnClauses> definition;
  private final ColumnClauses options;

  ColumnReading(org.hibernate.mapping.Column mapped, ColumnTypes types) {
    this.mapped = mapped;
    this.types = types;
    this.definition =
        mapped instanceof AggregateColumn
            ? Optional.empty()
            : text(mapped.getSqlType()).map(ColumnClauses::parse);
    this.options = ColumnClauses.parse(HibernateLine.options(mapped).orElse(""));
    if (!options.type().isEmpty() || !options.rest().isEmpty()) {
      throw new ModelException(
          "Column %s of table %s has options '%s', which Aludel does not know. Options may hold NOT NULL, DEFAULT, COLLATE, UNIQUE and CHECK."
              .formatted(
                  mapped.getName(),
                  mapped.getValue().getTable().getName(),
                  HibernateLine.options(mapped).orElse("")));
    }
  }

  Column column(boolean inPrimaryKey) {
    Type type = type();
    boolean nullable =
        mapped.isNullable() && !inPrimaryKey && clause(c -> c.nullable()).orElse(true);
    Optional<Expression> generated =
        text(mapped.getGeneratedAs()).map(sql -> new Expression.Sql(inner(sql)));
    Optional<Expression> defaultValue =
        text(mapped.getDefaultValue())
            .flatMap(ColumnClauses::value)
            .or(() -> clause(ColumnClauses::defaultValue))
            .map(value -> ExpressionText.as(type, value));
    Optional<Identity> identity =
        mapped.isIdentity() ? Optional.of(Identity.BY_DEFAULT) : Optional.empty();
    return new Column(
        Names.of(mapped),
        type,
        nullable && identity.isEmpty(),
        identity.isPresent() || generated.isPresent() ? Optional.empty() : defaultValue,
        identity,
        generated.map(expression -> new Generated(expression, true)),
        text(mapped.getCollation()).or(() -> clause(ColumnClauses::collation)),
        text(mapped.getComment()));
  }

  private Type type() {
    if (definition.isEmpty() || definition.get().type().isEmpty()) {
      return types.of(mapped);
    }
    ColumnClauses clauses = definition.get();
    if (types.isEnum(mapped)) {
      return types.of(mapped, QualifiedName.parse(Names.folded(clauses.type())));
    }
    // Rather the whole text than a part of it.
    String text = clauses.rest().isEmpty() ? clauses.type() : String.valueOf(mapped.getSqlType());
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "smallserial", "serial2" -> Type.Scalar.SMALL_INTEGER;
      case "serial", "serial4" -> Type.Scalar.INTEGER;
      case "bigserial", "serial8" -> Type.Scalar.BIG_INTEGER;
      default -> TypeText.parse(text);
    };
  }

  private <T> Optional<T> clause(java.util.function.Function<ColumnClauses, Optional<T>> part) {
    return definition.flatMap(part).or(() -> part.apply(options));
  }

  boolean unique() {
    return mapped.isUnique()
        || options.unique()
        || definition.map(ColumnClauses::unique).orElse(false);
  }

  List<CheckConstraint> checks() {
    List<CheckConstraint> checks = new ArrayList<>();
    if (!types.isEnum(mapped)) {
      mapped.getCheckConstraints().forEach(check -> checks.add(check(check)));
    }
    definition.ifPresent(c -> c.checks().forEach(e -> checks.add(unnamed(e))));
    options.checks().forEach(e -> checks.add(unnamed(e)));
    return checks;
  }

  static CheckConstraint check(org.hibernate.mapping.CheckConstraint check) {
    return new CheckConstraint(
        text(check.getName()).map(Names::folded), new Expression.Sql(inner(check.getConstraint())));
  }

  private static CheckConstraint unnamed(Expression condition) {
    return new CheckConstraint(Optional.empty(), condition);
  }

  private static String inner(String sql) {
    return ExpressionText.withoutParentheses(sql.strip());
  }

  private static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
  }
}
