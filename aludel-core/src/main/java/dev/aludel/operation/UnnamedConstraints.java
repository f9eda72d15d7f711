package dev.aludel.operation;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Expression;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Constraints that have no name, which SQLite allows, by the names that they had by {@link
 * NamingConvention} when the operations began. A renamed column, or another constraint that goes,
 * would give them other ones; an operation means what it was written for.
 */
public final class UnnamedConstraints {

  private final boolean isNeeded;

  /** As it was in the beginning, all named, with all operations so far. */
  private @Nullable Schema named;

  /**
   * Begins.
   *
   * @param operations all that there will be
   */
  public UnnamedConstraints(List<Operation> operations) {
    this.isNeeded =
        operations.size() > 1 && operations.stream().anyMatch(UnnamedConstraints::isOne);
  }

  private static boolean isOne(Operation operation) {
    return operation instanceof DropConstraint || operation instanceof RenameConstraint;
  }

  /**
   * The operation with the name that its constraint has by now.
   *
   * @param before reads the schema as it is now
   */
  public Operation resolved(Operation operation, Supplier<Schema> before) {
    if (!isNeeded) {
      return operation;
    }
    Schema known = named == null ? NamingConvention.apply(before.get()) : named;
    Operation resolved = operation;
    if (operation instanceof DropConstraint drop) {
      resolved =
          now(drop.table(), drop.name(), known, before)
              .<Operation>map(
                  name -> new DropConstraint(drop.table(), name, drop.dropped(), drop.options()))
              .orElse(drop);
    } else if (operation instanceof RenameConstraint rename) {
      resolved =
          now(rename.table(), rename.from(), known, before)
              .<Operation>map(name -> new RenameConstraint(rename.table(), name, rename.to()))
              .orElse(rename);
    }
    try {
      named = operation.apply(known);
    } catch (SchemaException e) {
      // What the database has no place for.
      named = known;
    }
    return resolved;
  }

  /** The name that it goes by now, if it is another one. */
  private static Optional<String> now(
      QualifiedName name, String constraint, Schema known, Supplier<Schema> before) {
    Optional<Constraint> meant = known.table(name).flatMap(table -> table.constraint(constraint));
    Optional<Table> table = before.get().table(name);
    if (meant.isEmpty() || table.isEmpty() || table.get().constraint(constraint).isPresent()) {
      return Optional.empty();
    }
    List<Constraint> there = table.get().constraints();
    List<Constraint> conventional = NamingConvention.apply(table.get()).constraints();
    for (int i = 0; i < there.size(); i++) {
      if (there.get(i).name().isEmpty() && isSame(there.get(i), meant.get())) {
        return conventional.get(i).name();
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Constraint one, Constraint other) {
    if (one instanceof CheckConstraint check && other instanceof CheckConstraint wanted) {
      return text(check.condition()).equals(text(wanted.condition()));
    }
    return one.unnamed().equals(other.unnamed());
  }

  /** SQLite quotes the new name of a column wherever it was. */
  private static String text(Expression condition) {
    String text = condition instanceof Expression.Sql sql ? sql.text() : condition.toString();
    return text.replaceAll("[\"`\\[\\]\\s]", "").toLowerCase(Locale.ROOT);
  }
}
