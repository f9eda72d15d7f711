package dev.aludel.dialect.sqlite;

import dev.aludel.error.AludelException;
import dev.aludel.schema.CheckConstraint;
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
import java.util.HashMap;
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
      Comparator.comparingInt(SchemaReader::rank)
          .thenComparing(constraint -> constraint.name().orElse(""))
          .thenComparing(Constraint::toString);

  private final Optional<String> schema;
  private final Map<String, ParsedTable> parsed = new LinkedHashMap<>();
  private final Map<String, Table> tables = new LinkedHashMap<>();

  private SchemaReader(Optional<String> schema) {
    this.schema = schema;
  }

  /**
   * Reads the definitions.
   *
   * @param schema the attached database that they are from; none for the connection's own
   * @param indexes the indexes by the name of their table, as the catalog has it
   */
  static List<Table> read(
      Optional<String> schema, List<Definition> tables, Map<String, List<Definition>> indexes) {
    SchemaReader reader = new SchemaReader(schema);
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

  private static void collect(Type type, Map<QualifiedName, EnumType> enums) {
    if (type instanceof Type.Enumeration used) {
      enums.putIfAbsent(used.name(), EnumType.of(used.name(), used.values()));
    } else if (type instanceof Type.Array array) {
      collect(array.element(), enums);
    }
  }

  private void parse(Definition definition) {
    QualifiedName name = new QualifiedName(schema, definition.name());
    guarded(
        "table " + name,
        definition.sql(),
        () -> {
          String key = ParsedTable.key(definition.name());
          ParsedTable table = TableParser.parse(name, definition.sql());
          parsed.put(key, table);
          tables.put(key, table.table());
          return name;
        });
  }

  private Table whole(String key, List<Definition> definitions) {
    ParsedTable source = parsed.get(key);
    Table table = tables.get(key);
    if (source == null || table == null) {
      throw new IllegalStateException("Table " + key + " was not read");
    }
    TreeMap<String, String> options = new TreeMap<>(table.options());
    List<Constraint> constraints = new ArrayList<>(table.constraints());
    for (ParsedTable.Reference reference : source.foreignKeys) {
      List<String> columns = source.spelled(reference.columns());
      Optional<ForeignKey> foreignKey = foreignKey(reference, columns);
      if (foreignKey.isPresent()) {
        constraints.add(foreignKey.get());
      } else {
        options.put(Options.REFERENCES + Options.of(columns), written(reference));
      }
    }
    constraints.sort(CONSTRAINT_ORDER);
    List<Index> indexes = new ArrayList<>();
    for (Definition index : definitions) {
      indexes.add(
          guarded(
              "index " + index.name(),
              index.sql(),
              () -> IndexParser.parse(index.name(), table, index.sql())));
    }
    indexes.sort(Comparator.comparing(index -> index.name().orElse("")));
    return table.withConstraints(constraints).withIndexes(indexes).withOptions(options);
  }

  private Optional<ForeignKey> foreignKey(ParsedTable.Reference reference, List<String> columns) {
    Optional<Table> to = Optional.ofNullable(tables.get(ParsedTable.key(reference.table())));
    List<String> referenced =
        reference.referencedColumns().isEmpty()
            ? to.flatMap(Table::primaryKey).map(PrimaryKey::columns).orElse(List.of())
            : to.map(table -> spelled(table, reference.referencedColumns()))
                .orElse(reference.referencedColumns());
    if (referenced.size() != columns.size()) {
      return Optional.empty();
    }
    QualifiedName name =
        to.map(Table::name).orElseGet(() -> new QualifiedName(schema, reference.table()));
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

  /** The other table may lack the column: SQLite says so only when it needs it. */
  private static List<String> spelled(Table table, List<String> names) {
    Map<String, String> spelling = new HashMap<>();
    table.columns().forEach(c -> spelling.put(ParsedTable.key(c.name()), c.name()));
    return names.stream().map(name -> spelling.getOrDefault(ParsedTable.key(name), name)).toList();
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
