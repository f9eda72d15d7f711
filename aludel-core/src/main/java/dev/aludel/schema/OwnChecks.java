package dev.aludel.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The checks that a child of other tables has from them and of its own at once ({@link
 * OwnOptions#CHECK}). One that the child has alone becomes such a one when it comes above, and is
 * the child's alone again when it goes there (ALTER TABLE, ADD and DROP CONSTRAINT).
 */
public final class OwnChecks {

  private OwnChecks() {}

  /** A check as the table says it that gives it, with what the options of that say of it. */
  private record Given(CheckConstraint check, SortedMap<String, String> options) {}

  /** The schema when a check has come to the table that children have themselves. */
  public static Schema came(Schema schema, QualifiedName above, String check) {
    Schema merged = schema;
    for (Table child : schema.tables()) {
      boolean isGiven =
          isChild(child)
              && TableParents.of(child).contains(above)
              && isOwn(child, check)
              && given(child, check, schema).isPresent();
      if (isGiven) {
        merged = merged.withTable(child.name(), own -> inherited(own, check));
      }
    }
    return merged;
  }

  /**
   * The schema when a check has gone from the table: children keep what is their own.
   *
   * @param before with the check
   */
  public static Schema went(Schema schema, Schema before, QualifiedName above, String check) {
    Schema left = schema;
    for (Table child : schema.tables()) {
      if (isChild(child) && TableParents.of(child).contains(above)) {
        boolean isGone =
            given(child, check, schema).isEmpty() && given(child, check, before).isPresent();
        if (isGone && child.options().containsKey(OwnOptions.CHECK + check)) {
          left = left.withTable(child.name(), own -> alone(own, check, before));
        } else if (isGone && !isOwn(child, check)) {
          left = went(left, before, child.name(), check);
        }
      }
    }
    return left;
  }

  /**
   * The schema with those checks of children as their own alone, so that they are dropped and added
   * around what happens above.
   *
   * @param which of the children's checks, by the child and the check's name
   */
  public static Schema told(Schema schema, BiPredicate<Table, String> which) {
    Schema told = schema;
    for (Table child : schema.tables()) {
      if (isChild(child)) {
        for (String option : child.options().keySet()) {
          String check = OwnOptions.check(option).orElse("");
          if (!check.isEmpty() && which.test(child, check)) {
            told = told.withTable(child.name(), own -> alone(own, check, schema));
          }
        }
      }
    }
    return told;
  }

  /** The schema when a check of the table, which its children have as well, has another name. */
  public static Schema renamed(Schema schema, QualifiedName table, String from, String to) {
    Schema renamed = schema;
    for (Table child : schema.tables()) {
      String own = child.options().get(OwnOptions.CHECK + from);
      if (own != null && isBelow(child, table, schema)) {
        SortedMap<String, String> options = new TreeMap<>(child.options());
        options.remove(OwnOptions.CHECK + from);
        options.put(OwnOptions.CHECK + to, own);
        renamed = renamed.withTable(child.name(), was -> was.withOptions(options));
      }
    }
    return renamed;
  }

  private static boolean isBelow(Table child, QualifiedName table, Schema schema) {
    return TableParents.of(child).stream()
        .anyMatch(
            parent ->
                parent.equals(table)
                    || schema.table(parent).filter(up -> isBelow(up, table, schema)).isPresent());
  }

  /** The check that those give to their children, if there is one of that name. */
  public static Optional<CheckConstraint> fromAbove(
      List<QualifiedName> parents, String check, Schema schema) {
    return given(parents, check, schema).map(Given::check);
  }

  /** Whether the table has a check of that name from above, and of its own as well. */
  public static boolean isFromAbove(Table child, Optional<String> check) {
    return check.filter(name -> child.options().containsKey(OwnOptions.CHECK + name)).isPresent()
        && child.constraint(check.get()).isEmpty();
  }

  private static boolean isChild(Table table) {
    return !table.options().isEmpty()
        && !TableParents.isPartition(table.options())
        && !TableParents.of(table).isEmpty();
  }

  private static boolean isOwn(Table table, String check) {
    return table.constraint(check).filter(CheckConstraint.class::isInstance).isPresent();
  }

  private static Optional<Given> given(Table child, String check, Schema schema) {
    return given(TableParents.of(child), check, schema);
  }

  private static Optional<Given> given(List<QualifiedName> parents, String check, Schema schema) {
    return parents.stream()
        .flatMap(parent -> schema.table(parent).stream())
        .flatMap(parent -> ofItOrAbove(parent, check, schema).stream())
        .findFirst();
  }

  private static Optional<Given> ofItOrAbove(Table table, String check, Schema schema) {
    return table
        .constraint(check)
        .filter(CheckConstraint.class::isInstance)
        .map(own -> new Given((CheckConstraint) own, PartOptions.of(table.options(), own)))
        .map(
            own ->
                Inheritance.isKept(own.options(), check)
                    ? Optional.<Given>empty()
                    : Optional.of(own))
        .orElseGet(() -> given(table, check, schema));
  }

  private static Table inherited(Table child, String check) {
    SortedMap<String, String> options = new TreeMap<>(child.options());
    child
        .constraint(check)
        .ifPresent(own -> options.keySet().removeAll(PartOptions.of(options, own).keySet()));
    options.put(OwnOptions.CHECK + check, "true");
    return child
        .withConstraints(
            child.constraints().stream()
                .filter(own -> own.name().filter(check::equals).isEmpty())
                .toList())
        .withOptions(options);
  }

  /** What a database has told of the child's comes before what those above say. */
  private static Table alone(Table child, String check, Schema schema) {
    Optional<Given> given = given(child, check, schema);
    if (given.isEmpty()) {
      return child;
    }
    Map<String, String> said =
        child
            .inherited()
            .map(InheritedParts::checkOptions)
            .filter(parts -> !parts.isEmpty())
            .orElse(given.get().options());
    SortedMap<String, String> options =
        PartOptions.union(child.options(), PartOptions.of(said, given.get().check()));
    options.remove(OwnOptions.CHECK + check);
    return (isOwn(child, check) ? child : child.withConstraint(given.get().check()))
        .withOptions(options);
  }
}
