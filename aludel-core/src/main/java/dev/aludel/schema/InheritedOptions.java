package dev.aludel.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a partition has of its own on indexes and constraints that come from a table above it, as
 * options of the partition. Each speaks of the index or the constraint as the topmost table has it:
 * {@link PartAbove}.
 *
 * <table>
 * <caption>The options</caption>
 * <tr><td>{@code postgresql.inherited_index.<above>}</td><td>the name of the partition's index, and
 *     of its key, where the server would have chosen another</td></tr>
 * <tr><td>{@code postgresql.inherited_index_comment.<above>}</td><td>the comment of the
 *     index</td></tr>
 * <tr><td>{@code postgresql.inherited_index_with.<above>}</td><td>its storage parameters where
 *     those above are others; {@code none} for none</td></tr>
 * <tr><td>{@code postgresql.inherited_index_statistics.<above>}</td><td>its statistics targets
 *     where those above are others; {@code none} for none</td></tr>
 * <tr><td>{@code postgresql.inherited_index_tablespace.<above>}</td><td>its tablespace where that
 *     above is another; {@code pg_default} for none</td></tr>
 * <tr><td>{@code postgresql.inherited_index_clustered.<above>}</td><td>{@code true}: CLUSTER ON
 *     this one</td></tr>
 * <tr><td>{@code postgresql.inherited_index_replica_identity.<above>}</td><td>{@code true}: REPLICA
 *     IDENTITY USING INDEX this one</td></tr>
 * <tr><td>{@code postgresql.inherited_index_key.<above>}</td><td>the key of its own that is its
 *     index: {@link KeyIndexes}</td></tr>
 * <tr><td>{@code postgresql.inherited_constraint.<above>}</td><td>the name of the partition's
 *     foreign key, where the server would have chosen another</td></tr>
 * <tr><td>{@code postgresql.inherited_constraint_comment.<above>}</td><td>the comment of the
 *     constraint</td></tr>
 * <tr><td>{@code postgresql.inherited_constraint_triggers.<above>}</td><td>the states of its
 *     triggers: {@link TriggerOptions}</td></tr>
 * </table>
 */
public final class InheritedOptions {

  public static final String PREFIX = "postgresql.inherited_";
  public static final String NAME = "postgresql.inherited_index.";

  /** How those begin that speak of an index otherwise than by its name. */
  public static final String INDEX = "postgresql.inherited_index_";

  public static final String TABLESPACE = INDEX + "tablespace.";

  public static final String CONSTRAINT = "postgresql.inherited_constraint.";
  public static final String CONSTRAINT_COMMENT = "postgresql.inherited_constraint_comment.";

  private static final String OWN_INDEX = "postgresql.index_";
  private static final String OWN_CONSTRAINT_COMMENT = "postgresql.constraint_comment.";

  private static final String STATISTICS = "statistics.";

  /** What is told where it differs from above, and what stands for none. */
  private static final Map<String, String> KEPT =
      Map.of("with.", "none", STATISTICS, "none", "tablespace.", "pg_default");

  private InheritedOptions() {}

  public static boolean isOne(String option) {
    return option.startsWith(PREFIX);
  }

  /** The part above of which the option speaks. */
  public static PartAbove above(String option) {
    return PartAbove.parse(option.substring(beginning(option).length()));
  }

  /** What the option says, without the part of which it says that. */
  private static String beginning(String option) {
    return option.substring(0, option.indexOf('.', PREFIX.length()) + 1);
  }

  /** The options without those of this kind. */
  public static SortedMap<String, String> without(Map<String, String> options) {
    SortedMap<String, String> rest = new TreeMap<>(options);
    rest.keySet().removeIf(InheritedOptions::isOne);
    return rest;
  }

  /** The options without those of this kind that are set when the parts above are there. */
  public static SortedMap<String, String> withoutLater(Map<String, String> options) {
    SortedMap<String, String> rest = new TreeMap<>(options);
    rest.keySet().removeIf(option -> isOne(option) && !KeyIndexes.isOne(option));
    return rest;
  }

  /** The options with those of this kind as others have them. */
  public static SortedMap<String, String> as(Map<String, String> rest, Map<String, String> told) {
    SortedMap<String, String> all = without(rest);
    told.forEach(
        (option, value) -> {
          if (isOne(option)) {
            all.put(option, value);
          }
        });
    return all;
  }

