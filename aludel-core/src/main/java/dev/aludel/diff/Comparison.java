package dev.aludel.diff;

import dev.aludel.diff.PartMatch.Kept;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.Operation;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.schema.Column;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ExtensionMove;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.TakenNames;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds what differs between two schemas; {@link Steps} puts it in order. */
final class Comparison {

  final Schema from;
  final Schema to;
  final Schema held;

  /** What a person says was renamed, done first. */
  final List<Operation> renames;

  /** The tables that get other parents. */
  final Moves moves;

  /** What is there once the renames are done and the tables that get other parents have none. */
  final Schema renamed;

  /** Tables that stay, by name. */
  final Map<QualifiedName, TableDiff> tables = new TreeMap<>();

  final List<Table> droppedTables = new ArrayList<>();

  /** Tables that come, as the model says them, with every part named. */
  final List<Table> createdTables = new ArrayList<>();

  /** Of both, those that must be dropped and created under one name: no ALTER makes the change. */
  final Set<QualifiedName> replacedTables = new TreeSet<>();

  final List<EnumDiff> enums = new ArrayList<>();
  final List<EnumType> droppedEnums = new ArrayList<>();
  final List<EnumType> createdEnums = new ArrayList<>();
  final List<Sequence> droppedSequences = new ArrayList<>();
  final List<Sequence> createdSequences = new ArrayList<>();

  /** Objects held as SQL that stay, changed or not. */
  final Map<ObjectKey, ObjectChange> objects = new TreeMap<>();

  final List<DefinedObject> droppedObjects = new ArrayList<>();

  /** Those that are dropped, for good or for a while. */
  final GoingObjects going;

  /** Objects held as SQL that come, as operations carry them. */
  final List<DefinedObject> createdObjects = new ArrayList<>();

  /** The names that parts get which the model leaves open. */
  private final IdentityHashMap<WantedPart, String> names = new IdentityHashMap<>();

  /** The names of all parts in the end. */
  private final TakenNames taken = new TakenNames();

  /** What differs, with the tables replaced whose keys need what goes, which is known late. */
  static Comparison of(Schema from, Schema to, Schema held, Renames renames) {
    Comparison found = new Comparison(from, to, held, renames, Set.of());
    Set<QualifiedName> divided = found.going.divided();
    while (!divided.isEmpty()) {
      divided.addAll(found.replacedTables);
      found = new Comparison(from, to, held, renames, divided);
      divided = found.going.divided();
    }
    return found;
  }

  private Comparison(
      Schema from, Schema to, Schema held, Renames renames, Set<QualifiedName> replaced) {
    this.replacedTables.addAll(replaced);
    this.from = withSchemas(NamingConvention.apply(from));
    Schema wanted = withSchemas(withEnums(held));
    Schema model = withHeldNames(withSchemas(withEnums(to)), wanted);
    List<Operation> first = new ArrayList<>(extensionMoves(wanted, model));
    first.addAll(renames.operations(Operation.applyAll(this.from, first), model));
    this.renames = List.copyOf(first);
    Schema there = Operation.applyAll(this.from, this.renames);
    Schema kept = OwnOptions.kept(wanted, there);
    findReplacedTables(there, kept);
    this.moves = new Moves(there, kept, replacedTables);
    OwnChecksApart own = new OwnChecksApart(there, kept, name -> staying(name, kept));
    this.held = own.after(kept);
    this.to = own.after(OwnOptions.kept(model, there));
    this.renamed = own.before(moves.isEmpty() ? there : NamingConvention.apply(moves.letGo()));
    compareEnums();
    compareSequences();
    compareTables();
    compareObjects();
    going = new GoingObjects(this);
    tables.values().forEach(table -> table.apart.takeDefaultsBelow(tables));
    findTwins();
    findHinderingKeys();
    if (!moves.isEmpty()) {
      leaveLateKeys();
      findHinderingKeys();
    }
    giveNames();
  }

  private List<QualifiedName> staying(QualifiedName table, Schema after) {
    return replacedTables.contains(table) ? List.of() : moves.staying(after.requireTable(table));
  }

