package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Index;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.KeyIndexes;
import dev.aludel.schema.PartAbove;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys and indexes of a partition, where its table has several that are equal. ATTACH PARTITION
 * goes through the indexes of both in the order in which they were made, and ties each to the first
 * that will do, a key to an index as well; so those of the partition are made in the order of those
 * that they are for, if they are not in it, and those that are for none come after them.
 *
 * <p>Before 17 a primary key and a unique constraint will do for one another there.
 */
final class TiedKeys {

  /**
   * What the partition has for one of the equal parts above, if it has it, and what makes it.
   *
   * @param above the index above
   * @param wants the kind of key that the one above is, or none
   * @param own the index of the partition
   * @param is the kind of key that this is, or none
   */
  private record Member(
      String above, String wants, Optional<QualifiedName> own, String is, List<String> again) {}

  /** An index or a key that the table above has, itself or from further above. */
  private record Above(PartAbove part, Table table, boolean isOwn) {

    Optional<Constraint> key() {
      return table.constraint(part.name());
    }

    Optional<Index> index() {
      return table.index(part.name());
    }
  }

  /** Where those are that no part above is to take: no index has a higher number. */
  private static final String AFTER_ALL = "4294967295";

  private final Table partition;
  private final Table parent;
  private final List<Above> parts = new ArrayList<>();
  private final Map<PartAbove, String> ties;
  private final List<Constraint> keys;
  private final List<Index> indexes;

  private TiedKeys(Table partition, Map<String, String> options, Table parent, Schema schema) {
    this.partition = partition;
    this.parent = parent;
    this.ties = KeyIndexes.of(options);
    this.keys = new ArrayList<>(partition.constraints());
    keys.removeIf(key -> key.name().filter(ties::containsValue).isPresent());
    this.indexes = new ArrayList<>(partition.indexes());
    Stream.concat(
            parent.constraints().stream().map(Constraint::name),
            parent.indexes().stream().map(Index::name))
        .flatMap(Optional::stream)
        .forEach(name -> parts.add(new Above(new PartAbove(parent.name(), name), parent, true)));
    InheritedOptions.givers(parent.name(), schema)
        .forEach((part, table) -> parts.add(new Above(part, table, false)));
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
            .flatMap(parent -> new TiedKeys(partition, options, parent, schema).inOrder().stream())
            .toList()
        : List.of();
  }

  private List<String> inOrder() {
    Map<List<String>, List<Member>> equal = new LinkedHashMap<>();
    for (Constraint own : partition.constraints()) {
      boolean isTied = own.name().filter(ties::containsValue).isPresent();
      boolean mayBeTaken = parts.stream().anyMatch(above -> mayTake(above, own));
      if ((isTied || mayBeTaken) && !equal.containsKey(own.columns())) {
        equal.put(own.columns(), members(own));
      }
    }
    return equal.values().stream()
        .filter(members -> members.size() > 1)
        .filter(members -> members.stream().noneMatch(member -> member.again().isEmpty()))
        .map(TiedKeys::statement)
        .toList();
  }

  /** Whether the part above could take the key, on one of the servers. */
  private boolean mayTake(Above above, Constraint key) {
    return above.index().filter(it -> KeyIndexes.fits(key, partition.options(), it)).isPresent()
        || above
            .key()
            .filter(it -> KeyIndexes.fits(key, partition.options(), it, above.table().options()))
            .isPresent();
  }

  /** The parts above that could take the key, which are equal. */
  private List<Member> members(Constraint key) {
    List<Member> members = new ArrayList<>();
    for (Above above : parts) {
      above
          .key()
          .filter(there -> mayTake(above, key))
          .ifPresent(
              there ->
                  members.add(
                      take(keys, it -> fitsAttached(it, there, above))
                          .map(it -> made(oid(above), kind(above), it))
                          .orElseGet(() -> comes(above, there))));
    }
    for (Above above : parts) {
      above
          .index()
          .filter(there -> KeyIndexes.fits(key, partition.options(), there))
          .ifPresent(there -> members.add(member(above, there)));
    }
    keys.stream()
        .filter(own -> own.columns().equals(key.columns()))
        .filter(own -> parts.stream().anyMatch(above -> mayTake(above, own)))
        .forEach(own -> members.add(made(AFTER_ALL, "", own)));
    return members;
  }

  private boolean fitsAttached(Constraint key, Constraint there, Above above) {
    return KeyIndexes.fitsAttached(key, partition.options(), there, above.table().options());
  }

