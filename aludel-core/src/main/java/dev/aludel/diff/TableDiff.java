package dev.aludel.diff;

import dev.aludel.diff.PartMatch.Kept;
import dev.aludel.schema.Calls;
import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.KeyIndexes;
import dev.aludel.schema.Mentions;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What changes of a table that is there before and after. The order of columns is no matter. */
final class TableDiff {

  private static final String UNLOGGED = "postgresql.unlogged";
  private static final String ACCESS_METHOD = "postgresql.access_method";

  final Table from;
  final Table model;
  final Table held;

  /** Columns that come, as the model says them. */
  final List<Column> added = new ArrayList<>();

  /** Columns that go. */
  final List<Column> dropped = new ArrayList<>();

  /** Generated columns that become plain, before anything else changes, and keep their values. */
  final List<Column> freed = new ArrayList<>();

  /**
   * Columns that stay, changed or not, by name in the model's order. One that is {@link #freed} is
   * plain from the start.
   */
  final Map<String, ColumnDiff> kept = new LinkedHashMap<>();

  /** Those of the kept columns that are dropped and added. */
  final Map<String, ColumnDiff> replaced = new LinkedHashMap<>();

  final PartMatch parts;

  /** Those of the kept parts that are dropped and added around what they stand in the way of. */
  final Set<Kept> recreated = new LinkedHashSet<>();

  /** What it lets go of for a while. */
  final Apart apart;

  private final Set<QualifiedName> enums;

  /**
   * @param isExact whether nothing stays for what only refuses the same rows: {@link PartMatch}
   */
  TableDiff(
      Table from,
      Table model,
      Table conventional,
      Table held,
      Set<QualifiedName> enums,
      Predicate<Part> isNameFree,
      boolean isExact) {
    this.from = from;
    this.model = model;
    this.held = held;
    this.enums = enums;
    matchColumns();
    findReplaced();
    parts =
        new PartMatch(
            Part.of(from), WantedPart.pair(model, conventional, held), isNameFree, isExact);
    for (Kept part : parts.kept) {
      if (replaced.keySet().stream().anyMatch(column -> names(part.was(), column))
          || isStoredOtherwise(part)) {
        recreated.add(part);
      }
    }
    apart = new Apart(this);
    apart.takeExclusions(text -> false);
  }

  /** The words of expressions that are there before and after, by which they call something. */
  Set<String> wordsThatStay() {
    Set<String> words = new HashSet<>();
    for (ColumnDiff column : kept.values()) {
      column.expressionThatStays().map(each -> Calls.words(List.of(each))).ifPresent(words::add);
    }
    parts.kept.forEach(part -> words.add(Calls.words(part.was().expressions())));
    held.options()
        .forEach(
            (option, text) -> {
              if (text.equals(from.options().get(option))) {
                words.add(text);
              }
            });
    return words;
  }

  /** Whether a column's sequence gets another name: by that one nothing can name it before. */
  boolean namesSequenceAnew() {
    return ColumnSequences.ofAll(from)
        .anyMatch(was -> !ColumnSequences.ofAll(held).anyMatch(was::equals));
  }

  /** Whether no ALTER makes the change: the index of a partitioned table has no storage itself. */
  private boolean isStoredOtherwise(Kept part) {
    return TableParents.partitioning(from).isPresent()
        && !PartOptions.storage(from.options(), part.was().name())
            .equals(PartOptions.storage(held.options(), part.named().name()));
  }

  QualifiedName name() {
    return from.name();
  }

  private void matchColumns() {
    Map<String, Column> there = new HashMap<>();
    from.columns().forEach(column -> there.put(column.name(), column));
    Map<String, Column> foretold = new HashMap<>();
    held.columns().forEach(column -> foretold.put(column.name(), column));
    Set<String> wanted = new HashSet<>();
    for (Column column : model.columns()) {
      wanted.add(column.name());
      Column was = there.get(column.name());
      Column is = foretold.get(column.name());
      if (is != null && was != null) {
        boolean becomesPlain = was.generated().isPresent() && is.generated().isEmpty();
        Column from = becomesPlain ? was.withGenerated(Optional.empty()) : was;
        kept.put(column.name(), new ColumnDiff(from, is, column, enums));
        if (becomesPlain) {
          freed.add(was);
        }
      } else if (is != null) {
        added.add(column);
      }
    }
    from.columns().stream().filter(c -> !wanted.contains(c.name())).forEach(dropped::add);
  }

