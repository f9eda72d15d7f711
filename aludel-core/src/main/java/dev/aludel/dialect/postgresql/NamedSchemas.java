package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The schemas of a database, and those that a model of entities names. */
final class NamedSchemas {

  private static final String THERE =
      """
      SELECT n.nspname FROM pg_catalog.pg_namespace n
      WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                        WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid
                          AND d.deptype = 'e')
      ORDER BY n.nspname
      """;

  private NamedSchemas() {}

  /** Those that are there, but for the server's, an extension's, and what is set aside. */
  static List<String> of(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(THERE)) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (!SetAside.isOne(name) && !EmptyRoom.isOne(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** The entities with the schemas that they name, but for the one that goes without saying. */
  static Schema added(Schema entities, Optional<Connection> connection) throws SQLException {
    Set<String> names = new TreeSet<>(entities.schemas());
    if (names.isEmpty()) {
      return entities;
    }
    names.remove(connection.isPresent() ? connection.get().getSchema() : "public");
    Schema whole = entities;
    for (String name : names) {
      ObjectKey key = ObjectKey.of(ObjectKind.SCHEMA, QualifiedName.of(name));
      if (whole.find(key).isEmpty()) {
        whole = whole.with(DefinedObject.of(key, Optional.empty()));
      }
    }
    return whole;
  }
}
