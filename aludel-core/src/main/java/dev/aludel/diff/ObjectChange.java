package dev.aludel.diff;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import java.util.List;

/**
 * An object that is there before and after.
 *
 * @param was as it is there
 * @param held as the database would hold it: what is compared
 * @param model as the model says it: what operations carry
 */
record ObjectChange(DefinedObject was, DefinedObject held, DefinedObject model) {

  ObjectKey key() {
    return was.key();
  }

  boolean isEmpty() {
    return was.equals(held);
  }

  /**
   * Whether it keeps what others see of it, so that it can be replaced under them, and back again.
   */
  boolean keepsShape() {
    boolean sameText = was.definition().equals(held.definition());
    boolean sameShape =
        was.kind() == ObjectKind.EXTENSION
            || was.facts().shape().isEmpty()
            || held.facts().shape().isEmpty()
            || was.facts().shape().equals(held.facts().shape());
    return sameText || (mayBeReplaced() && sameShape) || keepsAttributes();
  }

  /** Whether ALTER TYPE leads from one list of attributes to the other, and back. */
  private boolean keepsAttributes() {
    if (was.kind() != ObjectKind.COMPOSITE_TYPE) {
      return false;
    }
    List<String> from = names(was);
    List<String> to = names(held);
    List<String> kept = from.stream().filter(to::contains).toList();
    return !kept.isEmpty() && startsWith(from, kept) && startsWith(to, kept);
  }

  /** Whether a row of the one kind is no row of the other, attribute by attribute. */
  boolean movesAttributes() {
    if (!was.kind().hasRows()) {
      return false;
    }
    List<String> from = names(was);
    List<String> to = names(held);
    return from.size() != to.size()
        || from.stream().anyMatch(n -> to.contains(n) && to.indexOf(n) != from.indexOf(n));
  }

  /** Whether values of rows go with attributes. */
  boolean losesAttributes() {
    return was.kind().hasRows() && !names(held).containsAll(names(was));
  }

  private static boolean startsWith(List<String> names, List<String> kept) {
    return names.subList(0, kept.size()).equals(kept);
  }

  /** The names of the attributes as they begin their declarations. */
  static List<String> names(DefinedObject type) {
    return type.facts().shape().stream()
        .map(
            attribute ->
                attribute.startsWith("\"")
                    ? attribute.substring(0, attribute.indexOf("\" ", 1) + 1)
                    : attribute.substring(0, attribute.indexOf(' ')))
        .toList();
  }

  /** Whether it can get another definition without being dropped; ALTER does for some kinds. */
  private boolean mayBeReplaced() {
    return switch (was.kind()) {
      case SCHEMA, EXTENSION, FUNCTION, PROCEDURE, AGGREGATE, VIEW, PUBLICATION -> true;
      case RULE, TRIGGER, POLICY, STATISTICS, EVENT_TRIGGER -> true;
      default -> false;
    };
  }

  /**
   * What an operation carries: the model's words, with what the database says of it. What only one
   * database can hold is carried as that database spells it, part by part.
   */
  DefinedObject carried() {
    return carried(held, model);
  }

  static DefinedObject carried(DefinedObject held, DefinedObject model) {
    boolean everywhere = held.kind() == ObjectKind.VIEW || held.kind() == ObjectKind.TRIGGER;
    return everywhere ? model.withFacts(held.facts()) : held;
  }
}
