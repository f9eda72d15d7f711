package dev.aludel.testing;

import dev.aludel.dialect.Dialect;
import dev.aludel.schema.Column;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Domains;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import dev.aludel.schema.TypeText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values that a change of a schema has to leave alone. */
public final class KeptValues {

  private KeptValues() {}

  /** Says of columns whether their values count. */
  public interface Columns {
    boolean contain(QualifiedName table, Column column);
  }

  /**
   * The rows of each table that stays, in no order that matters: of each the values of the columns
   * that stay with their type, and that are not worked out.
   *
   * @param live a database that is as one of the two schemas
   */
  public static List<String> of(Connection live, Dialect dialect, Schema before, Schema after)
      throws SQLException {
    return of(live, dialect, before, after, (table, column) -> true);
  }

  /** The same, of those columns alone. */
  public static List<String> of(
      Connection live, Dialect dialect, Schema before, Schema after, Columns some)
      throws SQLException {
    List<String> kept = new ArrayList<>();
    for (Table was : before.tables()) {
      Optional<Table> is = after.table(was.name()).filter(table -> holdsTheSameRows(was, table));
      if (is.isPresent()) {
        List<String> columns = new ArrayList<>();
        Table now = Inheritance.released(is.get(), List.of(), after);
        for (Column column : Inheritance.released(was, List.of(), before).columns()) {
          Optional<Column> own = now.column(column.name());
          if (some.contain(was.name(), column)
              && own.filter(will -> stays(column, will)).isPresent()
              && parts(column.type(), before).equals(parts(column.type(), after))) {
            columns.add(column.name());
          }
        }
        if (was.columns().stream().anyMatch(column -> some.contain(was.name(), column))) {
          kept.addAll(rows(live, dialect, was, columns));
        }
      }
    }
    return kept;
  }

  /**
   * Where a sequence stands.
   *
   * @param last the number that it has given, or one before the first
   * @param used whether it has given one
   * @param up whether it counts up
   */
  public record Position(long last, boolean used, boolean up) {

    /** Of a sequence that has taken the place of another one: it is past all numbers, or not. */
    private static Position past(boolean all) {
      return new Position(all ? 1 : 0, all, true);
    }

    private boolean isBefore(Position other) {
      return up ? last < other.last : last > other.last;
    }
  }

  /**
   * Where the sequences stand that stay: those by themselves, and those of columns that are
   * numbered in the same way before and after. Of those that are numbered in another way, whether
   * they are past all numbers that are there.
   *
   * @param live a database of PostgreSQL that is as one of the two schemas
   */
  public static Map<String, Position> numbers(Connection live, Schema before, Schema after)
      throws SQLException {
    Map<String, Position> numbers = new TreeMap<>();
    for (Sequence sequence : before.sequences()) {
      if (after.find(sequence.key()).isPresent()) {
        numbers.put(sequence.name().toString(), position(live, quoted(sequence.name())));
      }
    }
    for (Table table : before.tables()) {
      // The sequence of a child or a partition is that of its parent, and goes with it.
      Optional<Table> is =
          after
              .table(table.name())
              .filter(now -> holdsTheSameRows(table, now))
              .filter(now -> TableParents.of(table).isEmpty() && TableParents.of(now).isEmpty());
      for (Column column : is.isPresent() ? table.columns() : List.<Column>of()) {
        Optional<Column> now = is.get().column(column.name()).filter(KeptValues::isNumbered);
        if (isNumbered(column) && now.isPresent()) {
          boolean same =
              column.identity().isPresent() == now.get().identity().isPresent()
                  && column.defaultValue().equals(now.get().defaultValue());
          for (String sequence : sequence(live, table.name(), column.name()).stream().toList()) {
            numbers.put(
                table.name() + "." + column.name(),
                same
                    ? position(live, sequence)
                    : Position.past(isPast(live, sequence, table.name(), column.name())));
          }
        }
      }
    }
    return numbers;
  }

  /** The sequences that have been used and would give a number again. */
  public static List<String> thatWentBack(
      Map<String, Position> before, Map<String, Position> after) {
    List<String> back = new ArrayList<>();
    before.forEach(
        (name, was) -> {
          Position is = after.getOrDefault(name, was);
          if (was.used() && is.up() == was.up() && is.isBefore(was)) {
            back.add(name + " from " + was.last() + " to " + is.last());
          }
        });
    return back;
  }

