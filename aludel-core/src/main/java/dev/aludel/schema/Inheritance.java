package dev.aludel.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What partitions and children have from the tables above them (sections 5.11 and 5.12 of
 * PostgreSQL's manual), and what becomes of it when they are let go and taken (ALTER TABLE: ATTACH
 * and DETACH PARTITION, INHERIT and NO INHERIT).
 *
 * <p>A partition has all keys, indexes and checks of its table, a child its checks but for those
 * that are NO INHERIT. What a table has in this way is not told among its own parts; once it is let
 * go it is. A part of a table that is taken, and that is as one of the table above, is one with it.
 */
public final class Inheritance {

  private static final String CONSTRAINT = "postgresql.constraint.";

  /** A column in an exclusion constraint, with what is said of it there. */
  private static final Pattern EXCLUDED =
      Pattern.compile("(?<=\\(|, )(\"(?:[^\"]|\"\")+\"|[a-z_][a-z0-9_$]*)(?: [^(),]+)?? WITH [^(]");

  private static final String EXCLUDE = "postgresql.exclude.";

  private Inheritance() {}

  /**
   * The table with other options, among them other parents or none.
   *
   * @param schema with the table as it is, and those above it
   */
  public static Table withOptions(Table table, SortedMap<String, String> options, Schema schema) {
    List<QualifiedName> before = TableParents.of(table);
    List<QualifiedName> after = TableParents.of(options);
    boolean samePlace =
        TableParents.isPartition(table.options()) == TableParents.isPartition(options);
    if (samePlace && new HashSet<>(before).equals(new HashSet<>(after))) {
      return table.withOptions(options);
    }
    List<QualifiedName> staying = samePlace ? new ArrayList<>(before) : new ArrayList<>();
    staying.retainAll(after);
    Table changed = NamingConvention.apply(released(table, staying, schema));
    Table taken = taken(changed, options, staying, schema);
    SortedMap<String, String> own =
        InheritedOptions.ofTaken(changed, taken.withOptions(options), schema);
    own.putAll(options);
    return taken.withOptions(own);
  }

