package dev.aludel.diff;

import dev.aludel.diff.PartMatch.Kept;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.schema.Column;
import dev.aludel.schema.Mentions;
import dev.aludel.schema.Needs;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a table that stays lets go of while something that it needs is dropped and created again: a
 * function whose result changes, a domain of another type, a collation; or while routines come and
 * go that its expressions call by the same words ({@link OtherCalls}).
 *
 * <p>Constraints and indexes that need it are dropped and added again, generated columns too;
 * defaults go and come back. A column of a type that goes is text for that time: every type turns
 * into text and back without a loss (CREATE CAST, I/O conversion casts). Rows that come back with
 * other attributes are JSON, in which each attribute has its name.
 */
final class Apart {

  private final TableDiff table;

  /** Columns that are text for a while. */
  private final Set<String> columns = new TreeSet<>();

  /** Those of them that are JSON, since they come back with other attributes. */
  private final Set<String> rows = new TreeSet<>();

  /** Those whose rows come back without some of their attributes. */
  private final Set<String> losing = new TreeSet<>();

  /** Columns that have no default for a while. */
  private final Set<String> defaults = new TreeSet<>();

  /** Columns that go for good, before their type does. */
  private final Set<String> gone = new TreeSet<>();

  /** Columns that go for good, but only after the routine that their default calls. */
  private final Set<String> opened = new TreeSet<>();

  private boolean taken;

  /** The options that hold exclusion constraints which go, for good or for a while. */
  final Set<String> exclusions = new TreeSet<>();

  Apart(TableDiff table) {
    this.table = table;
  }

  /** Whether there is anything that has to be let go of. */
  boolean isTaken() {
    return taken;
  }

  /** What a person must look at before the change that lets go of something. */
  List<String> notes(AlterColumn change) {
    List<String> notes = new ArrayList<>(Notes.meanwhile(change));
    if (losing.contains(change.column())) {
      notes.add(Notes.ATTRIBUTES_GO);
    }
    return notes;
  }

  /** Whether the column is of another type for a while. */
  boolean hasText(String column) {
    return columns.contains(column);
  }

  private boolean has(String column) {
    return columns.contains(column) || defaults.contains(column);
  }

  private int size() {
    return columns.size()
        + gone.size()
        + opened.size()
        + defaults.size()
        + exclusions.size()
        + table.replaced.size()
        + table.recreated.size();
  }

  /** Exclusion constraints are options: those that change, or whose columns do, go before that. */
  void takeExclusions(Predicate<String> needsGoing) {
    table
        .from
        .options()
        .forEach(
            (option, text) -> {
              if (PartOptions.isExclusion(option)
                  && (!text.equals(table.held.options().get(option))
                      || needsGoing.test(text)
                      || moving().anyMatch(column -> mentions(text, column)))) {
                exclusions.add(option);
              }
            });
  }

  /**
   * Lets go of the defaults that would be in the way of what comes to a column from above at once:
   * another type, which they may not be of, or the numbers of a partitioned table, beside which
   * there is no default (PostgreSQL 17).
   *
   * @param tables all that stay
   */
  void takeDefaultsBelow(Map<QualifiedName, TableDiff> tables) {
    for (ColumnDiff column : table.kept.values()) {
      boolean isInTheWay =
          column.from().defaultValue().isPresent()
              && column.changes().stream().anyMatch(ColumnChange.SetDefault.class::isInstance)
              && !table.replaced.containsKey(column.from().name())
              && TableParents.of(table.from).stream()
                  .flatMap(parent -> Stream.ofNullable(tables.get(parent)))
                  .flatMap(parent -> Stream.ofNullable(parent.kept.get(column.from().name())))
                  .anyMatch(above -> above.typeDiffers() || above.held().identity().isPresent());
      if (isInTheWay) {
        taken |= defaults.add(column.from().name());
      }
    }
  }

  private static boolean mentions(String text, String column) {
    return Mentions.in(text).contains(column.toLowerCase(Locale.ROOT));
  }

  private Stream<String> moving() {
    return Stream.of(
            table.replaced.keySet().stream(),
            table.dropped.stream().map(Column::name),
            columns.stream())
        .flatMap(names -> names);
  }

