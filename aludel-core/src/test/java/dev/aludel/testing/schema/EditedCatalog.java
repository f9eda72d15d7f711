package dev.aludel.testing.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What there is to be edited, asked of the catalogs each time, in an order of names. */
final class EditedCatalog {

  /** The schemas of the user, after the name of a column with an oid. */
  static final String MINE =
      "IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')";

  /** Neither of an extension nor a part of another object. */
  private static final String OF_ITS_OWN =
      " NOT EXISTS (SELECT FROM pg_depend x WHERE x.deptype IN ('e', 'i') AND x.objid = ";

  /**
   * A table or what is like one; its name is quoted, with its schema where that must be said.
   *
   * @param kind as in {@code pg_class.relkind}
   */
  record Relation(String name, String kind, boolean isPartition) {

    boolean isPartitioned() {
      return kind.equals("p");
    }

    /** What comes after ALTER, DROP and COMMENT ON. */
    String words() {
      return switch (kind) {
        case "v" -> "VIEW";
        case "m" -> "MATERIALIZED VIEW";
        case "S" -> "SEQUENCE";
        default -> "TABLE";
      };
    }
  }

  /** A column; its name is quoted. */
  record Column(String name, String type, boolean isNotNull, boolean isComputed) {}

  private final Connection connection;
  private final Random random;
  private int names;

  EditedCatalog(Connection connection, Random random) {
    this.connection = connection;
    this.random = random;
  }

  /** The rows of a query, with nothing for a null. */
  List<List<String>> rows(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int at = 1; at <= result.getMetaData().getColumnCount(); at++) {
          String value = result.getString(at);
          row.add(value == null ? "" : value);
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage() + " in " + query, e);
    }
  }

  /** One of what a query finds. */
  Optional<List<String>> anyRow(String query) {
    return any(rows(query));
  }

  /** One of what is there, if there is one. */
  <T> Optional<T> any(List<T> from) {
    return from.isEmpty() ? Optional.empty() : Optional.of(from.get(random.nextInt(from.size())));
  }

  /** One of these. */
  String one(String... from) {
    return from[random.nextInt(from.length)];
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  /** A name that is not there yet; some must be quoted. */
  String newName(String prefix) {
    String name = prefix + ++names;
    return oneIn(6) ? "\"The " + name + "\"" : name;
  }

  /** Of these kinds, as in {@code pg_class.relkind}. */
  List<Relation> relations(String kinds) {
    List<Relation> relations = new ArrayList<>();
    for (List<String> row :
        rows(
            """
            SELECT c.oid::regclass, c.relkind, c.relispartition FROM pg_class c
            WHERE position(c.relkind::text in '%s') > 0 AND c.relnamespace %s AND %s c.oid)
            ORDER BY 1
            """
                .formatted(kinds, MINE, OF_ITS_OWN))) {
      relations.add(new Relation(row.get(0), row.get(1), row.get(2).equals("t")));
    }
    return relations;
  }

  /** A table, partitioned or not, that is no partition, or is: most changes come from above. */
  Optional<Relation> anyTable() {
    List<Relation> tables = relations("rp");
    return any(oneIn(5) ? tables : tables.stream().filter(t -> !t.isPartition()).toList());
  }

  List<Column> columns(Relation of) {
    List<Column> columns = new ArrayList<>();
    for (List<String> row :
        rows(
            """
            SELECT quote_ident(attname), format_type(atttypid, atttypmod), attnotnull,
                   attgenerated <> '' OR attidentity <> ''
            FROM pg_attribute WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT attisdropped
            ORDER BY attnum
            """
                .formatted(of.name().replace("'", "''")))) {
      columns.add(
          new Column(row.get(0), row.get(1), row.get(2).equals("t"), row.get(3).equals("t")));
    }
    return columns;
  }

  Optional<Column> anyColumn(Relation of) {
    return any(columns(of));
  }

  /** The name of a column of that, or of none that is there. */
  String columnName(Relation of) {
    return anyColumn(of).map(Column::name).orElse("none");
  }

  /** A type of PostgreSQL's own, or one that is there. */
  String anyType() {
    List<String> types =
        new ArrayList<>(
            List.of(
                "integer",
                "bigint",
                "text",
                "boolean",
                "numeric(12,3)",
                "timestamptz",
                "timestamp(3)",
                "date",
                "jsonb",
                "varchar(40)",
                "char(3)",
                "double precision",
                "uuid",
                "integer[]",
                "text[]",
                "smallint",
                "bytea",
                "interval",
                "int4range",
                "bit varying(8)"));
    types.addAll(types("edcr"));
    return any(types).orElseThrow();
  }

  /** The names of types of these kinds, as in {@code pg_type.typtype}. */
  List<String> types(String kinds) {
    return rows(
            """
            SELECT t.oid::regtype FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE position(t.typtype::text in '%s') > 0 AND coalesce(c.relkind, 'c') = 'c'
              AND t.typnamespace %s AND %s t.oid)
            ORDER BY 1
            """
                .formatted(kinds, MINE, OF_ITS_OWN))
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  /** Functions and procedures with their arguments, and what they are: {@code FUNCTION …}. */
  Optional<String> anyRoutine() {
    return anyRow(
            """
            SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' WHEN 'a' THEN 'AGGREGATE '
                     ELSE 'FUNCTION ' END || p.oid::regprocedure
            FROM pg_proc p WHERE p.pronamespace %s AND %s p.oid) ORDER BY 1
            """
                .formatted(MINE, OF_ITS_OWN))
        .map(row -> row.get(0));
  }

  /** A function that triggers can call. */
  Optional<String> anyTriggerFunction() {
    return anyRow(
            """
            SELECT p.oid::regproc FROM pg_proc p
            WHERE p.prorettype = 'trigger'::regtype AND p.pronargs = 0 AND p.pronamespace %s
              AND %s p.oid)
            ORDER BY 1
            """
                .formatted(MINE, OF_ITS_OWN))
        .map(row -> row.get(0));
  }

  String anySchema() {
    return anyRow("SELECT quote_ident(nspname) FROM pg_namespace WHERE oid " + MINE + " ORDER BY 1")
        .orElseThrow()
        .get(0);
  }

  /** Views that read a table: what drops them. */
  List<String> dropsOfViewsOf(Relation table) {
    return rows(
            """
            SELECT DISTINCT 'DROP ' || CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END
                   || 'VIEW IF EXISTS ' || c.oid::regclass || ' CASCADE'
            FROM pg_depend d
            JOIN pg_rewrite w ON w.oid = d.objid AND d.classid = 'pg_rewrite'::regclass
            JOIN pg_class c ON c.oid = w.ev_class
            WHERE d.refobjid = '%1$s'::regclass AND c.relkind IN ('v', 'm')
              AND c.oid <> '%1$s'::regclass
            ORDER BY 1
            """
                .formatted(table.name().replace("'", "''")))
        .stream()
        .map(row -> row.get(0))
        .toList();
  }
}