  /**
   * The model with what the database holds by another name: {@code public.users} is {@code users}
   * where {@code public} is the connection's own schema.
   */
  private static Schema withHeldNames(Schema to, Schema held) {
    Schema named = to;
    for (SchemaObject object : held.objects()) {
      if (to.find(object.key()).isEmpty()) {
        named = named.with(object);
      }
    }
    return named;
  }

  /** What columns and views follow by themselves, and so must be done before they are compared. */
  private List<Operation> extensionMoves(Schema held, Schema to) {
    List<Operation> moves = new ArrayList<>();
    for (DefinedObject extension : held.definedObjects()) {
      Optional<DefinedObject> was = from.find(extension.key()).map(DefinedObject.class::cast);
      if (was.filter(there -> ExtensionMove.isMove(there, extension)).isPresent()) {
        ExtensionMove.schema(extension)
            .map(schema -> ObjectKey.of(ObjectKind.SCHEMA, QualifiedName.of(schema)))
            .filter(key -> from.find(key).isEmpty())
            .ifPresent(
                key -> to.find(key).ifPresent(s -> moves.add(new CreateObject((DefinedObject) s))));
        moves.add(new ReplaceObject(extension, was));
      }
    }
    return moves;
  }

  /**
   * What to do.
   *
   * @param told {@code from} in the words in which changes carry what they take away
   */
  SchemaDiff diff(Schema told) {
    LikelyRenames likely = new LikelyRenames(this);
    return new SchemaDiff(new Steps(this, told, likely).inOrder(), likely.all());
  }

  /** The schema with the enums that only its columns name. */
  private static Schema withEnums(Schema schema) {
    Schema whole = schema;
    for (Table table : schema.tables()) {
      for (Column column : table.columns()) {
        Type type = column.type() instanceof Type.Array array ? array.element() : column.type();
        if (type instanceof Type.Enumeration used
            && whole.find(ObjectKind.ENUM, used.name()).isEmpty()) {
          whole = whole.with(EnumType.of(used.name(), used.values()));
        }
      }
    }
    return whole;
  }

  /** The schema with the schemas that only the names of its objects speak of. */
  private static Schema withSchemas(Schema schema) {
    Set<String> names = new TreeSet<>();
    schema.objects().forEach(object -> object.name().schema().ifPresent(names::add));
    Schema whole = schema;
    for (String name : names) {
      ObjectKey key = ObjectKey.of(ObjectKind.SCHEMA, QualifiedName.of(name));
      if (whole.find(key).isEmpty()) {
        whole = whole.with(DefinedObject.of(key, Optional.empty()));
      }
    }
    return whole;
  }

  private void compareObjects() {
    for (DefinedObject object : renamed.definedObjects()) {
      if (to.find(object.key()).isEmpty()) {
        droppedObjects.add(object);
      }
    }
    for (DefinedObject foretold : held.definedObjects()) {
      DefinedObject model = (DefinedObject) to.require(foretold.key());
      renamed
          .find(foretold.key())
          .map(DefinedObject.class::cast)
          .ifPresentOrElse(
              was -> objects.put(foretold.key(), new ObjectChange(was, foretold, model)),
              () -> createdObjects.add(ObjectChange.carried(foretold, model)));
    }
  }

  /** The enums whose type gives way to another of the same name. */
  Set<QualifiedName> rebuiltEnums() {
    Set<QualifiedName> rebuilt = new HashSet<>();
    enums.stream().filter(e -> e.late().isPresent()).forEach(e -> rebuilt.add(e.from().name()));
    return rebuilt;
  }

  private void compareEnums() {
    for (EnumType type : renamed.enums()) {
      if (to.find(ObjectKind.ENUM, type.name()).isEmpty()) {
        droppedEnums.add(type);
      }
    }
    for (EnumType foretold : held.enums()) {
      EnumType model = (EnumType) to.require(ObjectKind.ENUM, foretold.name());
      renamed
          .find(ObjectKind.ENUM, foretold.name())
          .ifPresentOrElse(
              was -> enums.add(new EnumDiff((EnumType) was, foretold, model)),
              () -> createdEnums.add(model));
    }
  }