  /**
   * Lets go of all that needs what goes.
   *
   * @return whether that is more than before
   */
  boolean take(GoingObjects going) {
    int before = size();
    Predicate<String> needsGoing = going::namesGoing;
    for (ColumnDiff column : table.kept.values()) {
      take(column, going);
    }
    for (Column column : table.dropped) {
      if (going.readsBack(table.name(), column)) {
        opened.add(column.name());
      }
      Column left = opened.contains(column.name()) ? column.withDefault(Optional.empty()) : column;
      if (needsGoing.test(text(left))
          || going.isGoing(column.type())
          || (going.sequences.areDrawnBy(table.from, column)
              && !going.sequences.goesWithColumnAbove(table.from, column))) {
        gone.add(column.name());
      }
    }
    table.replaceGeneratedFrom(columns);
    for (Kept part : table.parts.kept) {
      boolean needs =
          part.was().expressions().stream().map(Needs::sql).anyMatch(needsGoing)
              || going.calls.change(table, part.was().expressions())
              || part.was().collations().stream().anyMatch(needsGoing)
              || columns.stream().anyMatch(column -> table.names(part.was(), column))
              || table.replaced.keySet().stream()
                  .anyMatch(column -> table.names(part.was(), column));
      if (needs) {
        table.recreated.add(part);
      }
    }
    takeExclusions(needsGoing.or(text -> going.calls.change(table, text)));
    boolean more = size() > before;
    taken |= more;
    return more;
  }

  private void take(ColumnDiff column, GoingObjects going) {
    Predicate<String> needsGoing = going::namesGoing;
    Column from = column.from();
    if (table.replaced.containsKey(from.name())) {
      return;
    }
    boolean callsAnother =
        column
            .expressionThatStays()
            .filter(value -> going.calls.change(table, List.of(value)))
            .isPresent();
    if (from.generated().isPresent()) {
      if (callsAnother || needsGoing.test(text(from)) || going.isGoing(from.type())) {
        table.replaced.put(from.name(), column);
      }
      return;
    }
    if (needsGoing.test(typeText(from)) || going.isGoing(from.type())) {
      columns.add(from.name());
      if (going.getsOtherAttributes(from.type())) {
        rows.add(from.name());
        if (going.losesAttributes(from.type())) {
          losing.add(from.name());
        }
      }
    }
    if (callsAnother
        || from.defaultValue().map(Needs::sql).filter(needsGoing).isPresent()
        || going.sequences.areDrawnBy(table.from, from)) {
      defaults.add(from.name());
    }
  }

  /** The columns that go before what they need. */
  List<Column> gone() {
    return table.dropped.stream().filter(column -> gone.contains(column.name())).toList();
  }

  /** All that a column names. */
  static String text(Column column) {
    StringBuilder text = new StringBuilder(typeText(column));
    column.defaultValue().ifPresent(value -> text.append(' ').append(Needs.sql(value)));
    column.generated().ifPresent(by -> text.append(' ').append(Needs.sql(by.expression())));
    return text.toString();
  }

  private static String typeText(Column column) {
    Type type = column.type() instanceof Type.Array array ? array.element() : column.type();
    return (type instanceof Type.Sql sql ? sql.text() : "")
        + column.collation().map(name -> " " + name).orElse("");
  }

  /** What the column is until what it needs has come back. */
  Column meanwhile(Column column) {
    Column bare = has(column.name()) ? column.withDefault(Optional.empty()) : column;
    return hasText(column.name())
        ? bare.ofType(meanwhileType(column)).withCollation(Optional.empty())
        : bare;
  }

  private Type meanwhileType(Column column) {
    return rows.contains(column.name()) ? Type.Scalar.JSON : text(column.type());
  }

  private static Type text(Type type) {
    return type instanceof Type.Array array
        ? new Type.Array(text(array.element()))
        : Type.Scalar.TEXT;
  }

  /** The changes that let go of what goes, and the columns that stay, as they are meanwhile. */
  List<AlterColumn> changes() {
    List<AlterColumn> changes = new ArrayList<>();
    for (String column : opened) {
      changes.add(
          new AlterColumn(
              table.name(),
              column,
              List.of(new ColumnChange.SetDefault(Optional.empty())),
              Optional.empty()));
    }
    for (ColumnDiff column : table.kept.values()) {
      Column from = column.from();
      if (table.replaced.containsKey(from.name())) {
        continue;
      }
      List<ColumnChange> each = new ArrayList<>();
      if (from.defaultValue().isPresent() && has(from.name())) {
        each.add(new ColumnChange.SetDefault(Optional.empty()));
      }
      if (hasText(from.name())) {
        each.add(new ColumnChange.SetType(meanwhileType(from), Optional.empty()));
        if (from.collation().isPresent()) {
          each.add(new ColumnChange.SetCollation(Optional.empty()));
        }
      }
      if (!each.isEmpty()) {
        changes.add(new AlterColumn(table.name(), from.name(), each, Optional.empty()));
      }
    }
    return changes;
  }
}