  private Member member(Above above, Index there) {
    Optional<Constraint> tied =
        Optional.ofNullable(ties.get(above.part())).flatMap(partition::constraint);
    if (tied.isPresent()) {
      return made(oid(above), kind(above), tied.get());
    }
    return take(indexes, it -> it.unnamed().equals(there.unnamed()))
        .map(it -> made(above, it))
        .orElseGet(() -> comes(above, there));
  }

  private static <T> Optional<T> take(List<T> parts, Predicate<T> which) {
    Optional<T> found = parts.stream().filter(which).findFirst();
    found.ifPresent(parts::remove);
    return found;
  }

  private Member made(String above, String wants, Constraint own) {
    List<String> again = new ArrayList<>();
    again.add(
        "ALTER TABLE %s DROP CONSTRAINT %s"
            .formatted(Quoting.name(partition.name()), Quoting.name(own.name().orElseThrow())));
    again.addAll(PartText.again(partition, own));
    return new Member(above, wants, own.name().map(partition.name()::sibling), kind(own), again);
  }

  private Member made(Above above, Index own) {
    QualifiedName name = partition.name().sibling(own.name().orElseThrow());
    List<String> again = new ArrayList<>();
    again.add("DROP INDEX " + Quoting.name(name));
    again.addAll(PartText.again(partition, own));
    return new Member(oid(above), kind(above), Optional.of(name), "", again);
  }

  /** What the server would make when it attaches the partition, from what the table above has. */
  private Member comes(Above above, Constraint there) {
    Optional<String> text =
        ConstraintText.unnamed(there, above.table().options(), storage(above), tablespace(above))
            .map(key -> "ALTER TABLE %s ADD %s".formatted(Quoting.name(partition.name()), key));
    return new Member(oid(above), kind(above), Optional.empty(), "", text.stream().toList());
  }

  private Member comes(Above above, Index there) {
    Optional<String> text =
        IndexText.create(partition.name(), there.unnamed(), storage(above), tablespace(above));
    return new Member(oid(above), kind(above), Optional.empty(), "", text.stream().toList());
  }

  private static String kind(Above above) {
    return above.key().map(TiedKeys::kind).orElse("");
  }

  private static String kind(Constraint key) {
    return key instanceof PrimaryKey ? "primary" : "unique";
  }

  private Optional<String> storage(Above above) {
    String name = above.part().name();
    return InheritedIndexes.storage(
        parent.options(),
        above.part(),
        TableOptions.of(above.table().options(), IndexOptions.WITH + name));
  }

  private Optional<String> tablespace(Above above) {
    String name = above.part().name();
    return InheritedIndexes.tablespace(
        parent.options(),
        above.part(),
        TableOptions.of(above.table().options(), IndexOptions.TABLESPACE + name));
  }

  /** The index of the table above: what it has from further above may have any name. */
  private String oid(Above above) {
    String there = relation(above.part().table().sibling(above.part().name()));
    return above.isOwn()
        ? there
        : """
        (SELECT indexrelid FROM pg_catalog.pg_index WHERE indrelid = %s
              AND %s IN (SELECT relid FROM pg_catalog.pg_partition_ancestors(indexrelid)))"""
            .formatted(relation(parent.name()), there);
  }

  private static String relation(QualifiedName name) {
    return Quoting.string(Quoting.name(name)) + "::pg_catalog.regclass";
  }

  private static String statement(List<Member> members) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            IN_ORDER.formatted(
                members.stream().map(TiedKeys::values).collect(Collectors.joining(",\n      "))));
  }

  private static String values(Member member) {
    return "(%s::oid, %s, %s::oid, %s, %s)"
        .formatted(
            member.above(),
            Quoting.string(member.wants()),
            member.own().map(TiedKeys::relation).orElse("NULL"),
            Quoting.string(member.is()),
            Quoting.string(String.join(";\n", member.again())));
  }

  private static final String IN_ORDER =
      """
      DECLARE one record;
      BEGIN
        FOR one IN
          WITH each (above, wants, own, kind, again) AS (VALUES
            %1$s)
          SELECT again FROM each
          WHERE EXISTS (
            SELECT FROM each a JOIN each b ON a.above < b.above
            WHERE b.own IS NOT NULL AND (a.own IS NULL OR a.own > b.own)
              AND (a.wants IN ('', b.kind)
                   OR b.kind <> '' AND current_setting('server_version_num')::integer < 170000))
          ORDER BY above
        LOOP
          EXECUTE one.again;
        END LOOP;
      END""";
}
