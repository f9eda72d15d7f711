package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.Mentions;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects held as SQL that are dropped: for good, or to be created again since they change in a
 * way that no ALTER makes, or stand in the way of what does.
 *
 * <p>What a table itself needs of them (a default, a check, a generated column, an index, the type
 * of a column) is taken off it for that time ({@link Apart}).
 */
final class GoingObjects {

  private final Comparison comparison;
  final Needs before;
  private final TypesInUse types;

  /** The types of tables' rows that columns of others have. */
  final RowTypes rows;

  /** What calls another routine by the same words. */
  final OtherCalls calls;

  /** The sequences of columns that go. */
  final GoneSequences sequences;

  /** What must go before something of another kind gets its name. */
  private final Set<ObjectKey> givenNames;

  /** What must go before anything gets another name. */
  final RenamedNeeds renamed;

  /** What is dropped and created again, or dropped for good. */
  final Set<ObjectKey> all = new TreeSet<>();

  /** Of those, what must go before tables change. */
  final Set<ObjectKey> first = new TreeSet<>();

  /** Of those, what can go only after tables have let go of it. */
  final Set<ObjectKey> underTables = new TreeSet<>();

  /** Of those, what in turn needs tables that go. */
  final Set<ObjectKey> overDropped = new TreeSet<>();

  GoingObjects(Comparison comparison) {
    this.comparison = comparison;
    this.before = new Needs(comparison.renamed);
    this.renamed = new RenamedNeeds(comparison);
    this.types = new TypesInUse(comparison.renamed, before);
    this.givenNames = GivenNames.of(comparison);
    this.rows = new RowTypes(comparison, before);
    this.sequences = new GoneSequences(comparison);
    this.calls = new OtherCalls(comparison, before);
    if (!isIdle()) {
      boolean more = true;
      while (more) {
        findGoing();
        more = takeApart();
      }
      findUnderTables();
      findOverDropped();
    }
  }

  private boolean isIdle() {
    return comparison.droppedObjects.isEmpty()
        && comparison.createdObjects.isEmpty()
        && comparison.objects.isEmpty()
        && givenNames.isEmpty()
        && rows.areUnused()
        && sequences.isEmpty();
  }

  /** Takes off the tables that stay what needs something that goes; whether that was anything. */
  private boolean takeApart() {
    boolean more = false;
    rows.look();
    boolean goes =
        !givenNames.isEmpty()
            || !rows.isIdle()
            || !sequences.isEmpty()
            || first.stream().anyMatch(GoingObjects::mayBeUnderTables);
    if (goes || !calls.areNone()) {
      for (TableDiff table : comparison.tables.values()) {
        if ((goes && (!givenNames.isEmpty() || needsGoing(table.from))) || calls.change(table)) {
          more |= table.apart.take(this);
        }
      }
    }
    return more;
  }

  private boolean needsGoing(Table table) {
    return before.of(table.key()).stream().anyMatch(need -> first.contains(need.object()))
        || table.columns().stream().anyMatch(column -> rows.isMoving(column.type()))
        || sequences.areDrawnBy(table);
  }

  /** Whether a piece of SQL names something that goes before tables change. */
  boolean namesGoing(String sql) {
    return before.namedIn(sql).stream().anyMatch(first::contains)
        || (!givenNames.isEmpty()
            && (before.mentionedIn(sql).stream().anyMatch(givenNames::contains)
                || givenNames.stream().anyMatch(key -> drawsFrom(key, sql))));
  }

  /** Whether the default of a column calls a routine that goes and reads the column. */
  boolean readsBack(QualifiedName table, Column column) {
    return column.defaultValue().stream()
        .flatMap(value -> before.namedIn(Needs.sql(value)).stream())
        .anyMatch(key -> first.contains(key) && before.reachesColumn(key, table, column.name()));
  }

  /** The name of a sequence stands in a string: {@code nextval('s'::regclass)}. */
  private static boolean drawsFrom(ObjectKey key, String sql) {
    return key.kind() == ObjectKind.SEQUENCE
        && sql.contains("nextval(")
        && sql.contains(key.name().name());
  }

