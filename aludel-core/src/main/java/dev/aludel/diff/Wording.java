package dev.aludel.diff;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Type;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Definitions in SQL's own terms, for people to read and for no database to run. */
public final class Wording {

  private static final String GRANT = "postgresql.grant.";
  private static final String WITHHELD = "postgresql.withheld_from_owner";

  private Wording() {}

  /** {@code owner app, SELECT to reader}. */
  static String access(DefinedObject object) {
    List<String> words = new ArrayList<>();
    object
        .options()
        .forEach(
            (option, value) ->
                words.add(
                    option.startsWith(GRANT)
                        ? (value.equals("none") ? "nothing" : value)
                            + " to "
                            + option.substring(GRANT.length())
                        : option.equals(WITHHELD)
                            ? value + " withheld from the owner"
                            : option.substring(option.indexOf('.') + 1) + " " + value));
    return words.isEmpty() ? "none" : String.join("; ", words);
  }

  public static String type(Type type) {
    return type.match(
        new Type.Cases<String>() {
          @Override
          public String on(Type.Scalar scalar) {
            return switch (scalar) {
              case SMALL_INTEGER -> "smallint";
              case BIG_INTEGER -> "bigint";
              default -> scalar.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            };
          }

          @Override
          public String on(Type.Varchar varchar) {
            return "varchar" + inParentheses(varchar.length());
          }

          @Override
          public String on(Type.Char fixed) {
            return "char(%d)".formatted(fixed.length());
          }

          @Override
          public String on(Type.Decimal decimal) {
            return decimal.precision().isEmpty()
                ? "numeric"
                : "numeric(%d,%d)".formatted(decimal.precision().getAsInt(), decimal.scale());
          }

          @Override
          public String on(Type.Time time) {
            return "time" + inParentheses(time.precision()) + zone(time.withTimeZone());
          }

          @Override
          public String on(Type.Timestamp timestamp) {
            return "timestamp"
                + inParentheses(timestamp.precision())
                + zone(timestamp.withTimeZone());
          }

          @Override
          public String on(Type.Enumeration enumeration) {
            return enumeration.name().toString();
          }

          @Override
          public String on(Type.Array array) {
            return array.element().match(this) + "[]";
          }

          @Override
          public String on(Type.Sql sql) {
            return sql.text().isBlank() ? "no type" : sql.text();
          }
        });
  }

  private static String inParentheses(OptionalInt number) {
    return number.isPresent() ? "(" + number.getAsInt() + ")" : "";
  }

  private static String zone(boolean withTimeZone) {
    return withTimeZone ? " with time zone" : "";
  }

  public static String expression(Expression expression) {
    return expression.match(
        new Expression.Cases<String>() {
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
            return String.valueOf(literal.value());
          }

          @Override
          public String on(Expression.Function function) {
            return function.name().toLowerCase(Locale.ROOT);
          }

          @Override
          public String on(Expression.Sql sql) {
            return sql.text();
          }

          @Override
          public String on(Expression.PerDialect texts) {
            return texts.texts().entrySet().stream()
                .map(entry -> entry.getValue() + " (" + entry.getKey() + ")")
                .collect(Collectors.joining(" or "));
          }
        });
  }

  /** All but the name: {@code varchar(20) not null default 'x'}. */
  static String column(Column column) {
    StringBuilder text = new StringBuilder(type(column.type()));
    column.collation().ifPresent(name -> text.append(" collate ").append(name));
    text.append(column.nullable() ? "" : " not null");
    column.defaultValue().ifPresent(value -> text.append(" default ").append(expression(value)));
    column.identity().ifPresent(identity -> text.append(' ').append(identity(identity)));
    column
        .generated()
        .ifPresent(
            generated ->
                text.append(" generated as (")
                    .append(expression(generated.expression()))
                    .append(generated.stored() ? ") stored" : ") virtual"));
    return text.toString();
  }

  static String identity(Identity identity) {
    return identity.always() ? "identity always" : "identity by default";
  }

  /** What the constraint says, without its name. */
  static String constraint(Constraint constraint) {
    return constraint.match(
        new Constraint.Cases<String>() {
          @Override
          public String on(PrimaryKey key) {
            return columns(key.columns());
          }

          @Override
          public String on(UniqueConstraint unique) {
            return columns(unique.columns())
                + (unique.nullsNotDistinct() ? " nulls not distinct" : "")
                + deferral(unique.deferral());
          }

          @Override
          public String on(ForeignKey key) {
            return "%s → %s %s%s%s%s"
                .formatted(
                    columns(key.columns()),
                    key.table(),
                    columns(key.referencedColumns()),
                    action(" on delete ", key.onDelete()),
                    action(" on update ", key.onUpdate()),
                    deferral(key.deferral()));
          }

          @Override
          public String on(CheckConstraint check) {
            return "(" + expression(check.condition()) + ")";
          }
        });
  }

  static String kind(Constraint constraint) {
    return constraint.match(
        new Constraint.Cases<String>() {
          @Override
          public String on(PrimaryKey key) {
            return "primary key";
          }

          @Override
          public String on(UniqueConstraint unique) {
            return "unique constraint";
          }

          @Override
          public String on(ForeignKey key) {
            return "foreign key";
          }

          @Override
          public String on(CheckConstraint check) {
            return "check";
          }
        });
  }

  private static String action(String event, ReferentialAction action) {
    return action == ReferentialAction.NO_ACTION
        ? ""
        : event + action.sql().toLowerCase(Locale.ROOT);
  }

  private static String deferral(Deferral deferral) {
    return switch (deferral) {
      case NOT_DEFERRABLE -> "";
      case INITIALLY_IMMEDIATE -> " deferrable";
      case INITIALLY_DEFERRED -> " initially deferred";
    };
  }

  static String columns(List<String> columns) {
    return "(" + String.join(", ", columns) + ")";
  }

  /** What the index says, without its name. */
  static String index(Index index) {
    return index.keys().stream().map(Wording::key).collect(Collectors.joining(", ", "(", ")"))
        + index.method().map(method -> " using " + method).orElse("")
        + (index.include().isEmpty() ? "" : " include " + columns(index.include()))
        + (index.nullsNotDistinct() ? " nulls not distinct" : "")
        + index.where().map(condition -> " where " + expression(condition)).orElse("");
  }

  private static String key(IndexKey key) {
    return key.column().orElseGet(() -> expression(key.expression().orElseThrow()))
        + key.collation().map(name -> " collate " + name).orElse("")
        + key.operatorClass().map(name -> " " + name).orElse("")
        + (key.descending() ? " desc" : "")
        + key.nulls().map(nulls -> " nulls " + nulls.name().toLowerCase(Locale.ROOT)).orElse("");
  }
}
