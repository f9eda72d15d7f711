package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What PostgreSQL knows of an index besides its definition, as options of its table. The index of a
 * constraint has the constraint's name.
 *
 * <table>
 * <caption>The options of indexes</caption>
 * <tr><td>{@code postgresql.index_with.<index>}</td><td>storage parameters: {@code fillfactor=70}
 *     </td></tr>
 * <tr><td>{@code postgresql.index_tablespace.<index>}</td><td>its tablespace, when it is not the
 *     database's</td></tr>
 * <tr><td>{@code postgresql.index_statistics.<index>}</td><td>the statistics targets of its
 *     columns by their numbers: {@code 1=500, 3=0} (ALTER INDEX, SET STATISTICS)</td></tr>
 * <tr><td>{@code postgresql.index_clustered.<index>}</td><td>{@code true}: CLUSTER takes this one
 *     (ALTER TABLE, CLUSTER ON)</td></tr>
 * <tr><td>{@code postgresql.index_replica_identity.<index>}</td><td>{@code true}: REPLICA IDENTITY
 *     USING INDEX</td></tr>
 * <tr><td>{@code postgresql.index_comment.<index>}</td><td>its comment</td></tr>
 * </table>
 */
final class IndexOptions {

  static final String WITH = "postgresql.index_with.";
  static final String REPLICA_IDENTITY = "postgresql.index_replica_identity.";

  static final String TABLESPACE = "postgresql.index_tablespace.";
  static final String USUAL_PLACE = "pg_default";
  static final String STATISTICS = "postgresql.index_statistics.";
  private static final String CLUSTERED = "postgresql.index_clustered.";
  private static final String COMMENT = "postgresql.index_comment.";
  private static final List<String> PREFIXES =
      List.of(WITH, TABLESPACE, STATISTICS, CLUSTERED, REPLICA_IDENTITY, COMMENT);

  private IndexOptions() {}

  /** Reads a row of {@link CatalogQueries#INDEX_OPTIONS}. */
  static void read(Row row, Map<String, String> options) {
    String index = row.text("relname");
    row.optional("storage").ifPresent(text -> options.put(WITH + index, TableOptions.sorted(text)));
    row.optional("spcname").ifPresent(name -> options.put(TABLESPACE + index, name));
    row.optional("targets").ifPresent(text -> options.put(STATISTICS + index, text));
    row.optional("description").ifPresent(text -> options.put(COMMENT + index, text));
    if (row.flag("indisclustered")) {
      options.put(CLUSTERED + index, "true");
    }
    if (row.flag("indisreplident")) {
      options.put(REPLICA_IDENTITY + index, "true");
    }
  }

  /** Whether the option is one of an index that the table does not have. */
  static boolean isOfNothing(Table table, String option) {
    return PREFIXES.stream()
        .filter(option::startsWith)
        .anyMatch(prefix -> !names(table).contains(option.substring(prefix.length())));
  }

  /** Whether the option is one of that index. */
  static boolean isOf(String index, String option) {
    return PREFIXES.stream().anyMatch(prefix -> option.equals(prefix + index));
  }

  /** The table's indexes, those of constraints too. */
  private static Set<String> names(Table table) {
    Set<String> names = new TreeSet<>();
    table.indexes().stream().flatMap(index -> index.name().stream()).forEach(names::add);
    table.constraints().stream()
        .filter(
            constraint ->
                constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint)
        .flatMap(constraint -> constraint.name().stream())
        .forEach(names::add);
    names.addAll(TableOptions.under(TableOptions.EXCLUDE, table.options()).keySet());
    return names;
  }

  /** What CREATE TABLE and CREATE INDEX leave unsaid. */
  static List<String> afterwards(Table table) {
    Map<String, String> held = TableOptions.held(table);
    Map<String, String> said = new TreeMap<>(held);
    said.keySet().removeIf(option -> !option.startsWith(WITH) || !isSaid(option, held));
    List<String> statements = changes(table, said, held);
    replicaIdentity(held)
        .ifPresent(
            what ->
                statements.add(
                    "ALTER TABLE %s REPLICA IDENTITY %s"
                        .formatted(Quoting.name(table.name()), what)));
    return statements;
  }

  /**
   * Whether what makes an index says how it is stored: of an exclusion constraint, only its own
   * definition does.
   */
  static boolean isSaid(String storage, Map<String, String> options) {
    return TableOptions.of(options, TableOptions.EXCLUDE + storage.substring(WITH.length()))
        .filter(text -> !text.contains(") WITH ("))
        .isEmpty();
  }