  /**
   * The parts that tables above give to a partition, with the tables. What it has by a key of its
   * own, or by a key of a table between, it does not have from there.
   */
  public static Map<PartAbove, Table> givers(QualifiedName partition, Schema schema) {
    Map<PartAbove, Table> givers = new LinkedHashMap<>();
    Set<PartAbove> byKeys = new HashSet<>();
    schema.table(partition).ifPresent(own -> byKeys.addAll(KeyIndexes.of(own.options()).keySet()));
    for (QualifiedName name : TableParents.above(partition, schema)) {
      for (Table above : schema.table(name).stream().toList()) {
        Consumer<String> give = part -> givers.put(new PartAbove(name, part), above);
        above.indexes().forEach(index -> index.name().ifPresent(give));
        above.constraints().forEach(part -> part.name().ifPresent(give));
        above.options().keySet().stream()
            .filter(PartOptions::isExclusion)
            .forEach(option -> give.accept(option.split("\\.", 3)[2]));
        byKeys.addAll(KeyIndexes.of(above.options()).keySet());
      }
    }
    givers.keySet().removeAll(byKeys);
    return givers;
  }

  /** The schema when a part of the table has another name. */
  public static Schema renamed(Schema schema, QualifiedName table, String from, String to) {
    PartAbove was = new PartAbove(table, from);
    PartAbove is = new PartAbove(table, to);
    return changed(
        schema, table, options -> renamed(options, part -> part.equals(was) ? is : part));
  }

  /** The partition when a table has another name, which may be above it. */
  public static Table tableRenamed(Table partition, QualifiedName from, QualifiedName to) {
    return partition.options().keySet().stream().noneMatch(InheritedOptions::isOne)
        ? partition
        : partition.withOptions(
            renamed(
                partition.options(),
                part -> part.table().equals(from) ? new PartAbove(to, part.name()) : part));
  }

  private static SortedMap<String, String> renamed(
      Map<String, String> options, UnaryOperator<PartAbove> rename) {
    SortedMap<String, String> renamed = new TreeMap<>();
    options.forEach(
        (option, value) ->
            renamed.put(
                isOne(option) ? beginning(option) + rename.apply(above(option)) : option, value));
    return renamed;
  }

  /** The schema when a part of the table is gone. */
  public static Schema without(Schema schema, QualifiedName table, String part) {
    PartAbove gone = new PartAbove(table, part);
    return changed(
        schema,
        table,
        options -> {
          SortedMap<String, String> rest = new TreeMap<>(options);
          rest.keySet().removeIf(option -> isOne(option) && above(option).equals(gone));
          return rest;
        });
  }

  private static Schema changed(
      Schema schema, QualifiedName table, UnaryOperator<SortedMap<String, String>> change) {
    boolean divided = schema.table(table).flatMap(TableParents::partitioning).isPresent();
    List<Table> below = new ArrayList<>();
    if (divided) {
      for (Table other : schema.tables()) {
        if (other.options().keySet().stream().anyMatch(InheritedOptions::isOne)
            && TableParents.above(other.name(), schema).contains(table)) {
          below.add(other);
        }
      }
    }
    Schema changed = schema;
    for (Table other : below) {
      SortedMap<String, String> options = change.apply(new TreeMap<>(other.options()));
      changed = changed.withTable(other.name(), was -> was.withOptions(options));
    }
    return changed;
  }

  /**
   * What there is to say of a partition that has just been taken with parts of its own.
   *
   * @param was the table before, with those parts
   * @param is the table now, with its new options
   * @param schema with the tables above
   */
  static SortedMap<String, String> ofTaken(Table was, Table is, Schema schema) {
    SortedMap<String, String> options = new TreeMap<>();
    List<Index> indexes = new ArrayList<>(was.indexes());
    List<Constraint> constraints = KeyIndexes.free(was, is.options());
    Map<PartAbove, Table> givers = givers(is.name(), schema.withTable(is.name(), there -> is));
    SortedMap<String, String> keys = KeyIndexes.taken(was, givers, is.options());
    givers.keySet().removeAll(KeyIndexes.of(keys).keySet());
    options.putAll(keys);
    givers.forEach(
        (part, above) -> {
          Optional<Index> index = above.index(part.name()).flatMap(it -> same(indexes, it));
          index.ifPresent(indexes::remove);
          index
              .filter(own -> !PartitionNames.isServersOwn(own.name().orElse(""), is, own))
              .flatMap(Index::name)
              .ifPresent(own -> options.put(NAME + part, own));
          index.ifPresent(
              own -> collect(own.name(), PartOptions.of(was.options(), own), part, options));
          Optional<Constraint> constraint =
              above
                  .constraint(part.name())
                  .flatMap(
                      given ->
                          constraints.stream()
                              .filter(
                                  own ->
                                      KeyIndexes.isTakenFor(
                                          own, was.options(), given, above.options()))
                              .findFirst());
          constraint.ifPresent(constraints::remove);
          constraint
              .filter(own -> !isServersOwn(own, is, was.options(), part))
              .flatMap(Constraint::name)
              .ifPresent(own -> options.put(naming(constraint) + part, own));
          constraint.ifPresent(
              own -> collect(own.name(), PartOptions.of(was.options(), own), part, options));
          Optional<String> taken =
              index.flatMap(Index::name).or(() -> constraint.flatMap(Constraint::name));
          options.putAll(otherwise(taken, was.options(), part, above.options()));
        });
    return options;
  }

