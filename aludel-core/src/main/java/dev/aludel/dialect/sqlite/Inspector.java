package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.Inspection;
import dev.aludel.dialect.Scope;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a database with two queries: what is there, and which of it belongs to virtual tables.
 *
 * <p>The text of the CREATE statements says more than any pragma: names of constraints, checks,
 * {@code AUTOINCREMENT}, conflict clauses. SQLite keeps it as it was written, and keeps it up to
 * date in each {@code ALTER TABLE}.
 *
 * <p>Virtual tables, the shadow tables that they keep their data in, and SQLite's own tables are
 * left alone.
 */
final class Inspector {

  private Inspector() {}

  static Schema inspect(Connection connection, Scope scope) throws SQLException {
    List<DefinedObject> defined = new ArrayList<>();
    List<Table> tables = new ArrayList<>(tables(connection, Optional.empty(), defined));
    for (String schema : scope.schemas()) {
      tables.addAll(tables(connection, Optional.of(schema), defined));
    }
    return SchemaReader.schemaOf(
        tables.stream().filter(table -> scope.includes(table.name())).toList(),
        defined.stream().filter(object -> scope.includes(object.name())).toList());
  }

  private static List<Table> tables(
      Connection connection, Optional<String> schema, List<DefinedObject> defined)
      throws SQLException {
    String database = schema.orElse("main");
    Set<String> foreign = ofVirtualTables(connection, database);
    List<SchemaReader.Definition> tables = new ArrayList<>();
    Map<String, List<SchemaReader.Definition>> indexes = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT type, name, tbl_name, sql FROM %s.sqlite_schema "
                        .formatted(Names.quote(database))
                    + "WHERE sql IS NOT NULL ORDER BY rowid")) {
      while (rows.next()) {
        SchemaReader.Definition definition =
            new SchemaReader.Definition(rows.getString(2), rows.getString(4));
        String type = rows.getString(1);
        String table = rows.getString(3);
        if (type.equals("index")) {
          indexes.computeIfAbsent(table, name -> new ArrayList<>()).add(definition);
        } else if (type.equals("view") || type.equals("trigger")) {
          defined.add(ObjectText.read(schema, definition.name(), table, definition.sql()));
        } else if (!foreign.contains(definition.name()) && !isInternal(definition.name())) {
          tables.add(definition);
        }
      }
    }
    return SchemaReader.read(schema, Map.of(), tables, indexes);
  }

  /** Virtual tables; their shadow tables are theirs. */
  static List<Inspection.Unmanaged> unmanaged(Connection connection, Scope scope)
      throws SQLException {
    List<Inspection.Unmanaged> unmanaged = new ArrayList<>();
    List<String> schemas = new ArrayList<>(scope.schemas());
    schemas.add(0, "main");
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT schema, name FROM pragma_table_list WHERE type = 'virtual' ORDER BY 1, 2")) {
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String schema = rows.getString(1);
          String name = rows.getString(2);
          if (schemas.contains(schema)) {
            unmanaged.add(
                new Inspection.Unmanaged(
                    "virtual table", schema.equals("main") ? name : schema + "." + name));
          }
        }
      }
    }
    return unmanaged;
  }

  private static Set<String> ofVirtualTables(Connection connection, String database)
      throws SQLException {
    Set<String> names = new HashSet<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT name FROM pragma_table_list WHERE schema = ? AND type IN ('virtual', 'shadow')")) {
      statement.setString(1, database);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  /** SQLite keeps names that begin so for itself (its fileformat2.html, section 2.6). */
  private static boolean isInternal(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("sqlite_");
  }
}
