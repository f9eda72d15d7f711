package dev.aludel.schema;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What partitions have of their own on a trigger that comes from the table above them, as options
 * of that trigger.
 *
 * <table>
 * <caption>The options</caption>
 * <tr><td>{@code postgresql.partition_enabled.<partition>}</td><td>{@code enabled}, {@code
 *     disabled}, {@code replica} or {@code always}, where that is not so on the table above</td></tr>
 * <tr><td>{@code postgresql.partition_comment.<partition>}</td><td>its comment there</td></tr>
 * </table>
 */
public final class PartitionOptions {

  public static final String PREFIX = "postgresql.partition_";
  public static final String ENABLED = "postgresql.partition_enabled.";
  public static final String COMMENT = "postgresql.partition_comment.";

  private PartitionOptions() {}

  /** The trigger without what it has on those partitions. */
  public static DefinedObject without(DefinedObject object, Predicate<QualifiedName> partitions) {
    if (object.kind() != ObjectKind.TRIGGER || object.options().isEmpty()) {
      return object;
    }
    SortedMap<String, String> options = new TreeMap<>(object.options());
    options
        .keySet()
        .removeIf(
            option ->
                option.startsWith(PREFIX)
                    && partitions.test(QualifiedName.parse(partition(option))));
    return object.withOptions(options);
  }

  /** The trigger with what another one has on partitions. */
  public static DefinedObject with(DefinedObject object, DefinedObject other) {
    SortedMap<String, String> options = new TreeMap<>(other.options());
    options.keySet().removeIf(option -> !option.startsWith(PREFIX));
    return other.kind() != ObjectKind.TRIGGER || options.isEmpty()
        ? object
        : object.withOptions(PartOptions.union(object.options(), options));
  }

  /** The partitions on which the trigger has something. */
  public static Set<QualifiedName> partitions(DefinedObject object) {
    Set<QualifiedName> partitions = new TreeSet<>();
    if (object.kind() == ObjectKind.TRIGGER) {
      object.options().keySet().stream()
          .filter(option -> option.startsWith(PREFIX))
          .forEach(option -> partitions.add(QualifiedName.parse(partition(option))));
    }
    return partitions;
  }

  /** The trigger when a partition has another name. */
  public static DefinedObject renamed(DefinedObject object, QualifiedName from, QualifiedName to) {
    if (object.kind() != ObjectKind.TRIGGER || object.options().isEmpty()) {
      return object;
    }
    SortedMap<String, String> options = new TreeMap<>();
    object
        .options()
        .forEach(
            (option, value) -> {
              boolean isOfIt =
                  option.startsWith(PREFIX) && partition(option).equals(from.toString());
              options.put(
                  isOfIt
                      ? option.substring(0, option.indexOf('.', PREFIX.length()) + 1) + to
                      : option,
                  value);
            });
    return object.withOptions(options);
  }

  private static String partition(String option) {
    return option.substring(option.indexOf('.', PREFIX.length()) + 1);
  }
}