  /** A generated column stands in the way of what changes the type of those that it names. */
  private void findReplaced() {
    Set<String> moving = new HashSet<>();
    for (ColumnDiff column : kept.values()) {
      if (column.isReplaced()) {
        replaced.put(column.from().name(), column);
      }
      if (column.isReplaced() || column.typeDiffers()) {
        moving.add(column.from().name());
      }
    }
    replaceGeneratedFrom(moving);
  }

  /** Replaces the generated columns that are worked out from these, and those from them. */
  void replaceGeneratedFrom(Set<String> columns) {
    Set<String> moving = new HashSet<>(columns);
    boolean more = !moving.isEmpty();
    while (more) {
      more = false;
      for (ColumnDiff column : kept.values()) {
        boolean inTheWay =
            column.from().generated().isPresent()
                && !replaced.containsKey(column.from().name())
                && moving.stream().anyMatch(column.from().generated().get().expression()::mentions);
        if (inTheWay) {
          replaced.put(column.from().name(), column);
          more |= moving.add(column.from().name());
        }
      }
    }
  }

  /** The constraints and indexes that are dropped, for good or to be added again. */
  List<Part> going() {
    List<Part> going = new ArrayList<>(parts.dropped);
    recreated.forEach(part -> going.add(part.was()));
    return going;
  }

  /**
   * The names of the parts that go, or whose indexes PostgreSQL builds anew, or gives statistics
   * targets, and so takes from those of partitions what they have of their own.
   */
  Set<String> lostNames(Set<QualifiedName> rebuiltEnums) {
    Set<String> lost = new HashSet<>();
    going().forEach(part -> part.name().ifPresent(lost::add));
    Set<String> moving = new HashSet<>(replaced.keySet());
    for (ColumnDiff column : kept.values()) {
      if (isMadeAnew(column, rebuiltEnums)) {
        moving.add(column.from().name());
      }
    }
    for (Kept part : parts.kept) {
      boolean isAnew =
          !PartOptions.definition(from.options(), part.was().name())
                  .equals(PartOptions.definition(held.options(), part.named().name()))
              || !PartOptions.statistics(from.options(), part.was().name())
                  .equals(PartOptions.statistics(held.options(), part.named().name()))
              || moving.stream().anyMatch(column -> names(part.was(), column));
      if (isAnew) {
        part.was().name().ifPresent(lost::add);
      }
    }
    from.options()
        .forEach(
            (option, text) -> {
              boolean isAnew =
                  PartOptions.isExclusion(option)
                      && (!moving.isEmpty() || !text.equals(held.options().get(option)));
              if (isAnew || apart.exclusions.contains(option)) {
                lost.add(option.split("\\.", 3)[2]);
              }
            });
    return lost;
  }

  /**
   * Whether PostgreSQL makes anew what stands on the column: it is of another type, or is
   * meanwhile.
   */
  boolean isMadeAnew(ColumnDiff column, Set<QualifiedName> rebuiltEnums) {
    return column.typeDiffers()
        || apart.hasText(column.from().name())
        || !column.from().collation().equals(column.held().collation())
        || rebuiltEnums.stream().anyMatch(name -> isOf(column.from().type(), name));
  }

  /** The names of the parts whose indexes move to another tablespace, with those of partitions. */
  Set<String> movedNames() {
    Set<String> moved = new HashSet<>();
    for (Kept part : parts.kept) {
      if (!PartOptions.tablespace(from.options(), part.was().name())
          .equals(PartOptions.tablespace(held.options(), part.named().name()))) {
        part.was().name().ifPresent(moved::add);
      }
    }
    return moved;
  }

  /** The column as the new state has it, if it stays one column. */
  boolean isRetyped(String column) {
    return Optional.ofNullable(kept.get(column)).filter(ColumnDiff::typeDiffers).isPresent();
  }

  /** Whether a row of the table is of other columns, or of other types, after the change. */
  boolean changesRow() {
    return !added.isEmpty()
        || !dropped.isEmpty()
        || kept.values().stream().anyMatch(ColumnDiff::typeDiffers);
  }

  /** Whether PostgreSQL refuses the change while columns of other tables hold rows of this one. */
  boolean movesRow(Set<QualifiedName> rebuiltEnums) {
    return isRelogged()
        || isOtherwise(ACCESS_METHOD)
        || kept.values().stream()
            .anyMatch(
                column ->
                    isMadeAnew(column, rebuiltEnums) || replaced.containsKey(column.from().name()))
        || Stream.concat(added.stream(), dropped.stream()).anyMatch(TableDiff::fillsRows);
  }

