package dev.aludel.dialect.postgresql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.UniqueConstraint;
import java.util.Map;
import java.util.Optional;

/** Writes constraints as they stand in CREATE TABLE and after ADD. */
final class ConstraintText {

  private ConstraintText() {}

  /**
   * {@code CONSTRAINT name …}; nothing for a check that has no text for PostgreSQL.
   *
   * @param options the table's, which may hold a whole definition by the constraint's name, and
   *     storage parameters of its index
   */
  static Optional<String> element(Constraint constraint, Map<String, String> options) {
    String prefix =
        constraint.name().map(name -> "CONSTRAINT " + Quoting.name(name) + " ").orElse("");
    String storage =
        constraint
            .name()
            .flatMap(name -> TableOptions.of(options, IndexOptions.WITH + name))
            .map(IndexText::storage)
            .orElse("");
    return whole(constraint, options)
        .map(text -> prefix + (isKey(constraint) ? withIndex(text, storage) : text));
  }

  /** A key without a name, whose index is stored so and there. */
  static Optional<String> unnamed(
      Constraint key,
      Map<String, String> options,
      Optional<String> storage,
      Optional<String> tablespace) {
    String parameters =
        storage.map(IndexText::storage).orElse("")
            + tablespace.map(name -> " USING INDEX TABLESPACE " + Quoting.name(name)).orElse("");
    return whole(key, options).map(text -> withIndex(text, parameters));
  }

  private static boolean isKey(Constraint constraint) {
    return constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint;
  }

  private static Optional<String> whole(Constraint constraint, Map<String, String> options) {
    return constraint
        .name()
        .flatMap(name -> TableOptions.of(options, TableOptions.CONSTRAINT + name))
        .or(() -> definition(constraint));
  }

  /** Parameters of the index stand behind its columns and before DEFERRABLE. */
  private static String withIndex(String definition, String parameters) {
    int end = definition.lastIndexOf(')') + 1;
    return definition.substring(0, end) + parameters + definition.substring(end);
  }

  private static Optional<String> definition(Constraint constraint) {
    return constraint.match(
        new Constraint.Cases<Optional<String>>() {
          @Override
          public Optional<String> on(PrimaryKey key) {
            return Optional.of("PRIMARY KEY (" + Quoting.names(key.columns()) + ")");
          }

          @Override
          public Optional<String> on(UniqueConstraint unique) {
            return Optional.of(
                "UNIQUE "
                    + (unique.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
                    + "("
                    + Quoting.names(unique.columns())
                    + ")"
                    + deferral(unique.deferral()));
          }

          @Override
          public Optional<String> on(ForeignKey key) {
            return Optional.of(
                "FOREIGN KEY (%s) REFERENCES %s (%s)%s%s%s"
                    .formatted(
                        Quoting.names(key.columns()),
                        Quoting.name(key.table()),
                        Quoting.names(key.referencedColumns()),
                        action("ON DELETE", key.onDelete()),
                        action("ON UPDATE", key.onUpdate()),
                        deferral(key.deferral())));
          }

          @Override
          public Optional<String> on(CheckConstraint check) {
            return ExpressionWriter.own(check.condition())
                .map(condition -> "CHECK (" + ExpressionWriter.write(condition) + ")");
          }
        });
  }

  private static String action(String event, ReferentialAction action) {
    return action == ReferentialAction.NO_ACTION ? "" : " " + event + " " + action.sql();
  }

  private static String deferral(Deferral deferral) {
    return switch (deferral) {
      case NOT_DEFERRABLE -> "";
      case INITIALLY_IMMEDIATE -> " DEFERRABLE";
      case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
    };
  }
}
