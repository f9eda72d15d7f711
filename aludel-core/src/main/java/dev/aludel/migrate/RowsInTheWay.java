package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameObject;
import dev.aludel.schema.Column;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the rows that a NOT NULL or another type stumbles over: before anything is done, or after
 * it was.
 */
final class RowsInTheWay {

  /** A column by its names in the database, before the renames among the operations. */
  private record Place(QualifiedName table, String column) {}

  /**
   * What is in the way.
   *
   * @param withThoseBelow whether the rows of partitions and children are among those counted
   */
  private record Found(Place place, String condition, boolean withThoseBelow, String message) {}

  private final Connection connection;
  private final Dialect dialect;
  private final Schema live;
  private final Map<QualifiedName, QualifiedName> tables = new HashMap<>();
  private final Map<Place, String> columns = new HashMap<>();
  private final List<Found> found = new ArrayList<>();

  /** What the operations so far have said of tables, by their names in the database. */
  private final Map<QualifiedName, SortedMap<String, String>> options = new HashMap<>();

  /** The columns that may have taken NULL, or gone, on the way. */
  private final Set<Place> loosened = new HashSet<>();

  private RowsInTheWay(Connection connection, Dialect dialect, Schema live) {
    this.connection = connection;
    this.dialect = dialect;
    this.live = live;
  }

  /**
   * Looks at every column that is about to take no NULL, or values of another type.
   *
   * @param live what is there before the operations
   * @throws MigrationException if such a column holds a NULL, or would in a new row of its own, or
   *     holds what the type does not take
   */
  static void refuse(
      Connection connection, Dialect dialect, Schema live, List<Operation> operations)
      throws SQLException {
    RowsInTheWay rows = new RowsInTheWay(connection, dialect, live);
    for (Operation operation : operations) {
      rows.look(operation);
    }
    if (!rows.found.isEmpty()) {
      throw new MigrationException(
          "Nothing was done. " + String.join(System.lineSeparator(), rows.messages()), null, null);
    }
  }

  /** What stood in the way of operations that were rolled back, as far as it can be told. */
  static List<String> after(Connection connection, Dialect dialect, List<Operation> operations) {
    Schema live = Schema.EMPTY;
    try {
      live = dialect.inspect(connection, Scope.CURRENT_SCHEMA);
    } catch (SQLException unreadable) {
      // Then only NULLs are counted.
    }
    RowsInTheWay rows = new RowsInTheWay(connection, dialect, live);
    for (Operation operation : operations) {
      try {
        rows.follow(operation);
        if (operation instanceof AlterColumn alter
            && alter.setsNotNull()
            && !alter.stateOfNotNull().contains(NotNullOptions.NOT_VALID)) {
          rows.count(alter.table(), alter.column(), rows.place(alter), alter.setsNotNullAlone());
        } else if (operation instanceof AlterTableOptions alter) {
          rows.countUnchecked(alter);
        }
        if (operation instanceof AlterColumn alter) {
          rows.countMisfits(alter, rows.place(alter));
        }
      } catch (SQLException notThere) {
        // A table or column that the operations make themselves: there are no rows to tell of.
      }
    }
    return rows.messages();
  }

  /** What is told of a table counts the rows of those below, of which it is not told again. */
  private List<String> messages() {
    return found.stream()
        .filter(
            each ->
                found.stream()
                    .noneMatch(
                        above ->
                            above.withThoseBelow()
                                && above.condition().equals(each.condition())
                                && isBelow(each.place().table(), above.place().table())))
        .map(Found::message)
        .toList();
  }

  private boolean isBelow(QualifiedName table, QualifiedName above) {
    return live.table(table).map(TableParents::of).orElse(List.of()).stream()
        .anyMatch(parent -> parent.equals(above) || isBelow(parent, above));
  }

  private void look(Operation operation) throws SQLException {
    follow(operation);
    if (operation instanceof AlterColumn alter) {
      countMisfits(alter, place(alter));
    }
    if (operation instanceof AlterTableOptions alter) {
      countUnchecked(alter);
      options.put(tables.getOrDefault(alter.table(), alter.table()), alter.options());
    } else if (operation instanceof AlterColumn alter && alter.setsNotNull()) {
      Place place = place(alter);
      Optional<Column> column =
          live.table(place.table()).flatMap(table -> table.column(place.column()));
      String state = alter.stateOfNotNull();
      if (!state.isEmpty() && !alter.setsNotNullAlone()) {
        SortedMap<String, String> said = new TreeMap<>(said(place.table()));
        said.put(NotNullOptions.STATE + alter.column(), state);
        options.put(place.table(), said);
      }
      Map<String, String> said = said(place.table());
      if (column.filter(Column::nullable).isPresent()
          && !NotNullOptions.isUnchecked(said, alter.column())
          && !isUncheckedAbove(said, alter.column())) {
        boolean alone = alter.setsNotNullAlone() || NotNullOptions.isKept(said, alter.column());
        count(alter.table(), alter.column(), place, alone);
      }
    } else if (operation instanceof AddColumn add && hasNoValue(add.column())) {
      QualifiedName table = tables.getOrDefault(add.table(), add.table());
      if (live.table(table).isPresent() && hasRows(table)) {
        found.add(
            new Found(
                new Place(table, add.column().name()),
                "no value for " + add.column().name(),
                true,
                "%s has rows, and its new column %s takes no NULL and has no default. Give it a default, or add it without NOT NULL, fill it, and then set NOT NULL."
                    .formatted(add.table(), add.column().name())));
      }
    }
  }

