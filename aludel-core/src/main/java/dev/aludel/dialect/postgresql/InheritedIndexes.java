package dev.aludel.dialect.postgresql;

import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.PartitionNames;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What partitions have of their own on indexes and constraints of a table above: {@link
 * InheritedOptions}.
 *
 * <p>What the server calls such an index is not known before it is there, so the statements find it
 * by the index above (pg_partition_ancestors, section 9.28 of the manual).
 */
final class InheritedIndexes {

  private static final String WITH = InheritedOptions.INDEX + "with.";
  private static final String STATISTICS = InheritedOptions.INDEX + "statistics.";
  private static final String CLUSTERED = InheritedOptions.INDEX + "clustered.";
  private static final String REPLICA_IDENTITY = InheritedOptions.INDEX + "replica_identity.";
  private static final String COMMENT = InheritedOptions.INDEX + "comment.";
  private static final String NONE = "none";

  private InheritedIndexes() {}

  /** Reads a row of {@link CatalogQueries#INDEX_OPTIONS} for an index of a partition. */
  static void read(Row row, TableDraft partition) {
    List<Row> told = row.rows("of_above", CatalogQueries.OF_ABOVE);
    if (told.isEmpty()) {
      return;
    }
    Row above = told.get(0);
    Map<String, String> options = partition.options;
    String name = above.text("relname");
    String own = row.text("relname");
    boolean isServersOwn =
        Stream.concat(
                Stream.of(above.optional("columns").orElse("")), above.optional("keys").stream())
            .anyMatch(
                columns ->
                    PartitionNames.isServersOwn(
                        own, partition.name.name(), columns, above.text("ending")));
    if (!isServersOwn) {
      options.put(InheritedOptions.NAME + name, own);
    }
    Optional<String> storage = row.optional("storage").map(TableOptions::sorted);
    if (!storage.equals(above.optional("storage").map(TableOptions::sorted))) {
      options.put(WITH + name, storage.orElse(NONE));
    }
    Optional<String> targets = row.optional("targets");
    if (targets.isPresent() && !targets.equals(above.optional("targets"))) {
      options.put(STATISTICS + name, targets.get());
    }
    row.optional("description").ifPresent(text -> options.put(COMMENT + name, text));
    if (row.flag("indisclustered")) {
      options.put(CLUSTERED + name, "true");
    }
    if (row.flag("indisreplident")) {
      options.put(REPLICA_IDENTITY + name, "true");
    }
  }

  /** The index above by one of which the table identifies its rows. */
  static Optional<String> replicaIdentity(Map<String, String> options) {
    return TableOptions.under(REPLICA_IDENTITY, options).keySet().stream().findFirst();
  }

  /** The index above by one of which the table is clustered. */
  static Optional<String> clustered(Map<String, String> options) {
    return TableOptions.under(CLUSTERED, options).keySet().stream().findFirst();
  }

  /** The statements that lead from one set of options to another. */
  static List<String> changes(
      Table partition, Map<String, String> from, Map<String, String> to, Schema schema) {
    TreeSet<String> names = new TreeSet<>();
    List.of(from, to)
        .forEach(
            options ->
                options.keySet().stream()
                    .filter(InheritedOptions::isOne)
                    .map(InheritedOptions::above)
                    .forEach(names::add));
    if (names.isEmpty()) {
      return List.of();
    }
    Map<String, Table> givers = InheritedOptions.givers(partition.name(), schema);
    List<String> statements = new ArrayList<>();
    for (String name : names) {
      Optional<Table> above = Optional.ofNullable(givers.get(name));
      List<String> actions = actions(partition.name(), name, above, from, to);
      Optional<String> rename = rename(partition.name(), name, above, from, to);
      if (!actions.isEmpty() || rename.isPresent()) {
        statements.add(onIndex(partition.name(), name, actions, rename));
      }
      comment(partition.name(), name, from, to).ifPresent(statements::add);
    }
    return statements;
  }

  /** What is done to the index, as texts for format() with its whole name and its name. */
  private static List<String> actions(
      QualifiedName partition,
      String name,
      Optional<Table> above,
      Map<String, String> from,
      Map<String, String> to) {
    List<String> actions = new ArrayList<>();
    Optional<String> usual =
        above.flatMap(table -> TableOptions.of(table.options(), IndexOptions.WITH + name));
    for (String action :
        TableOptions.storageActions(
            parameters(from, WITH + name, usual), parameters(to, WITH + name, usual))) {
      actions.add("ALTER INDEX %1$s " + escaped(action));
    }
    Map<String, String> usualTargets =
        TableOptions.parameters(
            above.flatMap(
                table -> TableOptions.of(table.options(), IndexOptions.STATISTICS + name)));
    SortedMap<String, String> was = new TreeMap<>(usualTargets);
    was.putAll(TableOptions.parameters(TableOptions.of(from, STATISTICS + name)));
    SortedMap<String, String> is = new TreeMap<>(usualTargets);
    is.putAll(TableOptions.parameters(TableOptions.of(to, STATISTICS + name)));
    TreeSet<String> columns = new TreeSet<>(was.keySet());
    columns.addAll(is.keySet());
    for (String column : columns) {
      String target = is.getOrDefault(column, "-1");
      if (!target.equals(was.getOrDefault(column, "-1"))) {
        actions.add(
            "ALTER INDEX %%1$s ALTER COLUMN %s SET STATISTICS %s".formatted(column, target));
      }
    }
    Optional<String> text = TableOptions.of(to, COMMENT + name);
    if (!text.equals(TableOptions.of(from, COMMENT + name))) {
      actions.add("COMMENT ON INDEX %1$s IS " + escaped(text.map(Quoting::string).orElse("NULL")));
    }
    String table = escaped(Quoting.name(partition));
    if (clustered(to).filter(name::equals).isPresent() && !clustered(from).equals(clustered(to))) {
      actions.add("ALTER TABLE " + table + " CLUSTER ON %2$I");
    }
    if (replicaIdentity(to).filter(name::equals).isPresent()
        && !replicaIdentity(from).equals(replicaIdentity(to))) {
      actions.add("ALTER TABLE " + table + " REPLICA IDENTITY USING INDEX %2$I");
    }
    return actions;
  }

