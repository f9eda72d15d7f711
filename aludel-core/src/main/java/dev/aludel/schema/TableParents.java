package dev.aludel.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables that a table is a partition or a child of, by its options. */
public final class TableParents {

  private static final String PARTITION_OF = "postgresql.partition_of";
  private static final String INHERITS = "postgresql.inherits";

  private static final String PARTITION_BOUND = "postgresql.partition_bound";
  private static final String PARTITION_BY = "postgresql.partition_by";

  /** One of several names: a comma may be part of a quoted one. */
  private static final Pattern NAME = Pattern.compile("(?:\"(?:[^\"]++|\"\")*+\"|[^,\"]++)++");

  private TableParents() {}

  public static List<QualifiedName> of(Table table) {
    return of(table.options());
  }

  /** The tables that a table of those options is a partition or a child of. */
  public static List<QualifiedName> of(Map<String, String> options) {
    if (options.isEmpty()) {
      return List.of();
    }
    List<QualifiedName> parents = new ArrayList<>();
    String partitioned = options.get(PARTITION_OF);
    if (partitioned != null) {
      parents.add(QualifiedName.parse(partitioned));
    }
    String inherits = options.get(INHERITS);
    if (inherits != null) {
      Matcher name = NAME.matcher(inherits);
      while (name.find()) {
        parents.add(QualifiedName.parse(name.group().strip()));
      }
    }
    return parents;
  }

  /** Whether the options are those of a partition. */
  public static boolean isPartition(Map<String, String> options) {
    return options.containsKey(PARTITION_OF);
  }

  /** The partitioned tables that the table is a partition of, or a partition of one of theirs. */
  public static Set<QualifiedName> above(QualifiedName table, Schema schema) {
    Set<QualifiedName> above = new HashSet<>();
    List<QualifiedName> names = new ArrayList<>(List.of(table));
    for (int next = 0; next < names.size(); next++) {
      for (Table there : schema.table(names.get(next)).stream().toList()) {
        if (isPartition(there.options())) {
          of(there).stream().filter(above::add).forEach(names::add);
        }
      }
    }
    return above;
  }

  /** How the table is divided into partitions: {@code RANGE (created)}. */
  public static Optional<String> partitioning(Table table) {
    return Optional.ofNullable(table.options().get(PARTITION_BY));
  }

  /** Whether a table that is divided so is divided by that column. */
  public static boolean isInKey(String column, String partitioning) {
    return SqlIdentifiers.mentions(partitioning, column);
  }

  /** Which partition a table of those options is: {@code FOR VALUES IN (1)}. */
  public static Optional<String> bound(Map<String, String> options) {
    return Optional.ofNullable(options.get(PARTITION_BOUND));
  }

  /** The options of a table that is the child of these and no partition. */
  public static SortedMap<String, String> with(
      List<QualifiedName> parents, Map<String, String> options) {
    SortedMap<String, String> with = new TreeMap<>(options);
    with.keySet().removeAll(List.of(PARTITION_OF, PARTITION_BOUND, INHERITS));
    if (!parents.isEmpty()) {
      with.put(INHERITS, names(parents));
    }
    return with;
  }

  /**
   * Those of a table's parents that stay when it gets others. Each new one comes last (ALTER TABLE,
   * INHERIT), and the order of the parents has a meaning.
   */
  public static List<QualifiedName> staying(List<QualifiedName> from, List<QualifiedName> to) {
    List<QualifiedName> staying = new ArrayList<>();
    int position = 0;
    for (QualifiedName parent : to) {
      int found = from.subList(position, from.size()).indexOf(parent);
      if (found < 0) {
        break;
      }
      staying.add(parent);
      position += found + 1;
    }
    return staying;
  }

  /** The table when another, which may be a parent of it, has another name. */
  public static Table renamed(Table table, QualifiedName from, QualifiedName to) {
    if (!of(table).contains(from)) {
      return table;
    }
    SortedMap<String, String> renamed = new TreeMap<>(table.options());
    renamed.computeIfPresent(
        PARTITION_OF,
        (option, parent) -> QualifiedName.parse(parent).equals(from) ? to.toString() : parent);
    renamed.computeIfPresent(
        INHERITS,
        (option, parents) ->
            names(
                of(Map.of(INHERITS, parents)).stream()
                    .map(parent -> parent.equals(from) ? to : parent)
                    .toList()));
    return table.withOptions(renamed);
  }

  /** The tables that have that column from this one: its partitions and children, and theirs. */
  public static List<Table> heirs(Table table, String column, Schema schema) {
    List<Table> heirs = new ArrayList<>();
    List<QualifiedName> above = new ArrayList<>(List.of(table.name()));
    for (int next = 0; next < above.size(); next++) {
      for (Table other : schema.tables()) {
        if (!other.options().isEmpty()
            && of(other).contains(above.get(next))
            && !above.contains(other.name())
            && other.column(column).isPresent()) {
          above.add(other.name());
          heirs.add(other);
        }
      }
    }
    return heirs;
  }

  /** The options of a table of which a column has another name that its key may say. */
  public static SortedMap<String, String> columnRenamed(
      SortedMap<String, String> options, String from, String to) {
    SortedMap<String, String> renamed = new TreeMap<>(options);
    renamed.computeIfPresent(PARTITION_BY, (option, key) -> SqlIdentifiers.renamed(key, from, to));
    return renamed;
  }

  /** The names as an option holds them: {@code a, billing.b}. */
  public static String names(List<QualifiedName> parents) {
    return parents.stream().map(TableParents::text).collect(Collectors.joining(", "));
  }

  private static String text(QualifiedName name) {
    String text = name.toString();
    return text.indexOf(',') < 0 && text.equals(text.strip())
        ? text
        : name.schema().map(schema -> quoted(schema) + ".").orElse("") + quoted(name.name());
  }

  private static String quoted(String part) {
    return '"' + part.replace("\"", "\"\"") + '"';
  }
}
