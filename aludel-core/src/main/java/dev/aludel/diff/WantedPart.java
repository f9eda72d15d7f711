package dev.aludel.diff;

import static java.util.stream.Collectors.toSet;

import dev.aludel.schema.Column;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ExpressionText;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A part that the model wants, and that the database can hold.
 *
 * @param model as the model says it: what operations carry
 * @param held as the database would hold it: what is compared
 */
record WantedPart(Part model, Part held) {

  /** The name that it must have; empty when the model, or the database, leaves it open. */
  Optional<String> name() {
    return held.name().isEmpty() ? Optional.empty() : model.name();
  }

  /** Whether a part of the model may be the one that would be held, given its whole name. */
  private interface Likeness {
    boolean between(Part model, Optional<String> name, Part held);
  }

  /**
   * From the surest to the last resort: a part that is surely another's must not be taken by one
   * that merely might have it. Without names only the definition tells, and a dialect may have
   * spelled that in its own way.
   */
  private static List<Likeness> likenesses(Table table) {
    return List.of(
        (model, name, held) -> held.name().equals(name),
        (model, name, held) -> held.unnamed().equals(model.unnamed()),
        (model, name, held) -> isOpen(model, held) && isSpelledAlike(model, held),
        (model, name, held) -> isOpen(model, held) && usesTheSame(table, model, held),
        (model, name, held) -> isOpen(model, held));
  }

  /**
   * The parts of the model's table, each with what the database would hold of it. A part of which
   * the database holds nothing is left out.
   *
   * @param conventional the model's table with every part named by convention
   */
  static List<WantedPart> pair(Table model, Table conventional, Table held) {
    List<Part> candidates = new ArrayList<>(Part.of(held));
    List<Part> parts = Part.of(model);
    List<Part> named = Part.of(conventional);
    Map<Integer, WantedPart> wanted = new TreeMap<>();
    for (Likeness likeness : likenesses(model)) {
      for (int i = 0; i < parts.size() && !candidates.isEmpty(); i++) {
        Part part = parts.get(i);
        Optional<String> name = named.get(i).name();
        if (!wanted.containsKey(i)) {
          Optional<Part> same =
              take(candidates, part, other -> likeness.between(part, name, other));
          if (same.isPresent()) {
            wanted.put(i, new WantedPart(part, same.get()));
          }
        }
      }
    }
    return List.copyOf(wanted.values());
  }

  /** Whether the two may be one, as far as can be told without names. */
  private static boolean isOpen(Part model, Part held) {
    return (model.name().isEmpty() || held.name().isEmpty())
        && model.columns().equals(held.columns());
  }

  private static boolean isSpelledAlike(Part model, Part held) {
    List<Expression> ours = model.expressions();
    List<Expression> theirs = held.expressions();
    return ours.size() == theirs.size()
        && IntStream.range(0, ours.size())
            .noneMatch(i -> Collections.disjoint(bare(ours.get(i)), bare(theirs.get(i))));
  }

  private static boolean usesTheSame(Table table, Part model, Part held) {
    return table.columns().stream()
        .map(Column::name)
        .allMatch(column -> model.uses(column) == held.uses(column));
  }

  /** What the expression says in each dialect, without most of what spelling may change. */
  private static Set<String> bare(Expression expression) {
    if (expression instanceof Expression.Sql sql) {
      return Set.of(bare(sql.text()));
    }
    if (expression instanceof Expression.PerDialect texts) {
      return texts.texts().values().stream().map(WantedPart::bare).collect(toSet());
    }
    return Set.of(expression.toString());
  }

  private static String bare(String text) {
    return ExpressionText.withoutParentheses(text.strip())
        .replaceAll("[\\s\"`]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static Optional<Part> take(List<Part> from, Part model, Predicate<Part> which) {
    Optional<Part> found =
        from.stream().filter(part -> part.kind() == model.kind()).filter(which).findFirst();
    found.ifPresent(from::remove);
    return found;
  }
}
