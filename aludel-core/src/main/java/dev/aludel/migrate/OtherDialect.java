package dev.aludel.migrate;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How another dialect spells what is in the live database.
 *
 * @param here the live database's dialect
 * @param there the other one
 * @param schema what the same scripts make there, as far as it is known
 */
record OtherDialect(String here, String there, Schema schema) {

  private static final Pattern STRING = Pattern.compile("'(?:[^']++|'')*+'");

  /** What PostgreSQL puts into the expressions that it shows, and no other database reads. */
  private static final Pattern POSTGRESQL = Pattern.compile("::|\\bARRAY\\[");

  /** The expression for both dialects. */
  Expression joined(Expression own, Optional<Expression> other) {
    if (other.isPresent()) {
      return own.equals(other.get()) ? own : joined(own, other.get());
    }
    boolean foreign =
        own instanceof Expression.Sql sql
            && POSTGRESQL.matcher(STRING.matcher(sql.text()).replaceAll("''")).find();
    return foreign ? new Expression.PerDialect(Map.of(here, text(own))) : own;
  }

  private Expression joined(Expression own, Expression other) {
    boolean isNumber = own instanceof Expression.Sql && other instanceof Expression.NumberLiteral;
    // PostgreSQL shows some numbers with a cast, which says nothing: (0)::numeric.
    return isNumber
        ? other
        : new Expression.PerDialect(Map.of(here, text(own), there, text(other)));
  }

  private static String text(Expression expression) {
    return expression.match(
        new Expression.Cases<>() {
          @Override
          public String on(Expression.TextLiteral literal) {
            return "'" + literal.value().replace("'", "''") + "'";
          }

          @Override
          public String on(Expression.NumberLiteral literal) {
            return literal.digits();
          }

          @Override
          public String on(Expression.BooleanLiteral literal) {
            return literal.value() ? "TRUE" : "FALSE";
          }

          @Override
          public String on(Expression.Function function) {
            return function == Expression.Function.GENERATED_UUID
                ? "gen_random_uuid()"
                : function.name();
          }

          @Override
          public String on(Expression.Sql sql) {
            return sql.text();
          }

          @Override
          public String on(Expression.PerDialect texts) {
            throw new IllegalStateException("No database shows " + texts);
          }
        });
  }

  Constraint joined(Constraint own, Optional<Table> table) {
    if (!(own instanceof CheckConstraint check)) {
      return own;
    }
    Optional<Expression> other =
        table
            .flatMap(t -> t.constraint(own.name().orElse("")))
            .filter(CheckConstraint.class::isInstance)
            .map(c -> ((CheckConstraint) c).condition());
    return new CheckConstraint(check.name(), joined(check.condition(), other));
  }

  Index joined(Index own, Optional<Table> table) {
    Optional<Index> other = table.flatMap(t -> t.index(own.name().orElse("")));
    List<IndexKey> keys = new ArrayList<>();
    for (int at = 0; at < own.keys().size(); at++) {
      IndexKey key = own.keys().get(at);
      int place = at;
      Optional<Expression> there =
          other
              .filter(index -> index.keys().size() == own.keys().size())
              .flatMap(index -> index.keys().get(place).expression());
      keys.add(
          new IndexKey(
              key.column(),
              key.expression().map(e -> joined(e, there)),
              key.descending(),
              key.nulls(),
              key.collation(),
              key.operatorClass()));
    }
    return new Index(
        own.name(),
        keys,
        own.unique(),
        own.nullsNotDistinct(),
        own.where().map(e -> joined(e, other.flatMap(Index::where))),
        own.method(),
        own.include());
  }
}