  /** What a partition's index keeps when it is taken, or does not get when it is made. */
  private static SortedMap<String, String> otherwise(
      Optional<String> taken, Map<String, String> own, PartAbove part, Map<String, String> above) {
    SortedMap<String, String> options = new TreeMap<>();
    KEPT.forEach(
        (word, none) -> {
          Optional<String> usual = Optional.ofNullable(above.get(OWN_INDEX + word + part.name()));
          Optional<String> has =
              taken.isPresent()
                  ? taken.map(name -> own.get(OWN_INDEX + word + name))
                  : usual.filter(value -> !word.equals(STATISTICS));
          if (!has.equals(usual)) {
            options.put(INDEX + word + part, has.orElse(none));
          }
        });
    return options;
  }

  /** What CREATE TABLE, PARTITION OF, makes of the indexes above: it forgets their statistics. */
  public static SortedMap<String, String> ofCreated(QualifiedName partition, Schema schema) {
    SortedMap<String, String> options = new TreeMap<>();
    givers(partition, schema)
        .forEach(
            (part, above) ->
                options.putAll(otherwise(Optional.empty(), Map.of(), part, above.options())));
    return options;
  }

  /** How the option begins that says the constraint's name: those with an index have its name. */
  private static String naming(Optional<Constraint> constraint) {
    return constraint.filter(ForeignKey.class::isInstance).isPresent() ? CONSTRAINT : NAME;
  }

  private static boolean isServersOwn(
      Constraint constraint, Table partition, Map<String, String> options, PartAbove above) {
    if (constraint instanceof ForeignKey key) {
      return PartitionNames.isServersOwn(
          constraint.name().orElse(above.name()), partition.name(), key, above.name());
    }
    return PartitionNames.isServersOwn(
        constraint.name().orElse(""),
        partition,
        constraint,
        PartOptions.definition(options, constraint.name()));
  }

  private static Optional<Index> same(List<Index> parts, Index above) {
    return parts.stream().filter(own -> own.unnamed().equals(above.unnamed())).findFirst();
  }

  private static Optional<Constraint> same(List<Constraint> parts, Constraint above) {
    return parts.stream().filter(own -> own.unnamed().equals(above.unnamed())).findFirst();
  }

  /** The marks that the table's own part has stay with it. */
  private static void collect(
      Optional<String> called,
      Map<String, String> ofPart,
      PartAbove above,
      SortedMap<String, String> options) {
    ofPart.forEach(
        (option, value) -> {
          if (!PartOptions.isMark(option)) {
            return;
          }
          if (option.startsWith(OWN_INDEX + STATISTICS)) {
            return;
          }
          if (option.startsWith(OWN_INDEX)) {
            int end = option.length() - called.orElse("").length();
            options.put(INDEX + option.substring(OWN_INDEX.length(), end) + above, value);
          } else if (option.startsWith(OWN_CONSTRAINT_COMMENT)) {
            options.put(CONSTRAINT_COMMENT + above, value);
          } else if (option.startsWith(TriggerOptions.OPTION)) {
            TriggerOptions.ofTaken(value)
                .ifPresent(states -> options.put(TriggerOptions.INHERITED + above, states));
          }
        });
  }

  /** The partition when it has another name, and its indexes have those that they had. */
  public static Table renamed(Table was, Table is, Schema schema) {
    if (!TableParents.isPartition(was.options()) || was.inherited().isEmpty()) {
      return is;
    }
    InheritedParts parts = was.inherited().get();
    SortedMap<String, String> options = new TreeMap<>(is.options());
    givers(was.name(), schema)
        .forEach(
            (part, above) -> {
              above
                  .index(part.name())
                  .flatMap(index -> same(parts.indexes(), index))
                  .filter(own -> !PartitionNames.isServersOwn(own.name().orElse(""), is, own))
                  .ifPresent(own -> options.putIfAbsent(NAME + part, own.name().orElse("")));
              above
                  .constraint(part.name())
                  .flatMap(constraint -> same(parts.constraints(), constraint))
                  .filter(own -> own.name().isPresent())
                  .filter(own -> !isServersOwn(own, is, parts.options(), part))
                  .ifPresent(
                      own ->
                          options.putIfAbsent(
                              naming(Optional.of(own)) + part, own.name().orElse("")));
            });
    return is.withOptions(options);
  }
}