  /** Whether rows get values with the column: when it comes, or comes back. */
  private static boolean fillsRows(Column column) {
    return column.defaultValue().isPresent()
        || column.identity().isPresent()
        || column.generated().isPresent()
        || !column.nullable();
  }

  /** Whether a column that the object needs goes, is replaced, or gets another type. */
  boolean movesColumnOf(Needs needs, ObjectKey object, Set<QualifiedName> rebuiltEnums) {
    for (ColumnDiff column : kept.values()) {
      String columnName = column.from().name();
      boolean moves =
          column.typeDiffers()
              || replaced.containsKey(columnName)
              || apart.hasText(columnName)
              || !column.from().collation().equals(column.held().collation())
              || rebuiltEnums.stream().anyMatch(name -> isOf(column.from().type(), name))
              || isWorkedOutFrom(column.from(), rebuiltEnums);
      if (moves && needs.needsColumn(object, name(), columnName)) {
        return true;
      }
    }
    // No ALTER makes a virtual column plain: another one takes its place.
    return Stream.concat(dropped.stream(), freed.stream().filter(TableDiff::isVirtual))
        .anyMatch(column -> needs.needsColumn(object, name(), column.name()));
  }

  private static boolean isVirtual(Column column) {
    return column.generated().filter(generated -> !generated.stored()).isPresent();
  }

  /**
   * Whether it is generated from a column of a type that gives way: it goes and comes with that.
   */
  private boolean isWorkedOutFrom(Column column, Set<QualifiedName> rebuiltEnums) {
    return column.generated().isPresent()
        && from.columns().stream()
            .filter(c -> rebuiltEnums.stream().anyMatch(name -> isOf(c.type(), name)))
            .anyMatch(c -> column.generated().get().expression().mentions(c.name()));
  }

  static boolean isOf(Type type, QualifiedName name) {
    return type instanceof Type.Array array
        ? isOf(array.element(), name)
        : type instanceof Type.Enumeration used && used.name().equals(name);
  }

  /** The columns that are dropped before anything is added: those whose names return. */
  List<Column> droppedFirst() {
    Set<String> coming = new HashSet<>();
    added.forEach(column -> coming.add(column.name().toLowerCase(Locale.ROOT)));
    List<Column> first = new ArrayList<>();
    replaced.values().forEach(column -> first.add(column.from()));
    for (Column column : dropped) {
      // SQLite takes two names that differ in case only for one.
      if (column.generated().isPresent()
          || coming.contains(column.name().toLowerCase(Locale.ROOT))) {
        first.add(column);
      }
    }
    return GeneratedOrder.dropped(first);
  }

  /** The generated columns that come, those too that went to come again. */
  List<Column> comingGenerated() {
    return Stream.concat(replaced.values().stream().map(ColumnDiff::model), added.stream())
        .filter(column -> column.generated().isPresent())
        .toList();
  }

  /**
   * Whether the column is numbered, or no longer, at a moment of its own: after it has become the
   * primary key, or before it stops being that.
   */
  boolean hasIdentityApart(ColumnDiff column) {
    boolean differs = !column.from().identity().equals(column.held().identity());
    boolean comes = column.held().identity().isPresent();
    Stream<Part> moving =
        comes ? parts.added.stream().map(WantedPart::held) : parts.dropped.stream();
    return differs
        && !replaced.containsKey(column.from().name())
        && moving.anyMatch(
            part ->
                part.kind() == PrimaryKey.class
                    && part.columns().equals(List.of(column.from().name())));
  }

  /** The sets of columns that are no key for a while, or not any more. */
  Set<Set<String>> lostKeys() {
    Set<Set<String>> keys = new HashSet<>();
    parts.dropped.forEach(part -> part.key().ifPresent(keys::add));
    recreated.forEach(part -> part.was().key().ifPresent(keys::add));
    parts.kept.stream()
        .filter(this::isBuiltAnew)
        .forEach(part -> part.was().key().ifPresent(keys::add));
    return keys;
  }

