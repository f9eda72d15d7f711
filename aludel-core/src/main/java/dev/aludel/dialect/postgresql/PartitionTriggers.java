package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.PartitionOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the triggers have of their own that partitions have from a trigger of their table, as
 * options of that one: a state that differs from that of the trigger above ({@link
 * PartitionOptions#ENABLED}) and a comment ({@link PartitionOptions#COMMENT}).
 *
 * <p>ALTER TABLE, ENABLE and DISABLE TRIGGER, gives its state to all partitions below, whatever
 * theirs was, and CREATE OR REPLACE TRIGGER enables them all. So states are set from above to below
 * and all of them again where one above changes.
 */
final class PartitionTriggers {

  private PartitionTriggers() {}

  /** An option that a row of {@link ObjectPart#TRIGGERS} tells of a partition. */
  static void read(String text, Session session, Map<String, String> options) {
    int equals = text.indexOf('=');
    int space = text.indexOf(' ');
    int length = Integer.parseInt(text.substring(equals + 1, space));
    int end = text.offsetByCodePoints(space + 1, length);
    QualifiedName spelled = QualifiedName.parse(text.substring(space + 1, end));
    QualifiedName partition = session.name(spelled.schema().orElseThrow(), spelled.name());
    options.put(
        TableOptions.PREFIX + text.substring(0, equals) + "." + partition, text.substring(end));
  }

  /** Whether the row tells something of a partition. */
  static boolean isOne(String text) {
    return (TableOptions.PREFIX + text).startsWith(PartitionOptions.PREFIX);
  }

  /** What follows CREATE TRIGGER. */
  static List<String> set(DefinedObject trigger, Schema schema) {
    return changes(trigger.key(), new TreeMap<>(), trigger.options(), schema, false);
  }

  /**
   * The statements that lead from one set of options to another.
   *
   * @param afresh whether the trigger and those of all partitions have the same state by now
   */
  static List<String> changes(
      ObjectKey key,
      SortedMap<String, String> from,
      SortedMap<String, String> to,
      Schema schema,
      boolean afresh) {
    List<String> statements = new ArrayList<>();
    Map<String, String> was = TableOptions.under(PartitionOptions.ENABLED, from);
    Map<String, String> is = TableOptions.under(PartitionOptions.ENABLED, to);
    boolean reset =
        afresh
            || !TableOptions.of(from, ObjectOptions.ENABLED)
                .equals(TableOptions.of(to, ObjectOptions.ENABLED));
    if (!reset && !is.keySet().containsAll(was.keySet())) {
      statements.add(ObjectOptions.enabled(key, to.getOrDefault(ObjectOptions.ENABLED, "enabled")));
      reset = true;
    }
    if (reset || !was.equals(is)) {
      is.keySet().stream()
          .map(QualifiedName::parse)
          .sorted(Comparator.comparing(name -> TableParents.above(name, schema).size()))
          .forEach(
              name ->
                  statements.add(
                      ObjectOptions.enabled(on(key, name), is.getOrDefault(name.toString(), ""))));
    }
    statements.addAll(comments(key, from, to));
    return statements;
  }

  private static List<String> comments(
      ObjectKey key, SortedMap<String, String> from, SortedMap<String, String> to) {
    Map<String, String> was = TableOptions.under(PartitionOptions.COMMENT, from);
    Map<String, String> is = TableOptions.under(PartitionOptions.COMMENT, to);
    TreeSet<String> partitions = new TreeSet<>(was.keySet());
    partitions.addAll(is.keySet());
    List<String> statements = new ArrayList<>();
    for (String partition : partitions) {
      Optional<String> text = Optional.ofNullable(is.get(partition));
      if (!text.equals(Optional.ofNullable(was.get(partition)))) {
        statements.add(ObjectText.comment(on(key, QualifiedName.parse(partition)), text));
      }
    }
    return statements;
  }

  /** The trigger of that name on a partition. */
  private static ObjectKey on(ObjectKey trigger, QualifiedName partition) {
    return new ObjectKey(
        trigger.kind(), partition.sibling(trigger.name().name()), partition.name());
  }
}
