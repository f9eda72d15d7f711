package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Access;
import dev.aludel.dialect.Scope;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a schema from the catalog, with nine to eleven queries whatever its size. */
final class Inspector {

  private final Connection connection;
  private final Session session;
  private final Scope scope;
  private final String[] schemas;
  private final Access access;

  /** The schema of which the privileges are told besides, for objects that are read in a room. */
  private final Optional<String> home;

  /** The tables by their {@code oid}. */
  private final Map<Long, TableDraft> tables = new LinkedHashMap<>();

  /** All enums of the database by their {@code oid}. */
  private final Map<Long, EnumType> enums = new HashMap<>();

  private Inspector(
      Connection connection,
      Session session,
      Scope scope,
      List<String> schemas,
      Access access,
      Optional<String> home) {
    this.access = access;
    this.home = home;
    this.connection = connection;
    this.session = session;
    this.scope = scope;
    this.schemas = schemas.toArray(String[]::new);
  }

  static Schema read(Connection connection, Scope scope, Access access) throws SQLException {
    return read(connection, Session.of(connection), scope, access);
  }

  static Schema read(Connection connection, Session session, Scope scope, Access access)
      throws SQLException {
    List<String> schemas = new ArrayList<>(scope.with(List.of(session.currentSchema())).schemas());
    return new Inspector(connection, session, scope, schemas, access, Optional.empty()).read();
  }

  /** Reads the current schema, which stands in for another one. */
  static Schema readInRoom(Connection connection, String home, Access access) throws SQLException {
    Session room = Session.of(connection);
    return new Inspector(
            connection,
            room.inRoomFor(home),
            Scope.CURRENT_SCHEMA,
            List.of(room.currentSchema()),
            access,
            Optional.of(home))
        .read();
  }

  /** Reads those schemas whole, under the names that the session gives them. */
  static Schema read(Connection connection, Session session, List<String> schemas)
      throws SQLException {
    return new Inspector(
            connection, session, Scope.CURRENT_SCHEMA, schemas, Access.NONE, Optional.empty())
        .read();
  }

  private Schema read() throws SQLException {
    List<SchemaObject> objects = new ArrayList<>();
    readEnums(objects);
    readTables();
    SequenceReader sequences = new SequenceReader(session, this::includes);
    Row.each(connection, CatalogQueries.SEQUENCES, "text", schemas, sequences::read);
    objects.addAll(sequences.free());
    List<Table> whole = new ArrayList<>(tables.size());
    try (Assembly assembly = new Assembly(tables.size())) {
      ColumnReader columns = new ColumnReader(session, tables, enums, sequences);
      String numbers = ArrayText.of(tables.keySet());
      assembly.add(Row.all(connection, CatalogQueries.COLUMNS, numbers), columns::read);
      assembly.add(() -> sequences.noteOwned(tables));
      ConstraintReader constraints = new ConstraintReader(session, tables);
      assembly.add(
          Row.all(connection, CatalogQueries.constraints(session.version()), numbers),
          constraints::read);
      IndexReader indexes = new IndexReader(session, tables);
      assembly.add(
          Row.all(connection, CatalogQueries.indexes(session.version()), numbers), indexes::read);
      assembly.add(
          Row.all(connection, CatalogQueries.INDEX_OPTIONS, numbers), this::readIndexOptions);
      assembly.add(() -> tables.values().forEach(draft -> whole.add(draft.table())));
      CallReader calls = readDefinedObjects(objects);
      assembly.finish();
      if (!calls.isEmpty()) {
        whole.replaceAll(calls::told);
      }
    }
    objects.addAll(whole);
    if (!access.isNone()) {
      objects.addAll(AccessReader.read(connection, session, access, schemas, home, this::includes));
    }
    return Schema.of(objects);
  }

  private void readIndexOptions(Row row) {
    TableDraft table = tables.get(row.number("indrelid"));
    if (table != null) {
      boolean inherited = row.flag("inherited");
      boolean isOwnKey = row.flag("own_key");
      IndexOptions.read(row, inherited && !isOwnKey ? table.inheritedOptions : table.options);
      if (inherited) {
        InheritedIndexes.read(row, table, session);
      }
    }
  }

