package dev.aludel.operation;

import dev.aludel.schema.Column;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Identity;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.Type;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that {@code ALTER COLUMN} changes.
 *
 * <pre>{@code
 * op.alterColumn("clients", "name", toType(string(100)), setNotNull());
 * }</pre>
 */
public sealed interface ColumnChange {

  /** The column after the change. */
  Column apply(Column before);

  /** The change that leads back to {@code before}. */
  ColumnChange inverse(Column before);

  /** As it would stand in a sentence: {@code set not null}. */
  String describe();

  /**
   * Another type.
   *
   * @param using how the old value becomes the new one, when the database has no cast of its own
   */
  record SetType(Type type, Optional<Expression> using) implements ColumnChange {
    @Override
    public Column apply(Column before) {
      return before.ofType(type);
    }

    @Override
    public ColumnChange inverse(Column before) {
      return new SetType(before.type(), Optional.empty());
    }

    @Override
    public String describe() {
      return "set type";
    }
  }

  /**
   * {@code SET NOT NULL} or {@code DROP NOT NULL}.
   *
   * @param name of the constraint that comes or goes with a state, if a person gave it one
   * @param state of that constraint, which only PostgreSQL 18 and newer know: {@code NO INHERIT},
   *     {@code NOT VALID}, or both; or {@link #ONLY}
   */
  record SetNullable(boolean nullable, Optional<String> name, Optional<String> state)
      implements ColumnChange {

    /**
     * Of this table, while children of it go on to take NULL: servers before 18 have that, and say
     * it by the columns of the children.
     */
    public static final String ONLY = "ONLY";

    public SetNullable(boolean nullable) {
      this(nullable, Optional.empty(), Optional.empty());
    }

    /** What becomes of the options of the column's table: those of one without state stay. */
    Map<String, String> options(Map<String, String> before, String column) {
      if (state.isEmpty() || isAlone()) {
        return before;
      }
      Map<String, String> after = new TreeMap<>(before);
      NotNullOptions.of(before, column).keySet().forEach(after::remove);
      if (!nullable) {
        name.ifPresent(own -> after.put(NotNullOptions.NAME + column, own));
        after.put(NotNullOptions.STATE + column, state.get());
      }
      return after;
    }

    /** Whether it is said of the table alone, and not of its children. */
    public boolean isAlone() {
      return state.filter(ONLY::equals).isPresent();
    }

    /** The same, said of the table alone. */
    public SetNullable alone() {
      return new SetNullable(nullable, name, Optional.of(ONLY));
    }

    /** The same, with what it takes away. */
    SetNullable completed(Map<String, String> before, String column) {
      return nullable && state.isEmpty()
          ? new SetNullable(
              true,
              Optional.ofNullable(before.get(NotNullOptions.NAME + column))
                  .filter(own -> NotNullOptions.hasState(before, column)),
              Optional.ofNullable(before.get(NotNullOptions.STATE + column)))
          : this;
    }

    @Override
    public Column apply(Column before) {
      return before.withNullable(nullable);
    }

    @Override
    public ColumnChange inverse(Column before) {
      return new SetNullable(before.nullable(), name, state);
    }

    @Override
    public String describe() {
      return (nullable ? "drop not null" : "set not null")
          + state.map(words -> " " + words.toLowerCase(Locale.ROOT)).orElse("");
    }
  }

  /** {@code SET DEFAULT} or {@code DROP DEFAULT}. */
  record SetDefault(Optional<Expression> value) implements ColumnChange {
    @Override
    public Column apply(Column before) {
      return before.withDefault(value);
    }

    @Override
    public ColumnChange inverse(Column before) {
      return new SetDefault(before.defaultValue());
    }

    @Override
    public String describe() {
      return value.isPresent() ? "set default" : "drop default";
    }
  }

  /** Numbers the column, changes how it is numbered, or stops numbering it. */
  record SetIdentity(Optional<Identity> identity) implements ColumnChange {
    @Override
    public Column apply(Column before) {
      return before.withIdentity(identity);
    }

    @Override
    public ColumnChange inverse(Column before) {
      return new SetIdentity(before.identity());
    }

    @Override
    public String describe() {
      return identity.isPresent() ? "set identity" : "drop identity";
    }
  }

  /** Changes what the column is worked out by, or makes a plain column of it. */
  record SetGenerated(Optional<Generated> generated) implements ColumnChange {
    @Override
    public Column apply(Column before) {
      return before.withGenerated(generated);
    }

    @Override
    public ColumnChange inverse(Column before) {
      return new SetGenerated(before.generated());
    }

    @Override
    public String describe() {
      return generated.isPresent() ? "set expression" : "drop expression";
    }
  }

  /** Another collation, or the database's own. */
  record SetCollation(Optional<String> collation) implements ColumnChange {
    @Override
    public Column apply(Column before) {
      return before.withCollation(collation);
    }

    @Override
    public ColumnChange inverse(Column before) {
      return new SetCollation(before.collation());
    }

    @Override
    public String describe() {
      return collation.isPresent() ? "set collation" : "drop collation";
    }
  }

  /** Sets or removes the column's comment. */
  record SetColumnComment(Optional<String> comment) implements ColumnChange {
    @Override
    public Column apply(Column before) {
      return before.withComment(comment);
    }

    @Override
    public ColumnChange inverse(Column before) {
      return new SetColumnComment(before.comment());
    }

    @Override
    public String describe() {
      return comment.isPresent() ? "set comment" : "drop comment";
    }
  }
}