  private void compareSequences() {
    for (Sequence sequence : renamed.sequences()) {
      if (to.find(ObjectKind.SEQUENCE, sequence.name()).isEmpty()) {
        droppedSequences.add(sequence);
      }
    }
    for (Sequence foretold : held.sequences()) {
      if (renamed.find(ObjectKind.SEQUENCE, foretold.name()).isEmpty()) {
        createdSequences.add((Sequence) to.require(ObjectKind.SEQUENCE, foretold.name()));
      }
    }
  }

  private void compareTables() {
    Set<QualifiedName> shared = new HashSet<>();
    enums.forEach(type -> shared.add(type.from().name()));
    Predicate<Part> isNameFree = nameIsFree();
    Schema conventional = NamingConvention.apply(to);
    for (Table table : renamed.tables()) {
      if (to.table(table.name()).isEmpty()) {
        droppedTables.add(table);
      }
    }
    for (Table foretold : held.tables()) {
      Table model = to.requireTable(foretold.name());
      if (replacedTables.contains(foretold.name())) {
        droppedTables.add(renamed.requireTable(foretold.name()));
        createdTables.add(model);
        continue;
      }
      Table named = conventional.requireTable(foretold.name());
      renamed
          .table(foretold.name())
          .ifPresentOrElse(
              was ->
                  tables.put(
                      foretold.name(),
                      moves.contains(foretold.name())
                          ? moved(was, model, conventional, Set.of())
                          : new TableDiff(was, model, named, foretold, shared, isNameFree, false)),
              () -> createdTables.add(model));
    }
  }

  /**
   * What changes of a table while it is by itself.
   *
   * @param late the keys that reach it from above when it is taken, as they are without a name
   */
  private TableDiff moved(
      Table was, Table model, Schema conventional, Set<Optional<ForeignKey>> late) {
    Set<QualifiedName> shared = new HashSet<>();
    enums.forEach(type -> shared.add(type.from().name()));
    Predicate<Part> isNameFree = nameIsFree();
    Table wanted = moves.numbering(was, moves.free(model, conventional, late), conventional);
    Table foretold =
        moves.numbering(was, moves.free(held.requireTable(model.name()), held, late), held);
    boolean isTaken = TableParents.isPartition(model.options());
    TableDiff diff =
        new TableDiff(
            was, wanted, NamingConvention.apply(wanted), foretold, shared, isNameFree, isTaken);
    // What it has from above says no more than its definition. How it is stored stays with it.
    SortedMap<String, String> kept = new TreeMap<>();
    for (Kept part : diff.parts.kept) {
      if (part.now().name().isEmpty()) {
        part.was()
            .optionsIn(was.options())
            .forEach(
                (option, value) -> {
                  if (!PartOptions.isMark(option)) {
                    kept.put(option, value);
                  }
                });
      }
    }
    return kept.isEmpty()
        ? diff
        : new TableDiff(
            was,
            wanted.withOptions(PartOptions.union(wanted.options(), kept)),
            NamingConvention.apply(wanted),
            foretold.withOptions(PartOptions.union(foretold.options(), kept)),
            shared,
            isNameFree,
            isTaken);
  }

  /**
   * A key that comes to a table above, or comes back, after it has taken this one comes to this one
   * with it. Until then it would stand in the way.
   */
  private void leaveLateKeys() {
    Schema conventional = NamingConvention.apply(to);
    Map<QualifiedName, Set<Optional<ForeignKey>>> late = new HashMap<>();
    for (QualifiedName name : moves.tables()) {
      Set<Optional<ForeignKey>> keys = new HashSet<>();
      moves.aboveAfter(name).forEach(above -> keys.addAll(lateKeys(above)));
      late.put(name, keys);
    }
    late.forEach(
        (name, keys) -> {
          if (!keys.isEmpty() && tables.containsKey(name)) {
            Table was = renamed.requireTable(name);
            tables.put(name, moved(was, to.requireTable(name), conventional, keys));
          }
        });
  }

  private Set<Optional<ForeignKey>> lateKeys(QualifiedName name) {
    Set<Optional<ForeignKey>> late = new HashSet<>();
    TableDiff table = tables.get(name);
    if (table == null) {
      Part.of(held.requireTable(name)).forEach(part -> late.add(part.unnamed().foreignKey()));
    } else {
      table.parts.added.forEach(part -> late.add(part.held().unnamed().foreignKey()));
      table.recreated.forEach(part -> late.add(part.was().unnamed().foreignKey()));
    }
    late.remove(Optional.empty());
    return late;
  }

