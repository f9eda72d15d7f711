package dev.aludel.dialect.sqlite;

import dev.aludel.error.AludelException;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes a schema of the CREATE statements of one database. */
final class SchemaReader {

  /** One CREATE statement, and the name that the catalog has for what it created. */
  record Definition(String name, String sql) {}

  private static final Comparator<Constraint> CONSTRAINT_ORDER =
      (one, other) -> {
        int byKind = Integer.compare(rank(one), rank(other));
        int byName =
            byKind != 0 ? byKind : one.name().orElse("").compareTo(other.name().orElse(""));
        return byName != 0 ? byName : one.toString().compareTo(other.toString());
      };

  /** A table as a foreign key sees it. */
  private record Referenced(
      QualifiedName name, List<Column> columns, Optional<PrimaryKey> primaryKey) {}

  private final Optional<String> schema;
  private final Map<String, Table> known;
  private final Map<String, ParsedTable> parsed = new LinkedHashMap<>();

  private SchemaReader(Optional<String> schema, Map<String, Table> known) {
    this.schema = schema;
    this.known = known;
  }

  /**
   * Reads the definitions.
   *
   * @param known tables that are read already, by their keys; what is read may reference them
   * @param schema the attached database that they are from; none for the connection's own
   * @param indexes the indexes by the name of their table, as the catalog has it
   */
  static List<Table> read(
      Optional<String> schema,
      Map<String, Table> known,
      List<Definition> tables,
      Map<String, List<Definition>> indexes) {
    SchemaReader reader = new SchemaReader(schema, known);
    tables.forEach(reader::parse);
    List<Table> read = new ArrayList<>();
    for (Definition definition : tables) {
      String key = ParsedTable.key(definition.name());
      read.add(reader.whole(key, indexes.getOrDefault(definition.name(), List.of())));
    }
    return read;
  }

  /** The schema of these tables, views and triggers, with the enums that columns use. */
  static Schema schemaOf(Collection<Table> tables, Collection<DefinedObject> defined) {
    TreeMap<QualifiedName, EnumType> enums = new TreeMap<>();
    for (Table table : tables) {
      table.columns().forEach(column -> collect(column.type(), enums));
    }
    List<SchemaObject> objects = new ArrayList<>(tables);
    objects.addAll(enums.values());
    objects.addAll(defined);
    return Schema.of(objects);
  }

  /** The schema with the enums that come with the table's columns. */
  static Schema withEnums(Schema schema, Table table) {
    TreeMap<QualifiedName, EnumType> enums = new TreeMap<>();
    table.columns().forEach(column -> collect(column.type(), enums));
    Schema with = schema;
    for (EnumType type : enums.values()) {
      if (with.find(type.key()).isEmpty()) {
        with = with.with(type);
      }
    }
    return with;
  }

  private static void collect(Type type, Map<QualifiedName, EnumType> enums) {
    if (type instanceof Type.Enumeration used) {
      enums.putIfAbsent(used.name(), EnumType.of(used.name(), used.values()));
    } else if (type instanceof Type.Array array) {
      collect(array.element(), enums);
    }
  }

  private void parse(Definition definition) {
    guarded(
        definition.name().isEmpty() ? "a table" : "table " + definition.name(),
        definition.sql(),
        () -> {
          String key = ParsedTable.key(definition.name());
          ParsedTable table = TableParser.parse(schema, definition.name(), definition.sql());
          table.finish();
          parsed.put(key, table);
          return key;
        });
  }

  private Table whole(String key, List<Definition> definitions) {
    ParsedTable table = parsed.get(key);
    if (table == null) {
      throw new IllegalStateException("Table " + key + " was not read");
    }
    List<Constraint> constraints = new ArrayList<>(table.constraints);
    for (ParsedTable.Reference reference : table.foreignKeys) {
      List<String> columns = table.spelled(reference.columns());
      Optional<ForeignKey> foreignKey = foreignKey(reference, columns);
      if (foreignKey.isPresent()) {
        constraints.add(foreignKey.get());
      } else {
        table.options.put(Options.REFERENCES + Options.of(columns), written(reference));
      }
    }
    constraints.sort(CONSTRAINT_ORDER);
    List<Index> indexes = new ArrayList<>(definitions.size());
    for (Definition index : definitions) {
      indexes.add(
          guarded(
              "index " + index.name(),
              index.sql(),
              () -> IndexParser.parse(index.name(), table, index.sql())));
    }
    indexes.sort((one, other) -> one.name().orElse("").compareTo(other.name().orElse("")));
    return new Table(
        table.name, table.columns, constraints, indexes, Optional.empty(), table.options);
  }

  private Optional<ForeignKey> foreignKey(ParsedTable.Reference reference, List<String> columns) {
    Optional<Referenced> to = referenced(ParsedTable.key(reference.table()));
    List<String> referenced =
        reference.referencedColumns().isEmpty()
            ? to.flatMap(Referenced::primaryKey).map(PrimaryKey::columns).orElse(List.of())
            : to.map(table -> spelled(table.columns(), reference.referencedColumns()))
                .orElse(reference.referencedColumns());
    if (referenced.size() != columns.size()) {
      return Optional.empty();
    }
    QualifiedName name =
        to.map(Referenced::name).orElseGet(() -> new QualifiedName(schema, reference.table()));
    return Optional.of(
        new ForeignKey(
            reference.name(),
            columns,
            name,
            referenced,
            reference.onDelete(),
            reference.onUpdate(),
            reference.deferral()));
  }

  private Optional<Referenced> referenced(String key) {
    ParsedTable table = parsed.get(key);
    return table == null
        ? Optional.ofNullable(known.get(key))
            .map(there -> new Referenced(there.name(), there.columns(), there.primaryKey()))
        : Optional.of(new Referenced(table.name, table.columns, table.primaryKey()));
  }

  /** The other table may lack the column: SQLite says so only when it needs it. */
  private static List<String> spelled(List<Column> columns, List<String> names) {
    return names.stream()
        .map(name -> ParsedTable.find(columns, name).map(Column::name).orElse(name))
        .toList();
  }

  private static String written(ParsedTable.Reference reference) {
    return "%s%s%s"
        .formatted(
            reference.name().map(name -> "CONSTRAINT " + Names.quote(name) + " ").orElse(""),
            "FOREIGN KEY %s REFERENCES %s"
                .formatted(Options.of(reference.columns()), Names.quote(reference.table())),
            TableWriter.actions(reference.onDelete(), reference.onUpdate(), reference.deferral()));
  }

  private static int rank(Constraint constraint) {
    if (constraint instanceof PrimaryKey) {
      return 0;
    }
    if (constraint instanceof UniqueConstraint) {
      return 1;
    }
    return constraint instanceof CheckConstraint ? 3 : 2;
  }

  private static <T> T guarded(String what, String sql, Supplier<T> read) {
    try {
      return read.get();
    } catch (UnreadableSql | Tokenizer.UnfinishedText e) {
      throw new AludelException(
          "The definition of %s in the SQLite database cannot be read: %s. It says: %s"
              .formatted(what, e.getMessage(), sql),
          e);
    }
  }
}