  /** Reads the objects that are held as SQL, and then what tables call of them. */
  private CallReader readDefinedObjects(List<SchemaObject> objects) throws SQLException {
    ObjectReader reader = new ObjectReader(session, this::includes, tables, enums);
    Set<ObjectPart> parts = parts();
    if (!parts.isEmpty()) {
      String query = ObjectQueries.objects(session.version(), parts);
      Row.each(connection, query, "text", schemas, reader::read);
    }
    if (!reader.isEmpty()) {
      Object[] numbers = reader.numbers();
      Row.each(connection, ObjectQueries.DEPENDENCIES, "oid", numbers, reader::readDependency);
    }
    objects.addAll(reader.objects());
    return CallReader.read(connection, reader.routines(), tables);
  }

  /** The kinds of objects that this database may have. */
  private Set<ObjectPart> parts() throws SQLException {
    Set<ObjectPart> parts = EnumSet.noneOf(ObjectPart.class);
    Row.each(
        connection,
        ObjectQueries.PARTS,
        "text",
        schemas,
        row -> {
          for (ObjectPart part : ObjectPart.values()) {
            if (row.flag(part.name())) {
              parts.add(part);
            }
          }
        });
    return parts;
  }

  private boolean includes(String schema, String name) {
    return scope.excluded().isEmpty() || isIncluded(schema, name);
  }

  private boolean isIncluded(String schema, String name) {
    return scope.includes(session.name(schema, name))
        && scope.includes(QualifiedName.of(schema, name));
  }

  private void readEnums(List<SchemaObject> objects) throws SQLException {
    Set<String> lookedAt = new HashSet<>(List.of(schemas));
    Row.each(
        connection,
        CatalogQueries.ENUMS,
        "text",
        schemas,
        row -> {
          String schema = row.text("nspname");
          String name = row.text("typname");
          EnumType type =
              new EnumType(
                  session.name(schema, name), row.texts("labels"), row.optional("description"));
          enums.put(row.number("oid"), type);
          if (lookedAt.contains(schema) && includes(schema, name)) {
            objects.add(type);
          }
        });
  }

  private void readTables() throws SQLException {
    Row.each(
        connection,
        CatalogQueries.TABLES,
        "text",
        schemas,
        row -> {
          String schema = row.text("nspname");
          String name = row.text("relname");
          if (includes(schema, name)) {
            List<Row> rare = row.rows("rare", CatalogQueries.RARE_OF_TABLES);
            TableDraft draft =
                new TableDraft(
                    session.name(schema, name),
                    rare.isEmpty() ? Optional.empty() : rare.get(0).optional("description"));
            rare.forEach(options -> readOptions(options, draft));
            tables.put(row.number("oid"), draft);
          }
        });
  }

  private void readOptions(Row row, TableDraft draft) {
    row.optional("row_security")
        .ifPresent(state -> draft.options.put(TableOptions.ROW_SECURITY, state));
    row.optional("identity")
        .ifPresent(what -> draft.options.put(TableOptions.REPLICA_IDENTITY, what));
    row.optional("partition_by")
        .ifPresent(key -> draft.options.put(TableOptions.PARTITION_BY, session.ownNames(key)));
    List<QualifiedName> parents = new ArrayList<>();
    List<String> parentSchemas = row.texts("parent_schemas");
    List<String> parentNames = row.texts("parent_names");
    for (int i = 0; i < parentNames.size(); i++) {
      parents.add(session.name(parentSchemas.get(i), parentNames.get(i)));
    }
    Optional<String> bound = row.optional("bound");
    if (bound.isPresent()) {
      draft.options.put(TableOptions.PARTITION_OF, parents.get(0).toString());
      draft.options.put(TableOptions.PARTITION_BOUND, bound.get());
    } else if (!parents.isEmpty()) {
      draft.options.put(TableOptions.INHERITS, TableParents.names(parents));
    }
    if (row.optional("unlogged").isPresent()) {
      draft.options.put(TableOptions.UNLOGGED, "true");
    }
    Optional<String> storage = row.optional("storage");
    Optional<String> toast = row.optional("toast_storage");
    if (storage.isPresent() || toast.isPresent()) {
      draft.options.put(
          TableOptions.WITH, TableOptions.sorted(storage.orElse("") + "," + toast.orElse("")));
    }
    row.optional("spcname").ifPresent(name -> draft.options.put(TableOptions.TABLESPACE, name));
    row.optional("access_method")
        .ifPresent(name -> draft.options.put(TableOptions.ACCESS_METHOD, name));
  }
}
