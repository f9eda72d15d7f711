package dev.aludel.dialect.postgresql;

import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.KeyIndexes;
import dev.aludel.schema.PartAbove;
import dev.aludel.schema.PartitionNames;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private static final String TABLESPACE = InheritedOptions.TABLESPACE;
  private static final String CLUSTERED = InheritedOptions.INDEX + "clustered.";
  private static final String REPLICA_IDENTITY = InheritedOptions.INDEX + "replica_identity.";
  private static final String COMMENT = InheritedOptions.INDEX + "comment.";
  private static final String NONE = "none";

  private InheritedIndexes() {}

  /** Reads a row of {@link CatalogQueries#INDEX_OPTIONS} for an index of a partition. */
  static void read(Row row, TableDraft partition, Session session) {
    List<Row> told = row.rows("of_above", CatalogQueries.OF_ABOVE);
    if (told.isEmpty()) {
      return;
    }
    Row above = told.get(0);
    Map<String, String> options = partition.options;
    PartAbove part =
        new PartAbove(
            session.name(above.text("table_schema"), above.text("table")), above.text("relname"));
    String own = row.text("relname");
    if (row.flag("own_key")) {
      options.put(KeyIndexes.OPTION + part, own);
      return;
    }
    boolean isServersOwn =
        Stream.concat(
                Stream.of(above.optional("columns").orElse("")), above.optional("keys").stream())
            .anyMatch(
                columns ->
                    PartitionNames.isServersOwn(
                        own, partition.name.name(), columns, above.text("ending")));
    if (!isServersOwn) {
      options.put(InheritedOptions.NAME + part, own);
    }
    Optional<String> storage = row.optional("storage").map(TableOptions::sorted);
    if (!storage.equals(above.optional("storage").map(TableOptions::sorted))) {
      options.put(WITH + part, storage.orElse(NONE));
    }
    Optional<String> targets = row.optional("targets");
    if (!targets.equals(above.optional("targets"))) {
      options.put(STATISTICS + part, targets.orElse(NONE));
    }
    Optional<String> place = row.optional("spcname");
    if (!place.equals(above.optional("spcname"))) {
      options.put(TABLESPACE + part, place.orElse(IndexOptions.USUAL_PLACE));
    }
    row.optional("description").ifPresent(text -> options.put(COMMENT + part, text));
    if (row.flag("indisclustered")) {
      options.put(CLUSTERED + part, "true");
    }
    if (row.flag("indisreplident")) {
      options.put(REPLICA_IDENTITY + part, "true");
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

  /**
   * The statements that move the indexes of partitions with those above: ALTER INDEX would leave
   * them, though CREATE INDEX does not.
   *
   * @param schema with the partitions, of which some have places of their own
   */
  static List<String> moves(
      Table table, Map<String, String> from, Map<String, String> to, Schema schema) {
    if (TableParents.partitioning(table).isEmpty()) {
      return List.of();
    }
    Map<String, String> was = TableOptions.under(IndexOptions.TABLESPACE, from);
    Map<String, String> is = TableOptions.under(IndexOptions.TABLESPACE, to);
    TreeSet<String> indexes = new TreeSet<>(was.keySet());
    indexes.addAll(is.keySet());
    indexes.removeIf(index -> Objects.equals(was.get(index), is.get(index)));
    List<String> statements = new ArrayList<>();
    for (String index : indexes) {
      String told = TABLESPACE + new PartAbove(table.name(), index);
      List<String> others = new ArrayList<>();
      for (Table other : schema.tables()) {
        if (other.options().containsKey(told)) {
          others.add(Quoting.string(Quoting.name(other.name())) + "::pg_catalog.regclass");
        }
      }
      statements.add(move(table.name().sibling(index), Optional.ofNullable(is.get(index)), others));
    }
    return statements;
  }

  private static String move(QualifiedName index, Optional<String> place, List<String> others) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            DECLARE own pg_catalog.regclass;
            BEGIN
              FOR own IN
                SELECT i.indexrelid FROM pg_catalog.pg_partition_tree(%s) below
                JOIN pg_catalog.pg_index i ON i.indexrelid = below.relid
                WHERE below.level > 0 AND i.indrelid <> ALL (ARRAY[%s]::oid[])
              LOOP
                EXECUTE format(%s, own);
              END LOOP;
            END"""
                .formatted(
                    Quoting.string(Quoting.name(index)),
                    String.join(", ", others),
                    Quoting.string("ALTER INDEX %s " + escaped(IndexOptions.moved(place)))));
  }

  /**
   * Lets an index from above, which the server has named, give up its name for one of the
   * partition's own.
   */
  static Optional<String> giveWay(Table partition, Optional<String> own) {
    return own.filter(name -> Descent.isPartition(partition) && Attachment.isNamedByServer(name))
        .map(
            name ->
                "DO LANGUAGE plpgsql "
                    + Quoting.string(
                        GIVING_WAY.formatted(
                            Quoting.string(Quoting.name(partition.name())), Quoting.string(name))));
  }

  private static final String GIVING_WAY =
      """
      DECLARE
        own record;
        free name;
        number integer := 0;
      BEGIN
        FOR own IN
          SELECT c.oid::pg_catalog.regclass AS whole, c.relnamespace
          FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
          WHERE i.indrelid = %1$s::pg_catalog.regclass AND c.relispartition AND c.relname = %2$s
        LOOP
          LOOP
            number := number + 1;
            free := left(%2$s, 63 - length(number::text) - octet_length(%2$s) + length(%2$s))
                    || number;
            EXIT WHEN NOT EXISTS (
              SELECT FROM pg_catalog.pg_class c
              WHERE c.relnamespace = own.relnamespace AND c.relname = free);
          END LOOP;
          EXECUTE format('ALTER INDEX %%s RENAME TO %%I', own.whole, free);
        END LOOP;
      END""";

  /** What follows CREATE TABLE, PARTITION OF. */
  static List<String> created(Table partition, Schema schema) {
    return changes(
        partition,
        Descent.isPartition(partition)
            ? InheritedOptions.ofCreated(partition.name(), Descent.with(partition, schema))
            : Map.of(),
        TableOptions.held(partition),
        schema);
  }

  /** The statements that lead from one set of options to another. */
  static List<String> changes(
      Table partition, Map<String, String> from, Map<String, String> to, Schema schema) {
    Map<String, PartAbove> parts = new TreeMap<>();
    for (Map<String, String> options : List.of(from, to)) {
      options.keySet().stream()
          .filter(InheritedOptions::isOne)
          .map(InheritedOptions::above)
          .forEach(part -> parts.put(part.toString(), part));
    }
    List<String> statements = new ArrayList<>();
    for (PartAbove part : parts.values()) {
      Optional<Table> above = schema.table(part.table());
      List<String> actions = actions(partition.name(), part, above, from, to);
      Optional<String> rename = rename(partition.name(), part, above, from, to);
      if (!actions.isEmpty() || rename.isPresent()) {
        statements.add(onIndex(partition.name(), part, actions, rename));
      }
      statements.addAll(InheritedConstraints.changes(partition.name(), part, from, to));
    }
    return statements;
  }

  /** What is done to the index, as texts for format() with its whole name and its name. */
  private static List<String> actions(
      QualifiedName partition,
      PartAbove part,
      Optional<Table> above,
      Map<String, String> from,
      Map<String, String> to) {
    List<String> actions = new ArrayList<>();
    Optional<String> usual =
        above.flatMap(table -> TableOptions.of(table.options(), IndexOptions.WITH + part.name()));
    for (String action :
        TableOptions.storageActions(
            parameters(from, WITH + part, usual), parameters(to, WITH + part, usual))) {
      actions.add("ALTER INDEX %1$s " + escaped(action));
    }
    Optional<String> usualTargets =
        above.flatMap(
            table -> TableOptions.of(table.options(), IndexOptions.STATISTICS + part.name()));
    for (String action :
        IndexOptions.statistics(
            parameters(from, STATISTICS + part, usualTargets),
            parameters(to, STATISTICS + part, usualTargets))) {
      actions.add("ALTER INDEX %1$s " + escaped(action));
    }
    Optional<String> usualPlace =
        above.flatMap(
            table -> TableOptions.of(table.options(), IndexOptions.TABLESPACE + part.name()));
    Optional<String> place = tablespace(to, part, usualPlace);
    if (!place.equals(tablespace(from, part, usualPlace))) {
      actions.add("ALTER INDEX %1$s " + escaped(IndexOptions.moved(place)));
    }
    Optional<String> text = TableOptions.of(to, COMMENT + part);
    if (!text.equals(TableOptions.of(from, COMMENT + part))) {
      actions.add("COMMENT ON INDEX %1$s IS " + escaped(text.map(Quoting::string).orElse("NULL")));
    }
    String table = escaped(Quoting.name(partition));
    if (clustered(to).filter(part.toString()::equals).isPresent()
        && !clustered(from).equals(clustered(to))) {
      actions.add("ALTER TABLE " + table + " CLUSTER ON %2$I");
    }
    if (replicaIdentity(to).filter(part.toString()::equals).isPresent()
        && !replicaIdentity(from).equals(replicaIdentity(to))) {
      actions.add("ALTER TABLE " + table + " REPLICA IDENTITY USING INDEX %2$I");
    }
    return actions;
  }

  /** The storage parameters of the index from above that a partition with those options has. */
  static Optional<String> storage(
      Map<String, String> options, PartAbove part, Optional<String> usual) {
    return parameters(options, WITH + part, usual);
  }

  /** The tablespace of that index. */
  static Optional<String> tablespace(
      Map<String, String> options, PartAbove part, Optional<String> usual) {
    return TableOptions.of(options, TABLESPACE + part).or(() -> usual);
  }

  private static Optional<String> parameters(
      Map<String, String> options, String option, Optional<String> usual) {
    Optional<String> own = TableOptions.of(options, option);
    return own.isPresent() ? own.filter(text -> !text.equals(NONE)) : usual;
  }

  /** The name that the index gets, by itself or, as one of the server's, with a number behind. */
  private static Optional<String> rename(
      QualifiedName partition,
      PartAbove part,
      Optional<Table> above,
      Map<String, String> from,
      Map<String, String> to) {
    Optional<String> was = TableOptions.of(from, InheritedOptions.NAME + part);
    Optional<String> is = TableOptions.of(to, InheritedOptions.NAME + part);
    if (was.equals(is)) {
      return Optional.empty();
    }
    return Optional.of(
        is.map(own -> WANTED.formatted(Quoting.string(own)) + FREE + GIVEN_UP)
            .orElseGet(
                () ->
                    WANTED.formatted(
                            above
                                .flatMap(
                                    table ->
                                        PartitionNames.serversOwn(partition, table, part.name()))
                                .map(Quoting::string)
                                .orElseGet(() -> byItsColumns(partition)))
                        + FREE
                        + TAKEN));
  }

  private static final String WANTED = "    wanted := %s;\n";

  /** The wanted name, or with a number behind it, where no other relation has it. */
  private static final String FREE =
      """
          free := wanted;
          number := 0;
          WHILE EXISTS (SELECT FROM pg_catalog.pg_class c
                        WHERE c.relnamespace = own.relnamespace AND c.relname = free
                          AND c.oid <> own.indexrelid) LOOP
            number := number + 1;
            free := left(wanted, 63 - length(number::text) - octet_length(wanted) + length(wanted))
                    || number;
          END LOOP;
      """;

  private static final String TAKEN =
      """
          IF free <> own.relname THEN
            EXECUTE format('ALTER INDEX %s RENAME TO %I', own.whole, free);
          END IF;
      """;

  /**
   * What has the name now may be an index of a partition that gets another one after this, or one
   * that may have any of the server's making.
   */
  private static final String GIVEN_UP =
      """
          FOR other IN SELECT c.oid::pg_catalog.regclass AS whole FROM pg_catalog.pg_class c
                       WHERE c.relnamespace = own.relnamespace AND c.relname = wanted
                         AND c.relispartition AND c.relkind IN ('i', 'I') AND c.oid <> own.indexrelid LOOP
            EXECUTE format('ALTER INDEX %s RENAME TO %I', other.whole, free);
          END LOOP;
          IF wanted <> own.relname THEN
            EXECUTE format('ALTER INDEX %s RENAME TO %I', own.whole, wanted);
          END IF;
      """;

  /** The name of an index whose expressions are called as the server calls them. */
  private static String byItsColumns(QualifiedName partition) {
    return """
        left(%s || (SELECT string_agg(a.attname, '_' ORDER BY a.attnum)
                       FROM pg_catalog.pg_attribute a WHERE a.attrelid = own.indexrelid), 58)
                || CASE WHEN own.indisexclusion THEN '_excl' ELSE '_idx' END"""
        .formatted(Quoting.string(partition.name() + "_"));
  }

  private static String onIndex(
      QualifiedName partition, PartAbove part, List<String> actions, Optional<String> rename) {
    StringBuilder body = new StringBuilder();
    for (String action : actions) {
      body.append(
          "    EXECUTE format(%s, own.whole, own.relname);\n".formatted(Quoting.string(action)));
    }
    rename.ifPresent(body::append);
    String declared =
        rename
            .map(
                text ->
                    " wanted name; free name; number integer;"
                        + (text.contains("FOR other") ? " other record;" : ""))
            .orElse("");
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            DECLARE own record;%s
            BEGIN
              FOR own IN
                SELECT i.indexrelid::pg_catalog.regclass AS whole, i.indexrelid,
                       i.indisexclusion, c.relname, c.relnamespace
                FROM pg_catalog.pg_index i
                JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid AND c.relispartition
                WHERE i.indrelid = %s::pg_catalog.regclass AND EXISTS (
                  SELECT FROM pg_catalog.pg_partition_ancestors(i.indexrelid) a
                  JOIN pg_catalog.pg_index top ON top.indexrelid = a.relid
                  JOIN pg_catalog.pg_class above ON above.oid = a.relid
                  WHERE above.relname = %s AND top.indrelid = %s::pg_catalog.regclass)
              LOOP
            """
                    .formatted(
                        declared,
                        Quoting.string(Quoting.name(partition)),
                        Quoting.string(part.name()),
                        Quoting.string(Quoting.name(part.table())))
                + body
                + "  END LOOP;\nEND");
  }

  static String escaped(String text) {
    return text.replace("%", "%%");
  }
}