  /**
   * Whether PostgreSQL gives a key that stays another index, which no foreign key may then use: its
   * definition says more or less than its columns, or a column that it includes gets another type.
   */
  private boolean isBuiltAnew(Kept part) {
    Optional<Set<String>> key = part.was().key();
    Optional<String> was = PartOptions.definition(from.options(), part.was().name());
    Optional<String> is = PartOptions.definition(held.options(), part.named().name());
    if (key.isEmpty() || !was.equals(is)) {
      return key.isPresent();
    }
    boolean includes = was.isPresent() || part.was().columns().size() > key.get().size();
    return includes
        && kept.values().stream()
            .filter(ColumnDiff::typeDiffers)
            .map(column -> column.from().name())
            .anyMatch(column -> !key.get().contains(column) && names(part.was(), column));
  }

  /** Whether it uses the column, or is a key that includes it in its index. */
  boolean names(Part part, String column) {
    return part.uses(column)
        || (part.key().isPresent()
            && PartOptions.definition(from.options(), part.name())
                .map(Mentions::in)
                .filter(words -> words.contains(column.toLowerCase(Locale.ROOT)))
                .isPresent());
  }

  /**
   * Whether that key is there before any column or key is changed, and stays, in a table that any
   * new one may refer to.
   */
  boolean keeps(List<String> columns) {
    if (isRelogged()) {
      return false;
    }
    Set<String> key = Set.copyOf(columns);
    boolean there =
        parts.kept.stream()
            .filter(part -> !recreated.contains(part) && !isBuiltAnew(part))
            .anyMatch(part -> part.was().key().filter(key::equals).isPresent());
    return there && columns.stream().noneMatch(c -> replaced.containsKey(c) || isRetyped(c));
  }

  /**
   * Drops and adds the partition's own indexes, keys and foreign keys that are as some that come to
   * a table above, or do on the way back: PostgreSQL would take them for those.
   */
  void recreateTwins(TableDiff above) {
    List<Part> coming = above.parts.added.stream().map(WantedPart::held).toList();
    List<Part> going = above.going();
    for (Kept part : parts.kept) {
      if (coming.stream().anyMatch(twin -> isTaken(part.was(), twin, above.held))
          || going.stream().anyMatch(twin -> isTaken(part.was(), twin, above.from))) {
        recreated.add(part);
      }
    }
  }

  private boolean isTaken(Part own, Part twin, Table above) {
    if (!(own instanceof Part.OfConstraint constraint) || own.foreignKey().isPresent()) {
      return own.unnamed().equals(twin.unnamed());
    }
    Constraint key = constraint.constraint();
    return !KeyIndexes.isTaken(key, from.options())
        && (twin instanceof Part.OfIndex index
            ? KeyIndexes.fits(key, from.options(), index.index())
            : KeyIndexes.fits(
                key, from.options(), ((Part.OfConstraint) twin).constraint(), above.options()));
  }

  /** Drops and adds this table's keys to one that is dropped and created. */
  void recreateKeysTo(QualifiedName other) {
    for (Kept part : parts.kept) {
      if (part.was().foreignKey().filter(key -> key.table().equals(other)).isPresent()) {
        recreated.add(part);
      }
    }
  }

  /** Drops and adds this table's keys to the other around what happens to it. */
  void recreateKeysTo(TableDiff other, Set<Set<String>> lostKeys) {
    for (Kept part : parts.kept) {
      Optional<ForeignKey> key = part.was().foreignKey();
      if (key.isPresent()
          && key.get().table().equals(other.name())
          && isHindered(key.get(), other, lostKeys)) {
        recreated.add(part);
      }
    }
  }

  /** Whether the table begins or ceases to be logged: a logged one refers to no other. */
  private boolean isRelogged() {
    return isOtherwise(UNLOGGED);
  }

  private boolean isOtherwise(String option) {
    return !Objects.equals(from.options().get(option), held.options().get(option));
  }

  private boolean isHindered(ForeignKey key, TableDiff other, Set<Set<String>> lostKeys) {
    if (other != this && (isRelogged() || other.isRelogged())) {
      return true;
    }
    if (lostKeys.contains(Set.copyOf(key.referencedColumns()))
        || key.referencedColumns().stream().anyMatch(other.replaced::containsKey)) {
      return true;
    }
    for (int i = 0; i < key.columns().size(); i++) {
      // With one side changed the two types may not be comparable for a moment.
      if (isRetyped(key.columns().get(i)) && other.isRetyped(key.referencedColumns().get(i))) {
        return true;
      }
    }
    return false;
  }
}