  /** What stands behind REPLICA IDENTITY for an index that is it. */
  static Optional<String> replicaIdentity(Map<String, String> options) {
    return TableOptions.under(REPLICA_IDENTITY, options).keySet().stream()
        .findFirst()
        .map(index -> "USING INDEX " + Quoting.name(index));
  }

  /** The statements that lead from one set of options to another, but for replica identity. */
  static List<String> changes(Table table, Map<String, String> from, Map<String, String> to) {
    List<String> statements = new ArrayList<>();
    Set<String> names = names(table);
    names.removeAll(TableOptions.under(TableOptions.EXCLUDE, table.options()).keySet());
    names.addAll(TableOptions.under(TableOptions.EXCLUDE, to).keySet());
    for (String index : names) {
      statements.addAll(changes(table.name(), index, from, to));
    }
    Optional<String> was = clustered(from);
    Optional<String> is = clustered(to);
    if (!was.equals(is) && InheritedIndexes.clustered(to).isEmpty()) {
      statements.add(
          "ALTER TABLE %s %s"
              .formatted(
                  Quoting.name(table.name()),
                  is.map(index -> "CLUSTER ON " + Quoting.name(index))
                      .orElse("SET WITHOUT CLUSTER")));
    }
    return statements;
  }

  /** The same for one index of a table or a materialized view. */
  static List<String> changes(
      QualifiedName owner, String index, Map<String, String> from, Map<String, String> to) {
    List<String> statements = new ArrayList<>();
    QualifiedName name = owner.sibling(index);
    for (String action : actions(index, from, to)) {
      statements.add("ALTER INDEX " + Quoting.name(name) + " " + action);
    }
    Optional<String> was = TableOptions.of(from, COMMENT + index);
    Optional<String> is = TableOptions.of(to, COMMENT + index);
    if (!was.equals(is)) {
      statements.add(
          "COMMENT ON INDEX %s IS %s"
              .formatted(Quoting.name(name), is.map(Quoting::string).orElse("NULL")));
    }
    return statements;
  }

  /**
   * The statistics targets of the indexes that another type of the column builds anew: PostgreSQL
   * keeps all else of them, and forgets these. Those of exclusion constraints are named with them,
   * whatever their columns.
   */
  static List<String> statisticsAgain(Table table, String column) {
    Set<String> others = new TreeSet<>();
    for (Index index : table.indexes()) {
      if (!IndexText.uses(index, column)) {
        index.name().ifPresent(others::add);
      }
    }
    List<String> statements = new ArrayList<>();
    TableOptions.under(STATISTICS, TableOptions.held(table))
        .forEach(
            (index, targets) -> {
              if (!others.contains(index)) {
                for (String action :
                    actions(index, Map.of(), Map.of(STATISTICS + index, targets))) {
                  statements.add(
                      "ALTER INDEX %s %s"
                          .formatted(Quoting.name(table.name().sibling(index)), action));
                }
              }
            });
    return statements;
  }

  private static Optional<String> clustered(Map<String, String> options) {
    return InheritedIndexes.clustered(options)
        .map(above -> "one of " + above)
        .or(() -> TableOptions.under(CLUSTERED, options).keySet().stream().findFirst());
  }

  private static List<String> actions(
      String index, Map<String, String> from, Map<String, String> to) {
    List<String> actions =
        new ArrayList<>(
            TableOptions.storageActions(
                TableOptions.of(from, WITH + index), TableOptions.of(to, WITH + index)));
    actions.addAll(
        statistics(
            TableOptions.of(from, STATISTICS + index), TableOptions.of(to, STATISTICS + index)));
    Optional<String> place = TableOptions.of(to, TABLESPACE + index);
    if (!TableOptions.of(from, TABLESPACE + index).equals(place)) {
      actions.add(moved(place));
    }
    return actions;
  }

  /** The actions of ALTER INDEX that lead from these statistics targets to those. */
  static List<String> statistics(Optional<String> from, Optional<String> to) {
    Map<String, String> was = TableOptions.parameters(from);
    Map<String, String> is = TableOptions.parameters(to);
    Set<String> columns = new TreeSet<>(was.keySet());
    columns.addAll(is.keySet());
    List<String> actions = new ArrayList<>();
    for (String column : columns) {
      String target = is.getOrDefault(column, "-1");
      if (!target.equals(was.getOrDefault(column, "-1"))) {
        actions.add("ALTER COLUMN %s SET STATISTICS %s".formatted(column, target));
      }
    }
    return actions;
  }

  /** The action of ALTER INDEX that moves it. */
  static String moved(Optional<String> place) {
    return "SET TABLESPACE " + Quoting.name(place.orElse(USUAL_PLACE));
  }
}
