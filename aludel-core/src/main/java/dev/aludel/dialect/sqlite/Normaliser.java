package dev.aludel.dialect.sqlite;

import dev.aludel.error.AludelException;
import dev.aludel.schema.Column;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Foretells what SQLite will show of a schema: each table that is not there just so is written as
 * it would be created, and read back. No server is needed, because SQLite keeps the text as it is.
 *
 * <p><b>What SQLite skips</b>, and why:
 *
 * <ul>
 *   <li>Comments of tables, columns and enums: it has no place for them.
 *   <li>Sequences: it has none; and of what is held as SQL, all but views and triggers ({@link
 *       ObjectText}).
 *   <li>Enums that no column uses: an enum lives in the checks of its columns ({@link
 *       DeclaredType}).
 *   <li>Identity elsewhere than alone in the primary key of a table with rowids, {@code ALWAYS},
 *       and how the numbers run: a rowid is the only number that SQLite gives, one by one from 1.
 *   <li>{@code NULLS NOT DISTINCT} and the deferral of unique constraints: two NULLs are always
 *       distinct, and only foreign keys can wait (lang_createtable.html, section 3.5).
 *   <li>An index's method, included columns, operator classes and place of NULLs: an index is a
 *       B-tree of its keys, in which NULL is the least value.
 *   <li>Collations that the database does not use yet, besides {@code BINARY}, {@code NOCASE} and
 *       {@code RTRIM}: any other is made by an application, and no table can be created without it.
 *   <li>Options of other dialects, and expressions that are given for other dialects only: a
 *       default or a check without them is left out, a generated column is a plain one, an index is
 *       left out.
 *   <li>NULL in a primary key: SQLite alone allows it, by an old mistake that it keeps
 *       (lang_createtable.html, section 3.5); a key's columns are created NOT NULL and read so. A
 *       table that was made otherwise is kept so, and is no difference.
 *   <li>Names of NOT NULL constraints, defaults and collations: SQLite itself never tells them.
 * </ul>
 */
final class Normaliser {

  private Normaliser() {}

  static Schema normalise(Schema desired, Schema live) {
    refuseCaseTwins(desired);
    Set<String> collations = collations(live);
    IndexWriter indexWriter = new IndexWriter(collations);
    Map<Optional<String>, List<SchemaReader.Definition>> tables = new LinkedHashMap<>();
    Map<Optional<String>, Map<String, List<SchemaReader.Definition>>> indexes = new HashMap<>();
    Map<Optional<String>, Map<String, Table>> known = new HashMap<>();
    List<Table> read = new ArrayList<>();
    for (Table table : desired.tables()) {
      Optional<String> schema = table.name().schema();
      // What is there just as the model says it stays so.
      Optional<Table> there = live.table(table.name()).filter(table::isLike);
      if (there.isPresent()) {
        read.add(there.get());
        known
            .computeIfAbsent(schema, name -> new HashMap<>())
            .put(ParsedTable.key(table.name().name()), there.get());
        continue;
      }
      tables
          .computeIfAbsent(schema, name -> new ArrayList<>())
          .add(
              new SchemaReader.Definition(
                  table.name().name(),
                  new TableWriter(withKeyOf(live.table(table.name()), table), collations)
                      .create(table.name())));
      indexes
          .computeIfAbsent(schema, name -> new HashMap<>())
          .put(table.name().name(), indexWriter.create(table));
    }
    tables.forEach(
        (schema, definitions) ->
            read.addAll(
                SchemaReader.read(
                    schema,
                    known.getOrDefault(schema, Map.of()),
                    definitions,
                    indexes.getOrDefault(schema, Map.of()))));
    return SchemaReader.schemaOf(
        read,
        desired.definedObjects().stream()
            .flatMap(object -> ObjectText.held(object).stream())
            .toList());
  }

  /** The table with a key that takes NULL or not as the one does that is there. */
  private static Table withKeyOf(Optional<Table> there, Table table) {
    if (there.isEmpty()) {
      return table;
    }
    SortedMap<String, String> options = new TreeMap<>(table.options());
    options.remove(Options.NULLABLE_KEY);
    Optional.ofNullable(there.get().options().get(Options.NULLABLE_KEY))
        .ifPresent(columns -> options.put(Options.NULLABLE_KEY, columns));
    return options.equals(table.options()) ? table : table.withOptions(options);
  }

  /** The collations that the schema uses besides SQLite's own. */
  static Set<String> collations(Schema schema) {
    Set<String> collations = new HashSet<>();
    for (Table table : schema.tables()) {
      for (Column column : table.columns()) {
        column.collation().ifPresent(collations::add);
      }
      for (Index index : table.indexes()) {
        for (IndexKey key : index.keys()) {
          key.collation().ifPresent(collations::add);
        }
      }
    }
    return collations;
  }

  private static void refuseCaseTwins(Schema schema) {
    Map<QualifiedName, QualifiedName> tables = new HashMap<>();
    for (Table table : schema.tables()) {
      QualifiedName twin =
          tables.put(table.name().sibling(ParsedTable.key(table.name().name())), table.name());
      if (twin != null) {
        throw new AludelException(
            "SQLite takes the tables %s and %s for one: their names differ in case only. Rename one."
                .formatted(twin, table.name()));
      }
      Map<String, String> columns = new HashMap<>();
      for (Column column : table.columns()) {
        String other = columns.put(ParsedTable.key(column.name()), column.name());
        if (other != null) {
          throw new AludelException(
              "SQLite takes the columns %s and %s of table %s for one: their names differ in case only. Rename one."
                  .formatted(other, column.name(), table.name()));
        }
      }
    }
  }
}