  private Map<String, String> said(QualifiedName table) {
    SortedMap<String, String> said = options.get(table);
    return said != null ? said : live.table(table).map(Table::options).orElse(new TreeMap<>());
  }

  /** Whether a NOT NULL comes from above that does not look at rows. */
  private boolean isUncheckedAbove(Map<String, String> below, String column) {
    return TableParents.of(below).stream()
        .map(parent -> said(tables.getOrDefault(parent, parent)))
        .anyMatch(
            above ->
                !NotNullOptions.isKept(above, column)
                    && (NotNullOptions.isUnchecked(above, column)
                        || isUncheckedAbove(above, column)));
  }

  /** A NOT NULL that becomes valid, or that of the tables below as well. */
  private void countUnchecked(AlterTableOptions alter) throws SQLException {
    QualifiedName table = tables.getOrDefault(alter.table(), alter.table());
    Map<String, String> was = said(table);
    for (Column column : live.table(table).map(Table::columns).orElse(List.of())) {
      String name =
          columns.entrySet().stream()
              .filter(renamed -> renamed.getKey().table().equals(table))
              .filter(renamed -> renamed.getValue().equals(column.name()))
              .map(renamed -> renamed.getKey().column())
              .findFirst()
              .orElse(column.name());
      if (!column.nullable()
          && !loosened.contains(new Place(table, column.name()))
          && NotNullOptions.looksAtRows(was, alter.options(), name)) {
        boolean alone = NotNullOptions.isKept(alter.options(), name);
        count(alter.table(), name, new Place(table, column.name()), alone);
      }
    }
  }

  /** A domain may have a default of its own. */
  private static boolean hasNoValue(Column column) {
    return !column.nullable()
        && column.defaultValue().isEmpty()
        && column.generated().isEmpty()
        && column.identity().isEmpty()
        && !(column.type() instanceof Type.Sql);
  }

  private void follow(Operation operation) {
    if (operation instanceof RenameObject rename && rename.kind() == ObjectKind.TABLE) {
      QualifiedName was = Optional.ofNullable(tables.remove(rename.from())).orElse(rename.from());
      tables.put(rename.to(), was);
    } else if (operation instanceof RenameColumn rename) {
      QualifiedName table = tables.getOrDefault(rename.table(), rename.table());
      String was =
          Optional.ofNullable(columns.remove(new Place(table, rename.from())))
              .orElse(rename.from());
      columns.put(new Place(table, rename.to()), was);
      options.put(table, PartOptions.ofColumnRenamed(said(table), rename.from(), rename.to()));
    } else if (operation instanceof AlterColumn alter
        && alter.changes().stream()
            .anyMatch(change -> change instanceof ColumnChange.SetNullable set && set.nullable())) {
      loosened.add(place(alter));
    } else if (operation instanceof DropColumn drop) {
      QualifiedName table = tables.getOrDefault(drop.table(), drop.table());
      loosened.add(
          new Place(table, columns.getOrDefault(new Place(table, drop.column()), drop.column())));
    }
  }

  private Place place(AlterColumn alter) {
    QualifiedName table = tables.getOrDefault(alter.table(), alter.table());
    return new Place(table, columns.getOrDefault(new Place(table, alter.column()), alter.column()));
  }

  /**
   * Counts the NULLs of a column.
   *
   * @param alone whether the rows of tables below are no matter
   */
  private void count(QualifiedName of, String named, Place place, boolean alone)
      throws SQLException {
    String column = dialect.quote(place.column());
    String table = dialect.quote(place.table());
    String condition = column + " IS NULL";
    long rows =
        number(
            "SELECT count(*) FROM %s%s WHERE %s".formatted(alone ? "ONLY " : "", table, condition));
    if (rows > 0) {
      found.add(
          new Found(
              place,
              condition,
              !alone,
              "%s.%s holds %d %s, so it cannot be NOT NULL. Fill those rows first: UPDATE %s SET %s = … WHERE %s"
                  .formatted(
                      of, named, rows, rows == 1 ? "NULL" : "NULLs", table, column, condition)));
    }
  }

  /** Only where the database would not say so itself. */
  private void countMisfits(AlterColumn alter, Place place) throws SQLException {
    Optional<Column> was = live.table(place.table()).flatMap(table -> table.column(place.column()));
    String column = dialect.quote(place.column());
    for (ColumnChange change : alter.changes()) {
      Optional<String> condition =
          change instanceof ColumnChange.SetType to && to.using().isEmpty()
              ? was.flatMap(now -> dialect.misfits(column, now.type(), to.type()))
              : Optional.empty();
      long rows =
          condition.isEmpty()
              ? 0
              : number(
                  "SELECT count(*) FROM %s WHERE %s"
                      .formatted(dialect.quote(place.table()), condition.get()));
      if (rows > 0) {
        found.add(
            new Found(
                place,
                condition.get(),
                true,
                "%s.%s holds %d %s that its new type does not take. Correct those rows first, or say in a revision what becomes of them: toType(…, sql(\"…\")). They are: SELECT * FROM %s WHERE %s"
                    .formatted(
                        alter.table(),
                        alter.column(),
                        rows,
                        rows == 1 ? "value" : "values",
                        dialect.quote(place.table()),
                        condition.get())));
      }
    }
  }

  private boolean hasRows(QualifiedName table) throws SQLException {
    return number(
            "SELECT count(*) FROM (SELECT 1 FROM %s LIMIT 1) AS one"
                .formatted(dialect.quote(table)))
        > 0;
  }

  private long number(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
