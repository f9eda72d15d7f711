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
import java.util.Optional;

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
        kept.addAll(rows(live, dialect, was, columns));
      }
    }
    return kept;
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