  /** Whether a type goes that is not held as SQL: an enum, or that of the rows of a table. */
  boolean isGoing(Type type) {
    if (type instanceof Type.Array array) {
      return isGoing(array.element());
    }
    return rows.isMoving(type)
        || (type instanceof Type.Enumeration used
            && givesName(ObjectKey.of(ObjectKind.ENUM, used.name())));
  }

  /** Whether values of the type come back with other attributes than they went with. */
  boolean getsOtherAttributes(Type type) {
    return rows.isMoving(type) || isMadeOf(type, ObjectChange::movesAttributes);
  }

  /** Whether values of the type come back without some of their attributes. */
  boolean losesAttributes(Type type) {
    return rows.isLosing(type) || isMadeOf(type, ObjectChange::losesAttributes);
  }

  private boolean isMadeOf(Type type, Predicate<ObjectChange> which) {
    Type element = type instanceof Type.Array array ? array.element() : type;
    return element instanceof Type.Sql sql
        && before.namedIn(sql.text()).stream()
            .anyMatch(key -> isMadeOf(key, which, new HashSet<>()));
  }

  private boolean isMadeOf(ObjectKey key, Predicate<ObjectChange> which, Set<ObjectKey> seen) {
    ObjectChange change = comparison.objects.get(key);
    return (change != null && which.test(change))
        || (seen.add(key)
            && TypesInUse.isType(key.kind())
            && before.of(key).stream().anyMatch(need -> isMadeOf(need.object(), which, seen)));
  }

  /** Whether it goes for good before something of another kind gets its name. */
  boolean givesName(ObjectKey key) {
    return givenNames.contains(key);
  }

  /**
   * The tables that stay and are divided by what goes for a while: by a column of a type that is
   * made anew, or by what a function says. No ALTER leads there, so they have to be replaced.
   */
  Set<QualifiedName> divided() {
    Set<QualifiedName> divided = new TreeSet<>();
    boolean none = first.isEmpty() && calls.areNone();
    for (TableDiff table : none ? List.<TableDiff>of() : comparison.tables.values()) {
      TableParents.partitioning(table.from)
          .filter(
              key ->
                  namesGoing(key)
                      || calls.change(table, key)
                      || table.kept.keySet().stream()
                          .anyMatch(
                              column ->
                                  table.apart.hasText(column) && TableParents.isInKey(column, key)))
          .ifPresent(key -> divided.add(table.name()));
    }
    return divided;
  }

  /** What tables need, and what that needs. */
  private void findUnderTables() {
    for (Table table : comparison.renamed.tables()) {
      for (Dependency need : before.of(table.key())) {
        if (mayBeUnderTables(need.object())) {
          addUnderTables(need.object());
        }
      }
    }
  }

  /** A view too, if a function that a table needs reads it. */
  private void addUnderTables(ObjectKey key) {
    if (first.contains(key) && underTables.add(key)) {
      before.whenCalled(key).forEach(need -> addUnderTables(need.object()));
    }
  }

  private void findOverDropped() {
    Set<ObjectKey> dropped = new HashSet<>();
    comparison.droppedTables.forEach(table -> dropped.add(table.key()));
    if (!dropped.isEmpty()) {
      underTables.stream().filter(key -> reaches(key, dropped)).forEach(overDropped::add);
    }
  }

  /** Whether it needs one of these, by itself or by what goes as well. */
  private boolean reaches(ObjectKey key, Set<ObjectKey> goals) {
    Set<ObjectKey> seen = new HashSet<>(Set.of(key));
    Deque<ObjectKey> left = new ArrayDeque<>(seen);
    while (!left.isEmpty()) {
      for (Dependency need : before.whenCalled(left.remove())) {
        if (goals.contains(need.object())) {
          return true;
        }
        if (first.contains(need.object()) && seen.add(need.object())) {
          left.add(need.object());
        }
      }
    }
    return false;
  }

