package dev.aludel.dialect.postgresql;

import static dev.aludel.schema.NotNullOptions.NO_INHERIT;

import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.schema.Column;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes NOT NULL with all that PostgreSQL 18 knows of it ({@link NotNullOptions}): {@code NO
 * INHERIT}, {@code NOT VALID}, and comments (ALTER TABLE, ADD, ALTER and VALIDATE CONSTRAINT).
 */
final class NotNullStates {

  /** The first version that has NOT NULL as a constraint like others. */
  static final int SINCE = 18;

  private static final String ASIDE = "aludel_aside_";

  private NotNullStates() {}

  /** Whether the option is one of a column that is not there, or takes NULL. */
  static boolean isOfNothing(Table table, String option) {
    return NotNullOptions.isOne(option)
        && table.column(option.split("\\.", 3)[2]).filter(column -> !column.nullable()).isEmpty();
  }

  /**
   * What stands in the list of CREATE TABLE behind a column that takes no NULL; nothing if that can
   * only be said afterwards.
   */
  static Optional<String> clause(Column column, Map<String, String> options) {
    if (column.nullable() || NotNullOptions.isUnchecked(options, column.name())) {
      return Optional.empty();
    }
    boolean numbered = column.identity().isPresent();
    Optional<String> name = NotNullNames.of(options, column.name());
    return numbered && name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            name.map(own -> "CONSTRAINT " + Quoting.name(own) + " ").orElse("")
                + "NOT NULL"
                + (!numbered && NotNullOptions.isKept(options, column.name())
                    ? " " + NO_INHERIT
                    : ""));
  }

  /**
   * {@code CONSTRAINT name NOT NULL column}: what a child says of a column that comes to it.
   *
   * @param isOwn whether those above take NULL
   */
  static Optional<String> element(Column column, boolean isOwn, Map<String, String> options) {
    Optional<String> name = NotNullNames.of(options, column.name());
    return column.nullable()
            || NotNullOptions.isUnchecked(options, column.name())
            || (!isOwn && name.isEmpty())
        ? Optional.empty()
        : Optional.of(
            name.map(own -> "CONSTRAINT " + Quoting.name(own) + " ").orElse("")
                + "NOT NULL "
                + Quoting.name(column.name())
                + (NotNullOptions.isKept(options, column.name()) ? " " + NO_INHERIT : ""));
  }

  /** {@code ADD CONSTRAINT name NOT NULL column NOT VALID}. */
  static String added(String column, Map<String, String> options) {
    return "ADD "
        + NotNullNames.of(options, column)
            .map(name -> "CONSTRAINT " + Quoting.name(name) + " ")
            .orElse("")
        + "NOT NULL "
        + Quoting.name(column)
        + TableOptions.of(options, NotNullOptions.STATE + column)
            .map(state -> " " + state)
            .orElse("");
  }

  /** The action that lets a column take no NULL any more, by the options of its table. */
  static String set(String column, Map<String, String> options) {
    return NotNullOptions.hasState(options, column)
        ? added(column, options)
        : "ALTER COLUMN " + Quoting.name(column) + " SET NOT NULL";
  }

  /** The same, with the name that the constraint has. */
  static String named(String column, Map<String, String> options) {
    return NotNullNames.of(options, column).isPresent()
        ? added(column, options)
        : set(column, options);
  }

  /**
   * The statement that lets a column of a child or partition take no NULL any more. From 18 on the
   * tables below get it as well, unless it is NO INHERIT, which is what ONLY would make it.
   */
  static String setOn(Optional<Table> there, QualifiedName table, String column, int majorVersion) {
    return "ALTER TABLE %s%s %s"
        .formatted(
            majorVersion < SINCE ? "ONLY " : "",
            Quoting.name(table),
            set(column, there.map(Table::options).orElse(new TreeMap<>())));
  }

  /** What ADD COLUMN cannot say: an action beside it. */
  static Optional<String> beside(Column column, Map<String, String> options) {
    return !column.nullable() && NotNullOptions.isUnchecked(options, column.name())
        ? Optional.of(added(column.name(), options))
        : Optional.empty();
  }

  /** What follows CREATE TABLE. */
  static List<String> afterwards(Table table) {
    List<String> statements = new ArrayList<>();
    List<String> keyed = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    for (Column column : table.columns()) {
      beside(column, table.options())
          .ifPresent(
              action -> statements.add("ALTER TABLE " + Quoting.name(table.name()) + " " + action));
      if (!column.nullable()
          && NotNullOptions.isKept(table.options(), column.name())
          && (column.identity().isPresent() || keyed.contains(column.name()))) {
        statements.add(inherit(table.name(), column.name(), NO_INHERIT, table.options()));
      }
    }
    return statements;
  }

  /**
   * The options that CREATE TABLE says with the column: a primary key wants NOT NULL below, too.
   */
  static Map<String, String> inList(Table table) {
    List<String> keyed = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    Map<String, String> said = new TreeMap<>(table.options());
    keyed.forEach(column -> said.remove(NotNullOptions.STATE + column));
    return said;
  }

  /**
   * The statements that lead from one set of options to another.
   *
   * @param heirs whether there are tables below it
   */
  static List<String> changes(
      Table table, Map<String, String> from, Map<String, String> to, boolean heirs) {
    TreeSet<String> columns = new TreeSet<>();
    for (Map<String, String> options : List.of(from, to)) {
      options.keySet().stream()
          .filter(NotNullOptions::isOne)
          .forEach(option -> columns.add(option.split("\\.", 3)[2]));
    }
    List<String> statements = new ArrayList<>();
    Map<String, String> left = new TreeMap<>(from);
    while (!columns.isEmpty()) {
      Optional<String> free =
          columns.stream().filter(column -> isNameFree(column, columns, left, to)).findFirst();
      String column = free.orElseGet(columns::first);
      if (free.isEmpty()) {
        // All wait for the name of another one: this one gets out of the way.
        String aside = Quoting.clipped(ASIDE + NotNullNames.of(left, column).orElse(column));
        left.put(NotNullOptions.NAME + column, aside);
        statements.add(NotNullNames.rename(table, column, aside, left, heirs));
      } else {
        columns.remove(column);
        change(table, column, left, to, heirs, statements);
      }
    }
    return statements;
  }

  /** Whether no other column that is still to change has the name that this one gets. */
  private static boolean isNameFree(
      String column, Set<String> changing, Map<String, String> from, Map<String, String> to) {
    Optional<String> name = NotNullNames.of(to, column);
    return name.isEmpty()
        || changing.stream()
            .filter(other -> !other.equals(column))
            .noneMatch(other -> NotNullNames.of(from, other).equals(name));
  }

  private static void change(
      Table table,
      String column,
      Map<String, String> from,
      Map<String, String> to,
      boolean heirs,
      List<String> statements) {
    boolean again = changeState(table.name(), column, from, to, statements);
    if (!again) {
      NotNullNames.change(table, column, from, to, heirs).ifPresent(statements::add);
    }
    Optional<String> was =
        TableOptions.of(from, NotNullOptions.COMMENT + column).filter(text -> !again);
    Optional<String> is = TableOptions.of(to, NotNullOptions.COMMENT + column);
    if (!was.equals(is)) {
      statements.add(comment(table.name(), column, is, to));
    }
  }

  /** The statement that makes it anew. */
  static String again(QualifiedName table, String column, Map<String, String> options) {
    return "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL, %s"
        .formatted(Quoting.name(table), Quoting.name(column), added(column, options));
  }

  /** Whether the constraint has gone and come, with the name that it has in the end. */
  private static boolean changeState(
      QualifiedName table,
      String column,
      Map<String, String> from,
      Map<String, String> to,
      List<String> statements) {
    boolean wasKept = NotNullOptions.isKept(from, column);
    boolean isKept = NotNullOptions.isKept(to, column);
    boolean wasUnchecked = NotNullOptions.isUnchecked(from, column);
    boolean isUnchecked = NotNullOptions.isUnchecked(to, column);
    if (isKept && !wasKept) {
      // The tables below keep theirs then, which they would lose with this one.
      statements.add(inherit(table, column, NO_INHERIT, from));
    }
    if (isUnchecked && !wasUnchecked) {
      String alter = "ALTER TABLE " + Quoting.name(table) + " REPLICA IDENTITY ";
      Optional<String> identity = IndexOptions.replicaIdentity(to);
      // A column of the index that identifies rows cannot take NULL, not for a moment.
      identity.ifPresent(index -> statements.add(alter + "NOTHING"));
      statements.add(again(table, column, to));
      identity.ifPresent(index -> statements.add(alter + index));
      return true;
    }
    if (wasUnchecked && !isUnchecked) {
      statements.add(validate(table, column, from, wasKept || isKept));
    }
    if (wasKept && !isKept) {
      statements.add(inherit(table, column, "INHERIT", from));
    }
    return false;
  }

  /** SET NOT NULL looks at the rows as well, for a constraint whose name is not known. */
  private static String validate(
      QualifiedName table, String column, Map<String, String> options, boolean alone) {
    return NotNullNames.of(options, column)
        .map(
            name ->
                "ALTER TABLE %s VALIDATE CONSTRAINT %s"
                    .formatted(Quoting.name(table), Quoting.name(name)))
        .orElseGet(
            () ->
                "ALTER TABLE %s%s ALTER COLUMN %s SET NOT NULL"
                    .formatted(alone ? "ONLY " : "", Quoting.name(table), Quoting.name(column)));
  }

  private static String inherit(
      QualifiedName table, String column, String word, Map<String, String> options) {
    return NotNullNames.of(options, column)
        .map(
            name ->
                "ALTER TABLE %s ALTER CONSTRAINT %s %s"
                    .formatted(Quoting.name(table), Quoting.name(name), word))
        .orElseGet(
            () ->
                NotNullNames.onOwn(
                    table,
                    column,
                    "ALTER TABLE %s ALTER CONSTRAINT %%I %s"
                        .formatted(NotNullNames.escaped(Quoting.name(table)), word)));
  }

  private static String comment(
      QualifiedName table, String column, Optional<String> text, Map<String, String> options) {
    String words = text.map(Quoting::string).orElse("NULL");
    return NotNullNames.of(options, column)
        .map(
            name ->
                "COMMENT ON CONSTRAINT %s ON %s IS %s"
                    .formatted(Quoting.name(name), Quoting.name(table), words))
        .orElseGet(
            () ->
                NotNullNames.onAny(
                    table,
                    column,
                    "COMMENT ON CONSTRAINT %%I ON %s IS %s"
                        .formatted(
                            NotNullNames.escaped(Quoting.name(table)),
                            NotNullNames.escaped(words))));
  }

  /** The comment that a table has of its own on one from above, which is made anew. */
  static Optional<String> commentAgain(Table table, Column column) {
    return TableOptions.of(table.options(), NotNullOptions.COMMENT + column.name())
        .filter(text -> !column.nullable())
        .map(text -> comment(table.name(), column.name(), Optional.of(text), table.options()));
  }

  /** The comments of those below, which go with one that is made anew to be not valid. */
  static List<String> commentsBelow(
      Table table, Map<String, String> from, Map<String, String> to, Schema schema) {
    return table.columns().stream()
        .filter(column -> NotNullOptions.isUnchecked(to, column.name()))
        .filter(column -> !NotNullOptions.isUnchecked(from, column.name()))
        .flatMap(
            column ->
                TableParents.heirs(table, column.name(), schema).stream()
                    .flatMap(
                        heir -> commentAgain(heir, heir.requireColumn(column.name())).stream()))
        .toList();
  }

  /** The comments of the constraints of a new table. */
  static List<String> comments(Table table) {
    List<String> statements = new ArrayList<>();
    TableOptions.under(NotNullOptions.COMMENT, table.options())
        .forEach(
            (column, text) -> {
              if (!isOfNothing(table, NotNullOptions.COMMENT + column)) {
                statements.add(comment(table.name(), column, Optional.of(text), table.options()));
              }
            });
    return statements;
  }

  /**
   * Refuses a NO INHERIT that PostgreSQL has no place for: a NOT NULL from above is given further.
   *
   * @param table as it will be, with the tables above it in the schema
   * @throws UnsupportedOperation with the table, the column and the table above
   */
  static void requireOwn(
      Table table, Map<String, String> from, Map<String, String> to, Schema schema) {
    for (Column column : table.columns()) {
      boolean becomesKept =
          NotNullOptions.isKept(to, column.name()) && !NotNullOptions.isKept(from, column.name());
      if (becomesKept
          && Descent.above(table, column.name(), schema)
              .filter(above -> !above.nullable())
              .isPresent()) {
        throw new UnsupportedOperation(
            "NOT NULL of %s.%s cannot be NO INHERIT: it comes from %s, and PostgreSQL gives such a one to the tables below as well. Make it NO INHERIT there, or let %s go first."
                .formatted(
                    table.name(),
                    column.name(),
                    givers(table, column.name(), schema),
                    table.name()));
      }
    }
  }

  /** The tables above that give the column a NOT NULL. */
  private static String givers(Table table, String column, Schema schema) {
    return TableParents.of(table).stream()
        .flatMap(parent -> schema.table(parent).stream())
        .filter(
            parent ->
                parent
                    .column(column)
                    .filter(there -> !NotNullOptions.given(parent, there).nullable())
                    .isPresent())
        .map(parent -> parent.name().toString())
        .collect(Collectors.joining(", "));
  }

  /**
   * Refuses what a server of that version cannot have.
   *
   * @throws UnsupportedOperation with the table and the column
   */
  static void require(int majorVersion, Table table) {
    if (majorVersion >= SINCE) {
      return;
    }
    List<String> problems = new ArrayList<>();
    TableOptions.under(NotNullOptions.STATE, table.options())
        .forEach(
            (column, state) -> {
              if (!isOfNothing(table, NotNullOptions.STATE + column)) {
                problems.add("  %s.%s: NOT NULL … %s".formatted(table.name(), column, state));
              }
            });
    if (!problems.isEmpty()) {
      throw new UnsupportedOperation(
          "PostgreSQL %d has no NOT NULL that is NO INHERIT or NOT VALID, which PostgreSQL 18 and newer have:%n%s%nSay NOT NULL there, or nothing."
              .formatted(majorVersion, String.join(System.lineSeparator(), problems)));
    }
  }
}
