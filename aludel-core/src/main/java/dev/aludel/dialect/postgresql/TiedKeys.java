package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.KeyIndexes;
import dev.aludel.schema.PartAbove;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keys of a partition that are indexes of its table as well, where the table has several equal
 * ones. ATTACH PARTITION goes through the indexes of both in the order in which they were made, and
 * ties each to the first that will do; so those of the partition are made in the order of those
 * that they are tied to, if they are not in it.
 */
final class TiedKeys {

  /** What the partition has for one of the equal parts above, if it has it, and what makes it. */
  private record Member(QualifiedName above, Optional<QualifiedName> own, List<String> again) {}

  private final Table partition;
  private final Table parent;
  private final Map<String, String> ties = new TreeMap<>();
  private final List<Constraint> keys;
  private final List<Index> indexes;

  private TiedKeys(Table partition, Map<String, String> options, Table parent) {
    this.partition = partition;
    this.parent = parent;
    for (Map.Entry<PartAbove, String> tie : KeyIndexes.of(options).entrySet()) {
      if (tie.getKey().table().equals(parent.name())) {
        ties.put(tie.getKey().name(), tie.getValue());
      }
    }
    this.keys = new ArrayList<>(partition.constraints());
    keys.removeIf(key -> key.name().filter(ties::containsValue).isPresent());
    this.indexes = new ArrayList<>(partition.indexes());
  }

  /**
   * What brings them in order before the partition is attached.
   *
   * @param partition as it is until then
   * @param options that it has from then on
   */
  static List<String> inOrder(Table partition, Map<String, String> options, Schema schema) {
    return !Descent.isPartition(partition) && TableParents.isPartition(options)
        ? TableParents.of(options).stream()
            .flatMap(name -> schema.table(name).stream())
            .flatMap(parent -> new TiedKeys(partition, options, parent).inOrder().stream())
            .toList()
        : List.of();
  }

  private List<String> inOrder() {
    Map<List<String>, List<Member>> equal = new LinkedHashMap<>();
    for (String own : ties.values()) {
      partition
          .constraint(own)
          .filter(key -> !equal.containsKey(key.columns()))
          .ifPresent(key -> equal.put(key.columns(), members(key)));
    }
    return equal.values().stream()
        .filter(members -> members.size() > 1)
        .filter(members -> members.stream().noneMatch(member -> member.again().isEmpty()))
        .map(TiedKeys::statement)
        .toList();
  }

  /** The parts above that could take the key, which are equal. */
  private List<Member> members(Constraint key) {
    List<Member> members = new ArrayList<>();
    for (Constraint above : parent.constraints()) {
      if (KeyIndexes.fitsAttached(key, partition.options(), above, parent.options())) {
        Optional<Constraint> own =
            take(
                keys,
                it -> KeyIndexes.fitsAttached(it, partition.options(), above, parent.options()));
        members.add(own.map(it -> made(above.name(), it)).orElseGet(() -> comes(above)));
      }
    }
    for (Index above : parent.indexes()) {
      if (KeyIndexes.fits(key, partition.options(), above)) {
        Optional<Constraint> tied =
            above.name().map(ties::get).flatMap(name -> partition.constraint(name));
        Optional<Index> own =
            tied.isPresent()
                ? Optional.empty()
                : take(indexes, it -> it.unnamed().equals(above.unnamed()));
        members.add(
            tied.map(it -> made(above.name(), it))
                .or(() -> own.map(it -> made(above.name(), it)))
                .orElseGet(() -> comes(above)));
      }
    }
    return members;
  }

  private static <T> Optional<T> take(List<T> parts, Predicate<T> which) {
    Optional<T> found = parts.stream().filter(which).findFirst();
    found.ifPresent(parts::remove);
    return found;
  }

  private Member made(Optional<String> above, Constraint own) {
    List<String> again = new ArrayList<>();
    again.add(
        "ALTER TABLE %s DROP CONSTRAINT %s"
            .formatted(Quoting.name(partition.name()), Quoting.name(own.name().orElseThrow())));
    again.addAll(PartText.again(partition, own));
    return new Member(above(above), own.name().map(partition.name()::sibling), again);
  }

  private Member made(Optional<String> above, Index own) {
    QualifiedName name = partition.name().sibling(own.name().orElseThrow());
    List<String> again = new ArrayList<>();
    again.add("DROP INDEX " + Quoting.name(name));
    again.addAll(PartText.again(partition, own));
    return new Member(above(above), Optional.of(name), again);
  }

  /** What the server would make when it attaches the partition, as far as it is plain. */
  private Member comes(Constraint above) {
    Optional<String> text =
        Optional.of(above.unnamed())
            .filter(key -> isPlain(PartOptions.of(parent.options(), above)))
            .flatMap(key -> ConstraintText.element(key, new TreeMap<>()));
    return new Member(
        above(above.name()),
        Optional.empty(),
        text
            .map(key -> "ALTER TABLE %s ADD %s".formatted(Quoting.name(partition.name()), key))
            .stream()
            .toList());
  }

  private Member comes(Index above) {
    Optional<String> text =
        Optional.of(above.unnamed())
            .filter(index -> isPlain(PartOptions.of(parent.options(), above)))
            .flatMap(index -> IndexText.create(partition.name(), index, new TreeMap<>()));
    return new Member(above(above.name()), Optional.empty(), text.stream().toList());
  }

  private static boolean isPlain(Map<String, String> options) {
    return options.keySet().stream().allMatch(PartOptions::isMark);
  }

  private QualifiedName above(Optional<String> name) {
    return parent.name().sibling(name.orElseThrow());
  }

  private static String statement(List<Member> members) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            IN_ORDER.formatted(
                members.stream().map(TiedKeys::values).collect(Collectors.joining(",\n      "))));
  }

  private static String values(Member member) {
    return "(%s::pg_catalog.regclass::oid, %s::oid, %s)"
        .formatted(
            Quoting.string(Quoting.name(member.above())),
            member
                .own()
                .map(name -> Quoting.string(Quoting.name(name)) + "::pg_catalog.regclass")
                .orElse("NULL"),
            Quoting.string(String.join(";\n", member.again())));
  }

  private static final String IN_ORDER =
      """
      DECLARE one record;
      BEGIN
        FOR one IN
          WITH each (above, own, again) AS (VALUES
            %1$s)
          SELECT again FROM each
          WHERE EXISTS (
            SELECT FROM each a JOIN each b ON a.above < b.above
            WHERE b.own IS NOT NULL AND (a.own IS NULL OR a.own > b.own))
          ORDER BY above
        LOOP
          EXECUTE one.again;
        END LOOP;
      END""";
}