  /** The tables that go and that one of these needs, with those that they are parts of. */
  Set<QualifiedName> droppedUnder(Set<ObjectKey> above) {
    Map<ObjectKey, Table> dropped = new HashMap<>();
    comparison.droppedTables.forEach(table -> dropped.put(table.key(), table));
    Set<QualifiedName> under = new HashSet<>();
    for (ObjectKey key : above) {
      before.whenCalled(key).forEach(need -> addUnder(dropped.get(need.object()), dropped, under));
    }
    return under;
  }

  private static void addUnder(
      @Nullable Table table, Map<ObjectKey, Table> dropped, Set<QualifiedName> under) {
    if (table != null && under.add(table.name())) {
      for (QualifiedName parent : TableParents.of(table)) {
        addUnder(dropped.get(ObjectKey.of(ObjectKind.TABLE, parent)), dropped, under);
      }
    }
  }

  boolean needsOneOf(ObjectKey key, Set<ObjectKey> others) {
    return before.of(key).stream().anyMatch(need -> others.contains(need.object()));
  }

  private void findGoing() {
    all.addAll(renamed.keys());
    for (DefinedObject object : comparison.droppedObjects) {
      all.add(object.key());
      if (givesName(object.key()) || isInTheWay(object.key()) || calls.hide(object.key())) {
        first.add(object.key());
      }
    }
    for (ObjectChange change : comparison.objects.values()) {
      if (change.isEmpty() ? calls.come(change) : !change.keepsShape() || types.isHeldBy(change)) {
        all.add(change.key());
      }
      if (isInTheWay(change.key())) {
        all.add(change.key());
        first.add(change.key());
      }
    }
    if (comesAnything()) {
      comparison.objects.keySet().stream()
          .filter(key -> key.kind() == ObjectKind.DEFAULT_PRIVILEGES)
          .forEach(all::add);
    }
    spread(all, comparison.objects.keySet(), this::isIn);
    Set<ObjectKey> dropped = new HashSet<>();
    comparison.droppedTables.forEach(table -> dropped.add(table.key()));
    for (ObjectKey key : all) {
      boolean needsDropped =
          before.whenCalled(key).stream().anyMatch(need -> dropped.contains(need.object()));
      if (needsDropped || isAboveTables(key.kind()) || comparison.objects.containsKey(key)) {
        first.add(key);
      }
    }
    spread(first, all, (set, need, of) -> set.contains(need.object()));
  }

  /** Whether something is created, which default privileges would give to others. */
  private boolean comesAnything() {
    return !comparison.createdTables.isEmpty()
        || !comparison.createdSequences.isEmpty()
        || !comparison.createdEnums.isEmpty()
        || comparison.createdObjects.stream().anyMatch(object -> !object.kind().isOfAnother())
        || all.stream().anyMatch(key -> !key.kind().isOfAnother());
  }

  /** Adds of the candidates all that need one of the set, or need what needs it. */
  private void spread(Set<ObjectKey> set, Set<ObjectKey> candidates, Reach reach) {
    boolean more = !set.isEmpty();
    while (more) {
      more = false;
      for (ObjectKey key : candidates) {
        if (!set.contains(key)
            && before.whenCalled(key).stream().anyMatch(need -> reach.isIn(set, need, key))) {
          more |= set.add(key);
        }
      }
    }
  }

  /** Whether what an object needs is one of a set, in a way that counts. */
  private interface Reach {
    boolean isIn(Set<ObjectKey> set, Dependency need, ObjectKey of);
  }

  /** A body that names something does not stand in its way. */
  private boolean isIn(Set<ObjectKey> set, Dependency need, ObjectKey of) {
    return set.contains(need.object()) && before.isTold(of, need);
  }

  /** A view too: a column can be of the type of its rows. */
  private static boolean mayBeUnderTables(ObjectKey key) {
    return !isAboveTables(key.kind()) || key.kind().hasRows();
  }

  static boolean isAboveTables(ObjectKind kind) {
    return kind.compareTo(ObjectKind.TABLE) > 0;
  }