  private static boolean isNumbered(Column column) {
    return column.identity().isPresent()
        || column.defaultValue().map(Needs::sql).filter(sql -> sql.contains("nextval")).isPresent();
  }

  private static Optional<String> sequence(Connection live, QualifiedName table, String column)
      throws SQLException {
    String query =
        """
        SELECT coalesce(
          (SELECT substring(pg_get_expr(adbin, adrelid) FROM $$nextval\\('(.*)'::regclass\\)$$)
             FROM pg_attrdef WHERE adrelid = attrelid AND adnum = attnum),
          (SELECT objid::regclass::text FROM pg_depend
             WHERE refobjid = attrelid AND refobjsubid = attnum AND deptype = 'i'
               AND classid = 'pg_class'::regclass))
        FROM pg_attribute WHERE attrelid = %s::regclass AND attname = %s
        """
            .formatted(literal(quoted(table)), literal(column));
    try (Statement statement = live.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
    }
  }

  private static Position position(Connection live, String sequence) throws SQLException {
    String query =
        "SELECT s.last_value - CASE WHEN s.is_called THEN 0 ELSE seqincrement END, s.is_called,"
            + " seqincrement > 0 FROM %s s, pg_sequence WHERE seqrelid = %s::regclass"
                .formatted(sequence, literal(sequence));
    try (Statement statement = live.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return new Position(result.getLong(1), result.getBoolean(2), result.getBoolean(3));
    }
  }

  private static boolean isPast(
      Connection live, String sequence, QualifiedName table, String column) throws SQLException {
    String query =
        "SELECT count(*) = 0 FROM %s t WHERE t.%s > %d"
            .formatted(
                quoted(table), quoted(QualifiedName.of(column)), position(live, sequence).last());
    try (Statement statement = live.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getBoolean(1);
    }
  }

  private static String quoted(QualifiedName name) {
    String last = '"' + name.name().replace("\"", "\"\"") + '"';
    return name.schema()
        .map(schema -> '"' + schema.replace("\"", "\"\"") + "\"." + last)
        .orElse(last);
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A table that comes to be divided, or ceases to be, is another one. */
  private static boolean holdsTheSameRows(Table was, Table is) {
    return TableParents.partitioning(was).equals(TableParents.partitioning(is));
  }

  private static boolean stays(Column was, Column is) {
    return was.type().equals(is.type()) && was.generated().isEmpty() && is.generated().isEmpty();
  }

  /** The attributes of rows, and what they are made of: their values are read by their places. */
  private static List<String> parts(Type type, Schema schema) {
    List<String> parts = new ArrayList<>();
    Optional<QualifiedName> name = Needs.rowType(Domains.base(type, schema));
    for (Table table : name.flatMap(schema::table).stream().toList()) {
      for (Column column : Inheritance.released(table, List.of(), schema).columns()) {
        parts.add(column.name());
        parts.addAll(parts(column.type(), schema));
      }
    }
    for (ObjectKind kind : ObjectKind.values()) {
      boolean isNoTable = kind.hasRows() && kind != ObjectKind.TABLE;
      for (SchemaObject row : name.flatMap(n -> schema.find(kind, n)).stream().toList()) {
        if (isNoTable && row instanceof DefinedObject defined) {
          for (String attribute : defined.facts().shape()) {
            parts.add(attribute);
            String its = attribute.replaceFirst("^(\".*?\"|\\S+) ", "");
            parts.addAll(parts(TypeText.parse(its), schema));
          }
        }
      }
    }
    return parts;
  }

  private static List<String> rows(
      Connection live, Dialect dialect, Table table, List<String> columns) throws SQLException {
    boolean sqlite = dialect.name().equals("sqlite");
    List<String> values = new ArrayList<>(List.of("count(*) OVER ()"));
    for (String column : columns) {
      values.add((sqlite ? "quote(%s)" : "CAST(%s AS text)").formatted(dialect.quote(column)));
    }
    String query =
        "SELECT %s FROM %s%s"
            .formatted(
                String.join(", ", values), sqlite ? "" : "ONLY ", dialect.quote(table.name()));
    List<String> rows = new ArrayList<>();
    try (Statement statement = live.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder(table.name() + ":");
        for (int at = 0; at < columns.size(); at++) {
          row.append(' ').append(columns.get(at)).append('=').append(result.getString(at + 2));
        }
        rows.add(row.toString());
      }
    }
    return rows.stream().sorted().toList();
  }
}
