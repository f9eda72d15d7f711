package dev.aludel.jpa;

import dev.aludel.schema.Deferral;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ExpressionText;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.UniqueConstraint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that a model adds to a constraint or an index: {@code @Index(options = "where not
 * deleted")}, {@code @ForeignKey(options = "on update cascade")}.
 */
record ConstraintOptions(
    Optional<ReferentialAction> onDelete,
    Optional<ReferentialAction> onUpdate,
    Optional<Deferral> deferral,
    boolean nullsNotDistinct,
    List<String> include,
    Optional<Expression> where) {

  private static final Pattern OPTIONS =
      Pattern.compile(
          """
          (?ix)
          (?: foreign \\s+ key .*? references \\s+ [^()]+ (?: \\([^)]*\\) )? )? \\s*
          (?: (?<nulls> nulls \\s+ not \\s+ distinct ) \\s* )?
          (?: include \\s* \\( (?<include> [^)]* ) \\) \\s* )?
          (?: on \\s+ delete \\s+ (?<delete> ACTION ) \\s* )?
          (?: on \\s+ update \\s+ (?<update> ACTION ) \\s* )?
          (?: on \\s+ delete \\s+ (?<later> ACTION ) \\s* )?
          (?: (?<not> not \\s+ deferrable ) \\s* )?
          (?: (?<deferrable> deferrable ) \\s* )?
          (?: initially \\s+ (?<initially> deferred | immediate ) \\s* )?
          (?: where \\s* (?<where> .+ ) )?
          """
              .replace("ACTION", "cascade|restrict|no\\s+action|set\\s+null|set\\s+default"),
          Pattern.DOTALL);

  /**
   * Reads the options.
   *
   * @param of what they belong to, for the message
   * @throws ModelException if they say something else
   */
  static ConstraintOptions parse(Optional<String> text, String of) {
    Matcher options = OPTIONS.matcher(text.orElse("").strip());
    if (!options.matches()) {
      throw new ModelException(
          "The %s has options '%s', which Aludel does not know. Options may hold ON DELETE, ON UPDATE, DEFERRABLE, NULLS NOT DISTINCT, INCLUDE and WHERE, in the order of PostgreSQL's syntax."
              .formatted(of, text.orElse("")));
    }
    return new ConstraintOptions(
        action(options.group("delete")).or(() -> action(options.group("later"))),
        action(options.group("update")),
        deferral(options),
        options.group("nulls") != null,
        columns(options.group("include")),
        Optional.ofNullable(options.group("where"))
            .map(condition -> ExpressionText.withoutParentheses(condition.strip()))
            .map(Expression.Sql::new));
  }

  private static Optional<Deferral> deferral(Matcher options) {
    String initially = options.group("initially");
    if (initially != null && initially.equalsIgnoreCase("deferred")) {
      return Optional.of(Deferral.INITIALLY_DEFERRED);
    }
    return options.group("deferrable") == null
        ? Optional.empty()
        : Optional.of(Deferral.INITIALLY_IMMEDIATE);
  }

  private static List<String> columns(@Nullable String list) {
    return list == null
        ? List.of()
        : Arrays.stream(list.split(",")).map(String::strip).map(Names::folded).toList();
  }

  private static Optional<ReferentialAction> action(@Nullable String sql) {
    return Optional.ofNullable(sql)
        .map(text -> text.strip().replaceAll("\\s+", "_").toUpperCase(Locale.ROOT))
        .map(ReferentialAction::valueOf);
  }

  /** Hibernate's name for what happens when the referenced row goes. */
  static ReferentialAction action(@Nullable OnDeleteAction action) {
    return action == null ? ReferentialAction.NO_ACTION : ReferentialAction.valueOf(action.name());
  }

  /** Whether only a unique index can say this, and no unique constraint. */
  boolean needsIndex() {
    return where.isPresent() || !include.isEmpty();
  }

  Index on(Index index) {
    Index changed = where.map(index::where).orElse(index);
    changed = nullsNotDistinct ? changed.withNullsNotDistinct() : changed;
    return include.isEmpty() ? changed : changed.including(include.toArray(String[]::new));
  }

  UniqueConstraint on(UniqueConstraint constraint) {
    UniqueConstraint changed = nullsNotDistinct ? constraint.withNullsNotDistinct() : constraint;
    return deferral.map(changed::deferrable).orElse(changed);
  }

  ForeignKey on(ForeignKey key) {
    ForeignKey changed = onDelete.map(key::onDelete).orElse(key);
    changed = onUpdate.map(changed::onUpdate).orElse(changed);
    return deferral.map(changed::deferrable).orElse(changed);
  }
}