  /** Whether a change of a column cannot be made with this object there. */
  private boolean isInTheWay(ObjectKey key) {
    // Those that say which rows or which columns hold the columns that they name.
    boolean plainPublication =
        key.kind() == ObjectKind.PUBLICATION
            && comparison
                .renamed
                .find(key)
                .filter(o -> Needs.text((DefinedObject) o).contains("("))
                .isEmpty();
    if (plainPublication) {
      return false;
    }
    for (EnumDiff type : comparison.enums) {
      if (type.late().isPresent() && needs(key, type.from().key())) {
        return true;
      }
    }
    if (readsWhatGoes(key) || returnsOtherRows(key)) {
      return true;
    }
    for (Dependency need : before.of(key)) {
      if (need.object().kind() == ObjectKind.ENUM && givesName(need.object())) {
        return true;
      }
      if (need.object().kind() == ObjectKind.TABLE
          && (comparison.replacedTables.contains(need.object().name())
              || (isDropped(need.object()) && !isOnlyNamedIn(key, need)))) {
        return true;
      }
      TableDiff table =
          need.object().kind() == ObjectKind.TABLE
              ? comparison.tables.get(need.object().name())
              : null;
      if (table != null
          && (table.movesColumnOf(before, key, comparison.rebuiltEnums())
              || (isRewritten(key) && table.namesSequenceAnew()))) {
        return true;
      }
    }
    return false;
  }

  private boolean isRewritten(ObjectKey key) {
    ObjectChange change = comparison.objects.get(key);
    return change != null && !change.isEmpty();
  }

  /**
   * Whether a routine gets another body and its old one, in a string, reads columns or attributes
   * that go: on the way back it could not be there before they are.
   */
  private boolean readsWhatGoes(ObjectKey key) {
    ObjectChange change = comparison.objects.get(key);
    if (change == null || change.isEmpty() || !Needs.hasSqlBody(change.was())) {
      return false;
    }
    Set<String> words = Mentions.withBody(Needs.text(change.was()));
    for (Dependency need : before.of(key)) {
      ObjectChange type = comparison.objects.get(need.object());
      TableDiff table =
          need.object().kind() == ObjectKind.TABLE
              ? comparison.tables.get(need.object().name())
              : null;
      if ((type != null && type.movesAttributes())
          || (table != null
              && table.dropped.stream()
                  .anyMatch(column -> words.contains(column.name().toLowerCase(Locale.ROOT))))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a routine in SQL gets another body and its head names a table whose columns come, go or
   * change: the server compares what is selected with the rows that it returns (CREATE FUNCTION),
   * so that neither body can be given to it while the table is as the other one wants it.
   */
  private boolean returnsOtherRows(ObjectKey key) {
    ObjectChange change = comparison.objects.get(key);
    if (change == null || change.isEmpty() || !Needs.hasSqlBody(change.was())) {
      return false;
    }
    Set<String> head = Mentions.in(Needs.head(change.was()));
    return before.of(key).stream()
        .map(Dependency::object)
        .filter(need -> need.kind() == ObjectKind.TABLE)
        .filter(need -> head.contains(need.name().name().toLowerCase(Locale.ROOT)))
        .flatMap(need -> Stream.ofNullable(comparison.tables.get(need.name())))
        .anyMatch(table -> table.changesRow());
  }

  /**
   * Whether a routine that stays as it is names the table in a string, for what that is worth: made
   * again, it would be refused without the table.
   */
  private boolean isOnlyNamedIn(ObjectKey key, Dependency need) {
    ObjectChange change = comparison.objects.get(key);
    return change != null && change.isEmpty() && !isIn(Set.of(need.object()), need, key);
  }

  /** A view of the same columns can stand on another table then: it cannot wait for that. */
  private boolean isDropped(ObjectKey table) {
    return comparison.to.find(table).isEmpty() && comparison.renamed.find(table).isPresent();
  }

  private boolean needs(ObjectKey key, ObjectKey needed) {
    return before.of(key).stream().anyMatch(need -> need.object().equals(needed));
  }
}
