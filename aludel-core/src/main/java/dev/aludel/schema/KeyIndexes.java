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
    return isKey(key)
        && hasOneNull(key) == above.nullsNotDistinct()
        && above.unique()
        && above.where().isEmpty()
        && above.method().isEmpty()
        && !isOfPeriods(definition)
        && PartitionNames.included(definition).equals(above.include())
        && above.keys().stream()
            .allMatch(part -> part.collation().isEmpty() && part.operatorClass().isEmpty())
        && key.columns()
            .equals(above.keys().stream().map(part -> part.column().orElse("")).toList());
  }

  /**
   * Whether PostgreSQL would take the key of the partition for that of a table above which comes
   * there: it asks for the same index and for a key, but neither for the same kind of key nor for
   * one that is deferred alike.
   *
   * @param options of the partition
   * @param aboveOptions of the table above
   */
  public static boolean fits(
      Constraint key,
      Map<String, String> options,
      Constraint above,
      Map<String, String> aboveOptions) {
    Optional<String> own = PartOptions.definition(options, key.name());
    Optional<String> given = PartOptions.definition(aboveOptions, above.name());
    return isKey(key)
        && isKey(above)
        && key.columns().equals(above.columns())
        && hasOneNull(key) == hasOneNull(above)
        && isOfPeriods(own) == isOfPeriods(given)
        && PartitionNames.included(own).equals(PartitionNames.included(given));
  }

  /** The same when the partition is attached: there a primary key is none that is not. */
  public static boolean fitsAttached(
      Constraint key,
      Map<String, String> options,
      Constraint above,
      Map<String, String> aboveOptions) {
    return key instanceof PrimaryKey == above instanceof PrimaryKey
        && fits(key, options, above, aboveOptions);
  }

  private static boolean isKey(Constraint constraint) {
    return constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint;
  }

  private static boolean hasOneNull(Constraint key) {
    return key instanceof UniqueConstraint unique && unique.nullsNotDistinct();
  }

  private static boolean isOfPeriods(Optional<String> definition) {
    return definition.filter(text -> text.contains(" WITHOUT OVERLAPS")).isPresent();
  }

  /**
   * The keys of a table that is taken, each for the index above for which it is taken: parts of its
   * own that are equal to those above are one with them first.
   *
   * @param told what is known of that
   */
  static SortedMap<String, String> taken(
      Table was, Map<PartAbove, Table> givers, Map<String, String> told) {
    List<Constraint> constraints = free(was, told);
    List<Index> indexes = new ArrayList<>(was.indexes());
    givers.forEach(
        (part, above) ->
            above
                .constraint(part.name())
                .ifPresent(
                    given ->
                        remove(
                            constraints,
                            own -> isTakenFor(own, was.options(), given, above.options()))));
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

  /** The constraints of a table but for the keys that are indexes above, as the options tell. */
  static List<Constraint> free(Table table, Map<String, String> told) {
    List<Constraint> free = new ArrayList<>(table.constraints());
    free.removeIf(own -> isTaken(own, told));
    return free;
  }

  /** Whether a constraint of a table that is attached is one with that of the table above. */
  static boolean isTakenFor(
      Constraint own,
      Map<String, String> options,
      Constraint above,
      Map<String, String> aboveOptions) {
    return own.unnamed().equals(above.unnamed()) || fitsAttached(own, options, above, aboveOptions);
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