  /**
   * The table when all above it but those that stay have let go of it, with what it keeps. The
   * names of parts of which no database has told are left open.
   */
  public static Table released(Table table, List<QualifiedName> staying, Schema schema) {
    List<QualifiedName> letting = new ArrayList<>(TableParents.of(table));
    letting.removeAll(staying);
    if (letting.isEmpty()) {
      return table;
    }
    boolean partition = TableParents.isPartition(table.options());
    InheritedParts had = fromAbove(table, TableParents.of(table), schema);
    Set<String> checksAbove = new HashSet<>();
    staying.forEach(parent -> checks(parent, schema).keySet().forEach(checksAbove::add));
    List<Constraint> constraints = new ArrayList<>(table.constraints());
    SortedMap<String, String> options =
        InheritedOptions.without(TableParents.with(staying, table.options()));
    List<Constraint> left = new ArrayList<>();
    for (Constraint constraint : had.constraints()) {
      boolean stays = constraint.name().filter(checksAbove::contains).isPresent();
      (stays ? left : constraints).add(constraint);
      if (!stays) {
        options.putAll(PartOptions.of(had.options(), constraint));
        constraint.name().ifPresent(name -> options.remove(OwnOptions.CHECK + name));
      }
    }
    List<Index> indexes = new ArrayList<>(table.indexes());
    for (Index index : had.indexes()) {
      indexes.add(index);
      options.putAll(PartOptions.of(had.options(), index));
    }
    had.options()
        .forEach(
            (option, value) -> {
              boolean isNotNulls =
                  NotNullOptions.isOne(option)
                      && isStill(option, letting, schema)
                      && isGivenByNone(NotNullOptions.column(option), staying, schema);
              boolean isExclusions =
                  option.startsWith(EXCLUDE) || isOfExclusion(option, had.options());
              if (isNotNulls || (isExclusions && staying.isEmpty())) {
                options.putIfAbsent(option, value);
              }
            });
    Table bare = partition ? table.withColumns(withoutIdentities(table, letting, schema)) : table;
    Optional<InheritedParts> rest =
        staying.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new InheritedParts(left, List.of(), had.options(), had.local(), had.notNull()));
    return bare.withConstraints(constraints)
        .withIndexes(indexes)
        .withOptions(options)
        .withInherited(rest);
  }

  /**
   * A partition that is to be taken by the table above it, before it is: with what it has itself,
   * and the checks and the names of NOT NULL that are looked for in it.
   */
  public static Table alone(Table partition, Schema schema) {
    List<QualifiedName> parents = TableParents.of(partition);
    InheritedParts wanted = derived(partition, parents, schema);
    List<Constraint> constraints = new ArrayList<>(partition.constraints());
    SortedMap<String, String> options =
        InheritedOptions.without(TableParents.with(List.of(), partition.options()));
    for (Constraint constraint : wanted.constraints()) {
      if (constraint instanceof CheckConstraint) {
        constraints.add(constraint);
        options.putAll(PartOptions.of(wanted.options(), constraint));
      }
    }
    wanted.options().entrySet().stream()
        .filter(option -> NotNullOptions.isOne(option.getKey()))
        .forEach(option -> options.putIfAbsent(option.getKey(), option.getValue()));
    return partition
        .withColumns(withoutIdentities(partition, parents, schema))
        .withConstraints(constraints)
        .withOptions(options)
        .withInherited(Optional.empty());
  }

  /** What is not valid of an inherited NOT NULL is so only as long as it is above. */
  private static boolean isStill(String option, List<QualifiedName> parents, Schema schema) {
    if (!option.startsWith(NotNullOptions.STATE)) {
      return true;
    }
    String column = option.substring(NotNullOptions.STATE.length());
    return parents.stream()
        .flatMap(parent -> schema.table(parent).stream())
        .anyMatch(parent -> NotNullOptions.isUnchecked(parent, column, schema));
  }

  /** Whether a table would have no NOT NULL of the column from these alone. */
  private static boolean isGivenByNone(String column, List<QualifiedName> parents, Schema schema) {
    return parents.stream()
        .flatMap(parent -> schema.table(parent).stream())
        .flatMap(
            parent -> parent.column(column).map(own -> NotNullOptions.given(parent, own)).stream())
        .allMatch(Column::nullable);
  }

  /** Whether the option is the name of a NOT NULL that a table gives to those below it. */
  private static boolean isNameGiven(String option, Table above) {
    return option.startsWith(NotNullOptions.NAME)
        && !NotNullOptions.isKept(above.options(), option.substring(NotNullOptions.NAME.length()));
  }

  private static boolean isOfExclusion(String option, Map<String, String> options) {
    String[] words = option.split("\\.", 3);
    return words.length == 3 && options.containsKey(EXCLUDE + words[2]);
  }

  /** The schema when the partitions of the table have lost a key of it. */
  public static Schema withoutKeyBelow(Schema schema, Constraint key, Table above) {
    if (TableParents.partitioning(above).isEmpty()) {
      return schema;
    }
    Schema without = schema;
    for (Table below : schema.tables()) {
      if (below.inherited().isPresent()
          && TableParents.above(below.name(), schema).contains(above.name())) {
        InheritedParts had = below.inherited().get();
        List<Constraint> left = new ArrayList<>(had.constraints());
        Optional<Constraint> equal = take(left, own -> own.unnamed().equals(key.unnamed()));
        if (equal.isEmpty()) {
          take(left, own -> KeyIndexes.fits(own, had.options(), key, above.options()));
        }
        InheritedParts rest =
            new InheritedParts(left, had.indexes(), had.options(), had.local(), had.notNull());
        without = without.withTable(below.name(), t -> t.withInherited(Optional.of(rest)));
      }
    }
    return without;
  }

  /** From PostgreSQL 17 on the numbers of a partition are its table's. */
  private static List<Column> withoutIdentities(
      Table table, List<QualifiedName> parents, Schema schema) {
    return table.columns().stream()
        .map(
            column ->
                above(parents, column.name(), schema).flatMap(Column::identity).isPresent()
                    ? column.withIdentity(Optional.empty())
                    : column)
        .toList();
  }

  private static Optional<Column> above(List<QualifiedName> parents, String column, Schema schema) {
    return parents.stream()
        .flatMap(parent -> schema.table(parent).stream())
        .flatMap(parent -> parent.column(column).stream())
        .findFirst();
  }

  /** The table as it is once those of the options have taken it. */
  private static Table taken(
      Table table,
      SortedMap<String, String> options,
      Collection<QualifiedName> staying,
      Schema schema) {
    List<QualifiedName> taking = new ArrayList<>(TableParents.of(options));
    taking.removeAll(staying);
    boolean partition = TableParents.isPartition(options);
    List<Constraint> left = new ArrayList<>(table.constraints());
    List<Constraint> constraints = KeyIndexes.free(table, options);
    List<Index> indexes = new ArrayList<>(table.indexes());
    List<Constraint> merged = new ArrayList<>();
    List<Index> mergedIndexes = new ArrayList<>();
    SortedMap<String, String> mergedOptions = new TreeMap<>();
    boolean whole = true;
    for (QualifiedName parent : taking) {
      Optional<Table> above = schema.table(parent);
      if (above.isEmpty() || (partition && TableParents.partitioning(above.get()).isEmpty())) {
        return table;
      }
      InheritedParts wanted = derived(bare(table, options), List.of(parent), schema);
      for (Constraint constraint : wanted.constraints()) {
        Optional<Constraint> same =
            constraints.stream()
                .filter(own -> isSame(own, table.options(), constraint, wanted.options()))
                .findFirst();
        same.ifPresent(constraints::remove);
        same.ifPresent(left::remove);
        same.ifPresent(merged::add);
        same.ifPresent(own -> mergedOptions.putAll(PartOptions.of(table.options(), own)));
        whole &= same.isPresent();
      }
      List<Constraint> keys = new ArrayList<>(constraints);
      for (Index index : wanted.indexes()) {
        Optional<Index> same =
            indexes.stream().filter(own -> own.unnamed().equals(index.unnamed())).findFirst();
        same.ifPresent(indexes::remove);
        same.ifPresent(mergedIndexes::add);
        same.ifPresent(own -> mergedOptions.putAll(PartOptions.of(table.options(), own)));
        Optional<Constraint> key =
            keys.stream()
                .filter(own -> same.isEmpty() && KeyIndexes.fits(own, table.options(), index))
                .findFirst();
        key.ifPresent(keys::remove);
        whole &= same.isPresent() || key.isPresent();
      }
    }
    table.inherited().ifPresent(was -> merged.addAll(was.constraints()));
    List<String> local = new ArrayList<>();
    if (!partition) {
      merged.forEach(constraint -> constraint.name().ifPresent(local::add));
    }
    Optional<InheritedParts> inherited =
        whole
            ? Optional.of(
                new InheritedParts(merged, mergedIndexes, mergedOptions, local, List.of()))
            : Optional.empty();
    Table numbered = partition ? table.withColumns(numbered(table, taking, schema)) : table;
    return numbered.withConstraints(left).withIndexes(indexes).withInherited(inherited);
  }

  /** The table without parts, so that those above give it all that they have. */
  private static Table bare(Table table, SortedMap<String, String> options) {
    return table
        .withConstraints(List.of())
        .withIndexes(List.of())
        .withOptions(options)
        .withInherited(Optional.empty());
  }

  private static boolean isSame(
      Constraint own,
      Map<String, String> options,
      Constraint above,
      Map<String, String> aboveOptions) {
    return (own instanceof CheckConstraint && above instanceof CheckConstraint)
        ? own.name().equals(above.name())
        : KeyIndexes.isTakenFor(own, options, above, aboveOptions);
  }

  private static List<Column> numbered(Table table, List<QualifiedName> parents, Schema schema) {
    return table.columns().stream()
        .map(
            column ->
                column.defaultValue().isEmpty() && column.generated().isEmpty()
                    ? above(parents, column.name(), schema)
                        .flatMap(Column::identity)
                        .map(identity -> column.withIdentity(Optional.of(identity)))
                        .orElse(column)
                    : column)
        .toList();
  }

  /** All checks that a table of that name gives to its children, by name. */
  public static Map<String, CheckConstraint> checks(QualifiedName name, Schema schema) {
    Map<String, CheckConstraint> checks = new TreeMap<>();
    for (Table table : schema.table(name).stream().toList()) {
      Table whole = whole(table, schema);
      for (CheckConstraint check : whole.constraints(CheckConstraint.class)) {
        check
            .name()
            .filter(named -> !isKept(whole.options(), named))
            .ifPresent(named -> checks.put(named, check));
      }
    }
    return checks;
  }

  /** The table with what it has from above. */
  private static Table whole(Table table, Schema schema) {
    List<QualifiedName> parents = TableParents.of(table);
    if (parents.isEmpty()) {
      return table;
    }
    InheritedParts from = fromAbove(table, parents, schema);
    List<Constraint> constraints = new ArrayList<>(table.constraints());
    constraints.addAll(from.constraints());
    List<Index> indexes = new ArrayList<>(table.indexes());
    indexes.addAll(from.indexes());
    return table
        .withConstraints(constraints)
        .withIndexes(indexes)
        .withOptions(PartOptions.union(from.options(), table.options()));
  }

  /**
   * What the table has from above: what a database has told of it, with the checks and indexes that
   * are there by now. Checks have the names that they have above.
   */
  private static InheritedParts fromAbove(Table table, List<QualifiedName> parents, Schema schema) {
    InheritedParts derived = derived(table, parents, schema);
    Optional<InheritedParts> told = table.inherited();
    if (told.isEmpty()) {
      return derived;
    }
    InheritedParts had = told.get();
    if (parents.stream().anyMatch(parent -> schema.table(parent).isEmpty())) {
      return had;
    }
    List<Constraint> constraints = byNow(had, derived);
    SortedMap<String, String> options = derived.checkOptions();
    for (Constraint constraint : constraints) {
      if (!had.constraints().contains(constraint)) {
        options.putAll(PartOptions.of(derived.options(), constraint));
      }
    }
    return new InheritedParts(
        constraints,
        byNow(had.indexes(), derived.indexes()),
        PartOptions.union(options, had.options()),
        had.local(),
        had.notNull());
  }

  /**
   * Those constraints that are there by now. A key that the table has for one above may be of
   * another kind, so it is asked for last.
   */
  private static List<Constraint> byNow(InheritedParts had, InheritedParts now) {
    List<Constraint> left = new ArrayList<>(had.constraints());
    left.removeIf(CheckConstraint.class::isInstance);
    List<Constraint> byNow = new ArrayList<>();
    List<Constraint> others = new ArrayList<>();
    for (Constraint above : now.constraints()) {
      take(left, own -> own.unnamed().equals(above.unnamed()))
          .ifPresentOrElse(byNow::add, () -> others.add(above));
    }
    for (Constraint above : others) {
      byNow.add(
          take(left, own -> KeyIndexes.fits(own, had.options(), above, now.options()))
              .orElse(above));
    }
    return byNow;
  }

  private static Optional<Constraint> take(List<Constraint> left, Predicate<Constraint> which) {
    Optional<Constraint> found = left.stream().filter(which).findFirst();
    found.ifPresent(left::remove);
    return found;
  }

  /** Those indexes that are there by now, with the names that the table had for them. */
  private static List<Index> byNow(List<Index> had, List<Index> now) {
    List<Index> left = new ArrayList<>(had);
    List<Index> byNow = new ArrayList<>();
    for (Index index : now) {
      Optional<Index> named =
          left.stream().filter(own -> own.unnamed().equals(index.unnamed())).findFirst();
      named.ifPresent(left::remove);
      byNow.add(named.orElse(index));
    }
    return byNow;
  }

  /** Whether the check is NO INHERIT. */
  static boolean isKept(Map<String, String> options, String check) {
    return options.getOrDefault(CONSTRAINT + check, "").contains(" NO INHERIT");
  }

  /** What the table has from these, by the rules: only checks have their names in common. */
  private static InheritedParts derived(Table table, List<QualifiedName> parents, Schema schema) {
    boolean partition = TableParents.isPartition(table.options());
    List<Constraint> constraints = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    SortedMap<String, String> options = new TreeMap<>();
    Set<String> checks = new LinkedHashSet<>();
    table.constraints(CheckConstraint.class).forEach(check -> check.name().ifPresent(checks::add));
    TakenNames taken = new TakenNames();
    taken.add(table);
    for (QualifiedName parent : parents) {
      for (Table above : schema.table(parent).stream().toList()) {
        Table whole = whole(above, schema);
        for (Constraint constraint : whole.constraints()) {
          String name = constraint.name().orElse("");
          Optional<String> definition = Optional.ofNullable(whole.options().get(CONSTRAINT + name));
          if (constraint instanceof CheckConstraint) {
            if (!isKept(whole.options(), name) && checks.add(name)) {
              constraints.add(constraint);
              definition.ifPresent(text -> options.put(CONSTRAINT + name, text));
            }
          } else if (partition && definition.isPresent()) {
            Constraint named = constraint.named(NamingConvention.name(table, constraint, taken));
            constraints.add(named);
            options.put(CONSTRAINT + named.name().orElseThrow(), definition.get());
          } else if (partition) {
            constraints.add(constraint.unnamed());
          }
        }
        if (partition) {
          whole.indexes().forEach(index -> indexes.add(index.unnamed()));
        }
        whole
            .options()
            .forEach(
                (option, value) -> {
                  if (isNameGiven(option, above) && !table.options().containsKey(option)) {
                    options.put(option, value);
                  } else if (partition && option.startsWith(EXCLUDE)) {
                    options.put(EXCLUDE + exclusion(table, above, option, value), value);
                  }
                });
      }
    }
    KeyIndexes.above(table, schema).stream().map(Index::unnamed).forEach(indexes::remove);
    return new InheritedParts(constraints, indexes, options, List.of(), List.of());
  }

  /**
   * The name that the server gives a partition's exclusion constraint: by the columns, whatever
   * that above is called. With expressions it is taken from that, if the server named it.
   */
  private static String exclusion(Table table, Table above, String option, String definition) {
    String name = option.substring(EXCLUDE.length());
    String beginning = above.name().name() + "_";
    return excluded(definition)
        .map(columns -> ServerNames.made(table.name().name(), columns, "excl"))
        .orElseGet(
            () ->
                table.name().name()
                    + "_"
                    + (name.startsWith(beginning) ? name.substring(beginning.length()) : name));
  }

  /** The columns of an exclusion constraint, if there is nothing else in it. */
  private static Optional<String> excluded(String definition) {
    List<String> columns = new ArrayList<>();
    Matcher element = EXCLUDED.matcher(definition);
    while (element.find()) {
      String name = element.group(1);
      columns.add(
          name.startsWith("\"")
              ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
              : name);
    }
    boolean isPlain =
        columns.size() == definition.split(" WITH [^(]", -1).length - 1
            && !definition.contains(") INCLUDE (");
    return isPlain ? Optional.of(String.join("_", columns)) : Optional.empty();
  }
}
