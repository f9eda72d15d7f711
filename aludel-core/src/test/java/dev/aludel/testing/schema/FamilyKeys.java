package dev.aludel.testing.schema;

import dev.aludel.schema.Deferral;
import dev.aludel.schema.Index;
import dev.aludel.schema.KeyIndexes;
import dev.aludel.schema.PartAbove;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.UniqueConstraint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Unique indexes of the partitioned tables of {@link RandomFamilies}, and keys of partitions that
 * are equal to them: some are the partition's index for the one above as well.
 */
final class FamilyKeys {

  private final Random random;
  private Schema schema;

  private FamilyKeys(Schema schema) {
    this.schema = schema;
    // Not the one that makes the rest, which would make something else then.
    this.random = new Random(schema.tables().toString().hashCode() + 1L);
  }

  /** The schema with some of that. */
  static Schema on(Schema schema) {
    FamilyKeys some = new FamilyKeys(schema);
    for (Table table : schema.tables()) {
      boolean isTop = !TableParents.isPartition(table.options());
      if (isTop && TableParents.partitioning(table).isPresent() && some.random.nextInt(3) == 0) {
        some.index(table);
      }
    }
    return some.schema;
  }

  private void index(Table table) {
    // One that a constraint of the same table has besides would leave open which the server takes.
    List<String> columns =
        table.primaryKey().isPresent() || random.nextBoolean()
            ? List.of("a", "k")
            : List.of("k", "a");
    boolean isConstraint =
        table.constraints(UniqueConstraint.class).stream()
            .anyMatch(key -> key.columns().equals(columns));
    if (isConstraint || table.column("a").isEmpty()) {
      return;
    }
    String name = table.name().name() + "_unique";
    schema =
        schema.withTable(
            table.name(),
            was -> was.withIndex(Index.on(columns.toArray(String[]::new)).uniquely().named(name)));
    PartAbove part = new PartAbove(table.name(), name);
    schema.tables().stream()
        .filter(below -> TableParents.above(below.name(), schema).contains(table.name()))
        .sorted(Comparator.comparing(b -> TableParents.above(b.name(), schema).size()))
        .filter(below -> random.nextInt(2) == 0)
        .forEach(below -> key(below, part, columns));
  }

  private void key(Table partition, PartAbove above, List<String> columns) {
    boolean isTied = random.nextInt(3) > 0;
    String name = partition.name().name() + (isTied ? "_tied" : "_twin");
    UniqueConstraint key =
        new UniqueConstraint(
            Optional.of(name),
            columns,
            false,
            random.nextInt(4) == 0 ? Deferral.INITIALLY_DEFERRED : Deferral.NOT_DEFERRABLE);
    boolean isTiedBetween =
        TableParents.above(partition.name(), schema).stream()
            .map(schema::requireTable)
            .anyMatch(between -> KeyIndexes.of(between.options()).containsKey(above));
    schema = schema.withTable(partition.name(), was -> was.withConstraint(key));
    if (isTied && !isTiedBetween) {
      tie(partition.name(), above, name);
    }
  }

  private void tie(QualifiedName partition, PartAbove above, String key) {
    schema =
        schema.withTable(
            partition,
            was -> {
              TreeMap<String, String> options = new TreeMap<>(was.options());
              options.put(KeyIndexes.OPTION + above, key);
              return was.withOptions(options);
            });
  }
}
