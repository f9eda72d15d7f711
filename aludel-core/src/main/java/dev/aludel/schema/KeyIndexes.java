package dev.aludel.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Keys of a partition whose index is at once the partition's index for a unique one of a table
 * above, as CREATE INDEX and ATTACH PARTITION take a key that is there. The key is the partition's
 * own with all that it has, and the partition has no other index for the one above: the option
 * {@code postgresql.inherited_index_key.<above>} names it.
 */
public final class KeyIndexes {

  public static final String OPTION = InheritedOptions.INDEX + "key.";

  private KeyIndexes() {}

  public static boolean isOne(String option) {
    return option.startsWith(OPTION);
  }

  /** The names of the keys by the indexes above. */
  public static Map<PartAbove, String> of(Map<String, String> options) {
    Map<PartAbove, String> keys = new TreeMap<>(Comparator.comparing(PartAbove::toString));
    options.forEach(
        (option, key) -> {
          if (isOne(option)) {
            keys.put(InheritedOptions.above(option), key);
          }
        });
    return keys;
  }

  /** Whether a table of those options has the key as the index of one above. */
  public static boolean isTaken(Constraint key, Map<String, String> options) {
    return key.name().filter(of(options)::containsValue).isPresent();
  }

  /**
   * Whether a table above that has the index would take the key of the partition for its own.
   *
   * @param options of the partition
   */
  public static boolean fits(Constraint key, Map<String, String> options, Index above) {
    Optional<String> definition = PartOptions.definition(options, key.name());
    boolean isKey =
        key instanceof PrimaryKey
            || (key instanceof UniqueConstraint unique
                && unique.nullsNotDistinct() == above.nullsNotDistinct());
    boolean isNullsOwn = key instanceof PrimaryKey && above.nullsNotDistinct();
    return isKey
        && !isNullsOwn
        && above.unique()
        && above.where().isEmpty()
        && above.method().isEmpty()
        && definition.filter(text -> text.contains(" WITHOUT OVERLAPS")).isEmpty()
        && PartitionNames.included(definition).equals(above.include())
        && above.keys().stream()
            .allMatch(part -> part.collation().isEmpty() && part.operatorClass().isEmpty())
        && key.columns()
            .equals(above.keys().stream().map(part -> part.column().orElse("")).toList());
  }

  /**
   * The keys of a table that is taken, each for the index above for which it is taken: parts of its
   * own that are equal to those above are one with them first.
   */
  static SortedMap<String, String> taken(Table was, Map<PartAbove, Table> givers) {
    List<Constraint> constraints = new ArrayList<>(was.constraints());
    List<Index> indexes = new ArrayList<>(was.indexes());
    givers.forEach(
        (part, above) ->
            above
                .constraint(part.name())
                .ifPresent(
                    given -> remove(constraints, own -> own.unnamed().equals(given.unnamed()))));
    SortedMap<String, String> keys = new TreeMap<>();
    givers.forEach(
        (part, above) ->
            above
                .index(part.name())
                .filter(given -> !remove(indexes, own -> own.unnamed().equals(given.unnamed())))
                .flatMap(
                    given ->
                        constraints.stream()
                            .filter(own -> fits(own, was.options(), given))
                            .findFirst())
                .ifPresent(
                    key -> {
                      constraints.remove(key);
                      key.name().ifPresent(name -> keys.put(OPTION + part, name));
                    }));
    return keys;
  }

  private static <T> boolean remove(List<T> parts, Predicate<T> which) {
    Optional<T> found = parts.stream().filter(which).findFirst();
    found.ifPresent(parts::remove);
    return found.isPresent();
  }

  /** The table when one of its keys has another name. */
  public static Table keyRenamed(Table table, String from, String to) {
    if (table.options().keySet().stream().noneMatch(KeyIndexes::isOne)) {
      return table;
    }
    SortedMap<String, String> renamed = new TreeMap<>(table.options());
    renamed.replaceAll((option, value) -> isOne(option) && value.equals(from) ? to : value);
    return table.withOptions(renamed);
  }

  /** The indexes above for which the table has keys. */
  public static List<Index> above(Table table, Schema schema) {
    return of(table.options()).keySet().stream()
        .flatMap(
            part -> schema.table(part.table()).flatMap(above -> above.index(part.name())).stream())
        .toList();
  }
}
