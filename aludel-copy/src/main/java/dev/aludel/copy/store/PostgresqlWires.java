package dev.aludel.copy.store;

import dev.aludel.copy.wire.Wire;
import dev.aludel.copy.wire.Wire.Kind;
import dev.aludel.schema.QualifiedName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms of a table's columns, from the catalog. Domains have the form of what they are of. */
final class PostgresqlWires {

  private static final String SQL =
      """
      WITH RECURSIVE columns (name, position, type, modifier, declared) AS (
        SELECT a.attname, a.attnum, a.atttypid, a.atttypmod,
               pg_catalog.format_type(a.atttypid, a.atttypmod)
        FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = ?::pg_catalog.regclass AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT c.name, c.position, t.typbasetype,
               CASE WHEN t.typtypmod >= 0 THEN t.typtypmod ELSE c.modifier END, c.declared
        FROM columns c JOIN pg_catalog.pg_type t ON t.oid = c.type
        WHERE t.typtype = 'd'
      )
      SELECT c.name, c.modifier, c.declared, t.oid, t.typname, t.typtype,
             t.typcategory = 'A' AND t.typelem <> 0 AS is_array,
             e.oid, e.typname, e.typtype,
             (SELECT pg_catalog.array_agg(l.enumlabel::text ORDER BY l.enumsortorder)
              FROM pg_catalog.pg_enum l WHERE l.enumtypid = coalesce(e.oid, t.oid))
      FROM columns c
      JOIN pg_catalog.pg_type t ON t.oid = c.type
      LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
      WHERE t.typtype <> 'd'
      ORDER BY c.position
      """;

  private PostgresqlWires() {}

  static Map<String, Wire> of(Connection connection, QualifiedName table) throws SQLException {
    Map<String, Wire> wires = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, PostgresqlSql.quote(table));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          wires.put(row.getString(1), wire(row));
        }
      }
    }
    return wires;
  }

  private static Wire wire(ResultSet row) throws SQLException {
    int modifier = row.getInt(2);
    String declared = row.getString(3);
    Array array = row.getArray(11);
    List<String> labels = array == null ? List.of() : List.of((String[]) array.getArray());
    if (row.getBoolean(7)) {
      Optional<Wire> element =
          wire(row.getString(9), row.getString(10), labels, modifier, "")
              .map(wire -> wire.withOid(rowOid(row)));
      return element
          .map(known -> Wire.array(known, declared))
          .orElseGet(() -> Wire.of(Kind.AS_TEXT, declared));
    }
    return wire(row.getString(5), row.getString(6), labels, modifier, declared)
        .orElseGet(() -> Wire.of(Kind.AS_TEXT, declared));
  }

  private static int rowOid(ResultSet row) {
    try {
      return (int) row.getLong(8);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Wire> wire(
      String name, String type, List<String> labels, int modifier, String declared) {
    if (type.equals("e")) {
      return Optional.of(Wire.enumeration(labels, declared));
    }
    int length = modifier < 0 ? -1 : modifier - 4;
    return switch (name) {
      case "bool" -> plain(Kind.BOOL, declared);
      case "int2" -> plain(Kind.INT2, declared);
      case "int4" -> plain(Kind.INT4, declared);
      case "int8" -> plain(Kind.INT8, declared);
      case "float4" -> plain(Kind.FLOAT4, declared);
      case "float8" -> plain(Kind.FLOAT8, declared);
      case "text", "citext" -> plain(Kind.TEXT, declared);
      case "varchar" -> Optional.of(Wire.of(Kind.TEXT, length, declared));
      case "bpchar" -> Optional.of(Wire.of(Kind.BPCHAR, length, declared));
      case "bytea" -> plain(Kind.BYTEA, declared);
      case "date" -> plain(Kind.DATE, declared);
      case "time" -> Optional.of(Wire.of(Kind.TIME, modifier, declared));
      case "timetz" -> Optional.of(Wire.of(Kind.TIMETZ, modifier, declared));
      case "timestamp" -> Optional.of(Wire.of(Kind.TIMESTAMP, modifier, declared));
      case "timestamptz" -> Optional.of(Wire.of(Kind.TIMESTAMPTZ, modifier, declared));
      case "interval" -> plain(Kind.INTERVAL, declared);
      case "uuid" -> plain(Kind.UUID, declared);
      case "jsonb" -> plain(Kind.JSONB, declared);
      case "json" -> plain(Kind.JSON, declared);
      case "numeric" -> Optional.of(numeric(length, declared));
      default -> Optional.empty();
    };
  }

  private static Optional<Wire> plain(Kind kind, String declared) {
    return Optional.of(Wire.of(kind, declared));
  }

  /** The precision is in the upper half, the scale in the lowest eleven bits, with a sign. */
  private static Wire numeric(int modifier, String declared) {
    return modifier < 0
        ? Wire.numeric(-1, 0, declared)
        : Wire.numeric(modifier >> 16 & 0xFFFF, ((modifier & 0x7FF) ^ 1024) - 1024, declared);
  }
}