  /**
   * A table cannot become a partitioned one, nor be divided by another key, nor by a column that
   * gets another type.
   */
  private void findReplacedTables(Schema there, Schema after) {
    for (Table foretold : after.tables()) {
      there
          .table(foretold.name())
          .filter(was -> isDividedOtherwise(was, foretold))
          .ifPresent(was -> replacedTables.add(was.name()));
    }
  }

  private static boolean isDividedOtherwise(Table was, Table is) {
    Optional<String> key = TableParents.partitioning(was);
    return !key.equals(TableParents.partitioning(is))
        || (key.isPresent()
            && was.columns().stream()
                .filter(column -> TableParents.isInKey(column.name(), key.get()))
                .anyMatch(
                    column ->
                        is.column(column.name())
                            .filter(
                                other ->
                                    other.type().equals(column.type())
                                        && other.collation().equals(column.collation()))
                            .isEmpty()));
  }

  /** Whether a part may be renamed so without a thought for other tables. */
  private Predicate<Part> nameIsFree() {
    Set<String> relations = new HashSet<>();
    for (SchemaObject object : renamed.objects()) {
      relations.add(object.name().name());
      if (object instanceof Table table) {
        Part.of(table).stream()
            .filter(part -> part.foreignKey().isEmpty())
            .forEach(part -> part.name().ifPresent(relations::add));
      }
    }
    return part -> part.name().filter(relations::contains).isEmpty();
  }

  /** An index that comes above would take an equal one, or a key, of a partition's own. */
  private void findTwins() {
    for (TableDiff table : tables.values()) {
      if (TableParents.isPartition(table.from.options()) && !moves.contains(table.name())) {
        for (QualifiedName name : TableParents.above(table.name(), held)) {
          Optional.ofNullable(tables.get(name)).ifPresent(table::recreateTwins);
        }
      }
    }
  }

  private void findHinderingKeys() {
    Map<QualifiedName, Set<Set<String>>> lost = new HashMap<>();
    for (TableDiff table : tables.values()) {
      Set<Set<String>> keys = table.lostKeys();
      keys.addAll(moves.keysInNewOrder(table.name()));
      lost.put(table.name(), keys);
    }
    Set<QualifiedName> apart = moves.apart();
    for (TableDiff table : tables.values()) {
      Set<QualifiedName> referenced = new HashSet<>();
      table.from.constraints(ForeignKey.class).forEach(key -> referenced.add(key.table()));
      for (QualifiedName name : referenced) {
        if (replacedTables.contains(name) || apart.contains(name)) {
          table.recreateKeysTo(name);
        }
        TableDiff other = tables.get(name);
        if (other != null) {
          table.recreateKeysTo(other, lost.getOrDefault(name, Set.of()));
        }
      }
    }
  }

  /** Names what the model leaves open and nothing is there for, as a new database would. */
  private void giveNames() {
    for (SchemaObject object : to.objects()) {
      taken.add(object);
    }
    for (TableDiff table : tables.values()) {
      table.parts.kept.forEach(part -> part.named().take(table.name(), taken));
    }
    Set<QualifiedName> created = new HashSet<>();
    createdTables.forEach(table -> created.add(table.name()));
    List<Table> named = new ArrayList<>();
    for (Table table : to.tables()) {
      if (created.contains(table.name())) {
        named.add(NamingConvention.apply(table, taken));
      } else if (tables.containsKey(table.name())) {
        for (WantedPart part : tables.get(table.name()).parts.added) {
          names.put(part, part.model().name().orElseGet(() -> part.model().nameIn(table, taken)));
        }
      }
    }
    createdTables.clear();
    createdTables.addAll(named);
  }

  /** Whether a table or an index will have that name, which a sequence then cannot have. */
  boolean isRelation(QualifiedName name) {
    return taken.isRelation(name);
  }

  /** The model's definition with the name that it gets. */
  Part named(WantedPart part) {
    return part.model().named(Objects.requireNonNull(names.get(part)));
  }
}