  private static Optional<String> parameters(
      Map<String, String> options, String option, Optional<String> usual) {
    Optional<String> own = TableOptions.of(options, option);
    return own.isPresent() ? own.filter(text -> !text.equals(NONE)) : usual;
  }

  /** The name that the index gets, by itself or, as one of the server's, with a number behind. */
  private static Optional<String> rename(
      QualifiedName partition,
      String name,
      Optional<Table> above,
      Map<String, String> from,
      Map<String, String> to) {
    Optional<String> was = TableOptions.of(from, InheritedOptions.NAME + name);
    Optional<String> is = TableOptions.of(to, InheritedOptions.NAME + name);
    if (was.equals(is)) {
      return Optional.empty();
    }
    return Optional.of(
        is.map(own -> "free := %s;".formatted(Quoting.string(own)))
            .orElseGet(
                () ->
                    freeName(
                        above
                            .flatMap(table -> PartitionNames.serversOwn(partition, table, name))
                            .map(Quoting::string)
                            .orElseGet(() -> byItsColumns(partition)))));
  }

  private static String freeName(String name) {
    return """
        free := %1$s;
            WHILE EXISTS (SELECT FROM pg_catalog.pg_class c
                          WHERE c.relnamespace = own.relnamespace AND c.relname = free) LOOP
              number := number + 1;
              free := %1$s || number;
            END LOOP;"""
        .formatted(name);
  }

  /** The name of an index whose expressions are called as the server calls them. */
  private static String byItsColumns(QualifiedName partition) {
    return """
        left(%s || (SELECT string_agg(a.attname, '_' ORDER BY a.attnum)
                       FROM pg_catalog.pg_attribute a WHERE a.attrelid = own.indexrelid), 58)
                || CASE WHEN own.indisexclusion THEN '_excl' ELSE '_idx' END"""
        .formatted(Quoting.string(partition.name() + "_"));
  }

  private static String onIndex(
      QualifiedName partition, String above, List<String> actions, Optional<String> rename) {
    StringBuilder body = new StringBuilder();
    for (String action : actions) {
      body.append(
          "    EXECUTE format(%s, own.whole, own.relname);\n".formatted(Quoting.string(action)));
    }
    rename.ifPresent(
        free ->
            body.append("    ")
                .append(free)
                .append("\n    IF free <> own.relname THEN\n")
                .append("      EXECUTE format('ALTER INDEX %s RENAME TO %I', own.whole, free);\n")
                .append("    END IF;\n"));
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            "DECLARE own record;%s\nBEGIN\n"
                    .formatted(rename.isPresent() ? " free name;" : "")
                    .replace(
                        " free name;",
                        rename.filter(free -> free.contains("number")).isPresent()
                            ? " free name; number integer := 0;"
                            : " free name;")
                + """
                  FOR own IN
                    SELECT i.indexrelid::pg_catalog.regclass AS whole, i.indexrelid,
                           i.indisexclusion, c.relname, c.relnamespace
                    FROM pg_catalog.pg_index i
                    JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid AND c.relispartition
                    WHERE i.indrelid = %s::pg_catalog.regclass AND EXISTS (
                      SELECT FROM pg_catalog.pg_partition_ancestors(i.indexrelid) a
                      JOIN pg_catalog.pg_class above ON above.oid = a.relid
                      WHERE above.relname = %s AND NOT above.relispartition)
                  LOOP
                """
                    .indent(2)
                    .formatted(Quoting.string(Quoting.name(partition)), Quoting.string(above))
                + body
                + "  END LOOP;\nEND");
  }

  /** The comment of a constraint, which may be called as the one above is or not. */
  private static Optional<String> comment(
      QualifiedName partition, String name, Map<String, String> from, Map<String, String> to) {
    Optional<String> text = TableOptions.of(to, InheritedOptions.CONSTRAINT_COMMENT + name);
    if (text.equals(TableOptions.of(from, InheritedOptions.CONSTRAINT_COMMENT + name))) {
      return Optional.empty();
    }
    String action =
        "COMMENT ON CONSTRAINT %%I ON %s IS %s"
            .formatted(
                escaped(Quoting.name(partition)),
                escaped(text.map(Quoting::string).orElse("NULL")));
    return Optional.of(
        "DO LANGUAGE plpgsql "
            + Quoting.string(
                """
                DECLARE own name;
                BEGIN
                  FOR own IN
                    WITH RECURSIVE up (name, oid, above) AS (
                      SELECT k.conname, k.oid, k.conparentid FROM pg_catalog.pg_constraint k
                      WHERE k.conrelid = %s::pg_catalog.regclass
                        AND (k.conparentid <> 0 OR k.coninhcount > 0)
                      UNION ALL
                      SELECT u.name, k.oid, k.conparentid
                      FROM up u JOIN pg_catalog.pg_constraint k ON k.oid = u.above)
                    SELECT u.name FROM up u JOIN pg_catalog.pg_constraint k ON k.oid = u.oid
                    WHERE u.above = 0 AND k.conname = %s
                  LOOP
                    EXECUTE format(%s, own);
                  END LOOP;
                END"""
                    .formatted(
                        Quoting.string(Quoting.name(partition)),
                        Quoting.string(name),
                        Quoting.string(action))));
  }

  private static String escaped(String text) {
    return text.replace("%", "%%");
  }
}
