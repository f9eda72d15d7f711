package dev.aludel.operation;

import dev.aludel.schema.Column;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The order in which columns come back to tables and to those below them: first above.
 *
 * <p>Backwards they would come to the children first, which would then have them of their own as
 * well, and keep them when the column above is dropped (PostgreSQL's manual, section 5.11). A NOT
 * NULL that goes does so first above, too.
 */
public final class InheritedLast {

  private final Schema schema;
  private final Set<QualifiedName> parents = new HashSet<>();

  private InheritedLast(Schema schema) {
    this.schema = schema;
    schema.tables().forEach(table -> parents.addAll(TableParents.of(table)));
  }

  /**
   * The steps, with each column that is added to a table before it is added to those below, and
   * before these get options that speak of it, as far as nothing comes between that may need the
   * order. A generated one waits for the one above instead: what it is worked out from may get its
   * type between the two. So does one where a table that has another of its name is still to go.
   *
   * @param operations what a step does
   * @param schema what the steps lead to
   */
  public static <S> List<S> order(
      List<S> steps, Function<S, List<Operation>> operations, Schema schema) {
    InheritedLast order = new InheritedLast(schema);
    if (order.parents.isEmpty()) {
      return steps;
    }
    List<S> ordered = new ArrayList<>(steps.size());
    for (S step : steps) {
      int place = ordered.size();
      Optional<AddColumn> added =
          added(operations.apply(step))
              .filter(order::isOfParent)
              .filter(add -> add.column().generated().isEmpty());
      for (int i = place - 1; added.isPresent() && i >= 0; i--) {
        List<Operation> earlier = operations.apply(ordered.get(i));
        if (!earlier.stream().allMatch(InheritedLast::canComeAfter)
            || earlier.stream().anyMatch(operation -> order.makesRoom(operation, added.get()))) {
          break;
        }
        if (added(earlier).filter(below -> order.isBelow(below, added.get())).isPresent()) {
          place = i;
        }
      }
      ordered.add(place, step);
    }
    order.postpone(ordered, operations);
    order.postponeNullable(ordered, operations);
    order.postponeNotNull(ordered, operations);
    order.postponeOwn(ordered, operations);
    return ordered;
  }

  /** What else is said of the column (its NOT NULL, say) waits with it. */
  private <S> void postpone(List<S> steps, Function<S, List<Operation>> operations) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Optional<AddColumn> added =
          added(operations.apply(steps.get(i))).filter(add -> isBelowSome(add.table()));
      List<S> waiting = new ArrayList<>(List.of(steps.get(i)));
      List<S> following = new ArrayList<>();
      int place = i;
      for (int j = i + 1; added.isPresent() && j < steps.size(); j++) {
        List<Operation> later = operations.apply(steps.get(j));
        AddColumn below = added.get();
        if (later.stream().allMatch(operation -> alters(operation, below))) {
          following.add(steps.get(j));
        } else if (!later.stream()
            .allMatch(
                operation -> canComeBefore(operation, below.table(), below.column().name()))) {
          break;
        }
        if (added(later).filter(above -> isBelow(below, above)).isPresent()) {
          place = j;
          waiting.addAll(following);
          following.clear();
        }
      }
      if (place > i) {
        List<S> moved = steps.subList(i, place + 1);
        moved.removeIf(step -> waiting.stream().anyMatch(other -> other == step));
        moved.addAll(waiting);
      }
    }
  }

  private static boolean alters(Operation operation, AddColumn added) {
    return operation instanceof AlterColumn alter
        && alter.table().equals(added.table())
        && alter.column().equals(added.column().name());
  }

  /**
   * A column takes NULL again after those above: while they do not, its NOT NULL is theirs, and may
   * be its own as well, which goes with no other. A table that is not below them at the time does
   * not wait: its column may go before theirs.
   */
  private <S> void postponeNullable(List<S> steps, Function<S, List<Operation>> operations) {
    postpone(steps, operations, InheritedLast::loosened);
  }

  /**
   * A column takes no NULL any more after those above, whose NOT NULL it then has. One that it has
   * of its own as well, by another name, would be in the way of another type of those above
   * (PostgreSQL 18).
   */
  private <S> void postponeNotNull(List<S> steps, Function<S, List<Operation>> operations) {
    postpone(steps, operations, InheritedLast::tightened);
  }

  private <S> void postpone(
      List<S> steps,
      Function<S, List<Operation>> operations,
      Function<List<Operation>, Optional<AlterColumn>> changed) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      List<Operation> step = operations.apply(steps.get(i));
      Optional<AlterColumn> waiting =
          changed.apply(step).filter(alter -> isBelowSome(alter.table()));
      int place = i;
      for (int j = i + 1; waiting.isPresent() && j < steps.size(); j++) {
        List<Operation> later = operations.apply(steps.get(j));
        AlterColumn below = waiting.get();
        if (!canComeBefore(later, step)) {
          break;
        }
        List<S> before = steps.subList(0, j);
        List<S> after = steps.subList(j, steps.size());
        if (changed
            .apply(later)
            .filter(above -> above.column().equals(below.column()))
            .filter(
                above ->
                    isBelowThen(
                        below.table(),
                        above.table(),
                        flat(before, operations),
                        flat(after, operations)))
            .isPresent()) {
          place = j;
        }
      }
      steps.add(place, steps.remove(i));
    }
  }

  /** The change by which a column takes no NULL any more, with nothing of its own said of it. */
  private static Optional<AlterColumn> tightened(List<Operation> step) {
    return step.stream()
        .limit(step.size() == 1 ? 1 : 0)
        .filter(AlterColumn.class::isInstance)
        .map(AlterColumn.class::cast)
        .filter(alter -> alter.changes().stream().anyMatch(InheritedLast::isPlainNotNull))
        .findFirst();
  }

  private static boolean isPlainNotNull(ColumnChange change) {
    return change instanceof ColumnChange.SetNullable set
        && !set.nullable()
        && set.name().isEmpty()
        && set.state().isEmpty();
  }

  /** The change that lets a column take NULL; others of its step say what stays NOT NULL below. */
  private static Optional<AlterColumn> loosened(List<Operation> step) {
    boolean isOne =
        step.stream()
            .skip(1)
            .allMatch(again -> again instanceof AlterColumn alter && alter.setsNotNull());
    return step.stream()
        .limit(isOne ? 1 : 0)
        .filter(AlterColumn.class::isInstance)
        .map(AlterColumn.class::cast)
        .filter(
            alter ->
                alter.changes().stream()
                    .anyMatch(
                        change -> change instanceof ColumnChange.SetNullable set && set.nullable()))
        .findFirst();
  }

  /** Whether a step does not need what one that loosens a column does, which would come after. */
  private static boolean canComeBefore(List<Operation> step, List<Operation> loosening) {
    return step.stream()
        .limit(loosened(step).isPresent() ? 1 : step.size())
        .allMatch(
            operation ->
                loosening.stream()
                    .map(AlterColumn.class::cast)
                    .allMatch(below -> canComeBefore(operation, below)));
  }

  private static boolean canComeBefore(Operation operation, AlterColumn below) {
    boolean onlyNotNull =
        below.changes().stream().allMatch(ColumnChange.SetNullable.class::isInstance);
    if (onlyNotNull && operation instanceof AlterTableOptions alter) {
      return saysTheSame(alter, below.table(), was -> NotNullOptions.of(was, below.column()));
    }
    return canComeBefore(operation, below.table(), below.column());
  }

  /**
   * A column that a child has of its own as well can be dropped there when those above have lost
   * it, which does not take it from the child. One that is not their child at the time loses it in
   * its turn.
   */
  private <S> void postponeOwn(List<S> steps, Function<S, List<Operation>> operations) {
    Set<String> own = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      for (Operation operation : operations.apply(steps.get(i))) {
        if (operation instanceof AlterTableOptions alter) {
          alter
              .replaced()
              .ifPresent(
                  was ->
                      was.keySet().stream()
                          .filter(option -> option.startsWith(OwnOptions.COLUMN))
                          .filter(option -> !alter.options().containsKey(option))
                          .forEach(option -> own.add(alter.table() + " " + option)));
        }
      }
    }
    for (int i = own.isEmpty() ? -1 : steps.size() - 1; i >= 0; i--) {
      Optional<DropColumn> below =
          dropped(operations.apply(steps.get(i)))
              .filter(drop -> own.contains(drop.table() + " " + OwnOptions.COLUMN + drop.column()));
      int place = i;
      List<Operation> before = flat(steps.subList(0, i), operations);
      List<Operation> after = flat(steps.subList(i, steps.size()), operations);
      for (int j = i + 1; below.isPresent() && j < steps.size(); j++) {
        DropColumn drop = below.get();
        boolean isAbove =
            dropped(operations.apply(steps.get(j)))
                .filter(above -> above.column().equals(drop.column()))
                .filter(above -> isBelowThen(drop.table(), above.table(), before, after))
                .isPresent();
        place = isAbove ? j : place;
      }
      steps.add(place, steps.remove(i));
    }
  }

  private static <S> List<Operation> flat(List<S> steps, Function<S, List<Operation>> operations) {
    return steps.stream().map(operations).flatMap(List::stream).toList();
  }

  /** Whether the one table is below the other between those operations. */
  private boolean isBelowThen(
      QualifiedName table, QualifiedName above, List<Operation> before, List<Operation> after) {
    return parentsThen(table, before, after).stream()
        .anyMatch(parent -> parent.equals(above) || isBelowThen(parent, above, before, after));
  }

  private List<QualifiedName> parentsThen(
      QualifiedName table, List<Operation> before, List<Operation> after) {
    Stream<Map<String, String>> were = optionsOf(table, before).map(AlterTableOptions::options);
    Stream<Map<String, String>> are =
        optionsOf(table, after).flatMap(alter -> alter.replaced().stream());
    return were.reduce((one, other) -> other)
        .or(are::findFirst)
        .or(() -> schema.table(table).map(Table::options))
        .map(TableParents::of)
        .orElse(List.of());
  }

  private static Stream<AlterTableOptions> optionsOf(
      QualifiedName table, List<Operation> operations) {
    return operations.stream()
        .filter(AlterTableOptions.class::isInstance)
        .map(AlterTableOptions.class::cast)
        .filter(alter -> alter.table().equals(table));
  }

  private static Optional<DropColumn> dropped(List<Operation> step) {
    return step.size() == 1 && step.get(0) instanceof DropColumn drop
        ? Optional.of(drop)
        : Optional.empty();
  }

  /** Whether the operation does not need the column that would come, or change, after it. */
  private static boolean canComeBefore(Operation operation, QualifiedName table, String column) {
    if (operation instanceof AlterTableOptions alter) {
      return saysTheSame(alter, table, was -> PartOptions.ofColumn(was, column));
    }
    if (operation instanceof AlterColumn alter) {
      return !alter.table().equals(table) || !alter.column().equals(column);
    }
    return operation instanceof DropTable || canGoPast(operation);
  }

  /** Whether what those options say of a part of the table stays. */
  private static boolean saysTheSame(
      AlterTableOptions alter, QualifiedName table, UnaryOperator<Map<String, String>> part) {
    Map<String, String> said = part.apply(alter.options());
    return !alter.table().equals(table)
        || alter.replaced().map(part).map(said::equals).orElseGet(said::isEmpty);
  }

  private boolean isBelowSome(QualifiedName table) {
    return schema.table(table).filter(there -> !TableParents.of(there).isEmpty()).isPresent();
  }

  private static Optional<AddColumn> added(List<Operation> step) {
    return step.size() == 1 && step.get(0) instanceof AddColumn add
        ? Optional.of(add)
        : Optional.empty();
  }

  /** Whether the operation may as well come after a column that is added to a table above. */
  private static boolean canComeAfter(Operation operation) {
    if (operation instanceof AlterTableOptions alter) {
      return alter.replaced().filter(was -> isInPlace(was, alter.options())).isPresent();
    }
    return operation instanceof AlterColumn
        || operation instanceof DropTable
        || operation instanceof DropObject
        || canGoPast(operation);
  }

  private static boolean isInPlace(Map<String, String> was, Map<String, String> is) {
    return TableParents.of(was).equals(TableParents.of(is))
        && TableParents.isPartition(was) == TableParents.isPartition(is)
        && TableParents.bound(was).equals(TableParents.bound(is));
  }

  private static boolean canGoPast(Operation operation) {
    return operation instanceof AddColumn
        || operation instanceof DropColumn
        || operation instanceof DropConstraint
        || operation instanceof DropIndex
        || operation instanceof SetComment;
  }

  /** Whether the column, or one from another table above, is in the way before. */
  private boolean makesRoom(Operation operation, AddColumn add) {
    if (operation instanceof DropTable drop) {
      return drop.dropped()
          .filter(gone -> isOtherwiseBelow(gone, add.table(), add.column()))
          .isPresent();
    }
    return operation instanceof DropColumn drop
        && drop.table().equals(add.table())
        && drop.column().equals(add.column().name());
  }

  /** Whether the table that goes would get the column, which it has with another type. */
  private boolean isOtherwiseBelow(Table gone, QualifiedName above, Column column) {
    return gone.column(column.name())
            .filter(
                there ->
                    !there.type().equals(column.type())
                        || !there.collation().equals(column.collation()))
            .isPresent()
        && TableParents.of(gone).stream()
            .anyMatch(parent -> parent.equals(above) || isBelow(parent, above));
  }

  private boolean isOfParent(AddColumn add) {
    return parents.contains(add.table());
  }

  private boolean isBelow(AddColumn below, AddColumn above) {
    return below.column().name().equals(above.column().name())
        && isBelow(below.table(), above.table());
  }

  private boolean isBelow(QualifiedName table, QualifiedName above) {
    return schema.table(table).stream()
        .map(TableParents::of)
        .flatMap(List::stream)
        .anyMatch(parent -> parent.equals(above) || isBelow(parent, above));
  }
}
