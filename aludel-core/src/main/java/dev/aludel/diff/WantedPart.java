package dev.aludel.diff;

import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
    List<WantedPart> wanted = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Optional<String> name = named.get(i).name();
      take(candidates, part, same -> same.name().equals(name))
          .or(() -> take(candidates, part, same -> same.unnamed().equals(part.unnamed())))
          .or(() -> take(candidates, part, same -> open(part, same)))
          .ifPresent(same -> wanted.add(new WantedPart(part, same)));
    }
    return wanted;
  }

  /** Whether the two may be one, as far as can be told without names. */
  private static boolean open(Part model, Part held) {
    return (model.name().isEmpty() || held.name().isEmpty())
        && model.columns().equals(held.columns());
  }

  private static Optional<Part> take(List<Part> from, Part model, Predicate<Part> which) {
    Optional<Part> found =
        from.stream().filter(part -> part.kind() == model.kind()).filter(which).findFirst();
    found.ifPresent(from::remove);
    return found;
  }
}
