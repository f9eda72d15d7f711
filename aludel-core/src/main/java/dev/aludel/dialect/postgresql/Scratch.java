package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Circle;
import dev.aludel.schema.Column;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Definitions;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.TriggerOptions;
import dev.aludel.schema.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Creates tables and other objects in schemas of their own, reads them back in the server's
 * spelling, and rolls all of it back. No other session sees anything of it, and none waits for it:
 * what it locks is its own.
 */
final class Scratch {

  private final Connection connection;
  private final Session session;
  private final Collection<ObjectKey> keys;
  private final List<Table> tables = new ArrayList<>();
  private final Schema desired;
  private final Schema live;
  private final WholeNames wholeNames;
  private final ExtensionWords words;
  private final SharedRoutines shared;

  /** The schema that stands in for each schema of the model; the current one has no name. */
  private final Map<Optional<String>, String> standIns = new LinkedHashMap<>();

  private Scratch(
      Connection connection,
      Session session,
      Collection<ObjectKey> keys,
      Schema desired,
      Schema live,
      ExtensionWords words) {
    this.connection = connection;
    this.session = session;
    this.keys = keys;
    this.desired = desired;
    this.live = live;
    this.wholeNames = new WholeNames(session::currentSchema, true);
    this.words = words;
    this.shared = new SharedRoutines(desired, live);
    String name = "aludel_scratch_" + UUID.randomUUID().toString().replace("-", "");
    standIns.put(Optional.empty(), name);
    for (ObjectKey key : keys) {
      created(key, desired)
          .forEach(
              made ->
                  standIns.computeIfAbsent(made.schema(), schema -> name + "_" + standIns.size()));
      if (key.kind() == ObjectKind.TABLE) {
        tables.add(desired.requireTable(key.name()));
      }
    }
  }

  /**
   * The objects as the server spells them, by the keys that the model has for them; foreign keys as
   * they were.
   *
   * @param keys tables and objects held as SQL, in an order in which they can be created
   * @param words learns how they are told where extensions have not left yet
   */
  static Map<ObjectKey, SchemaObject> read(
      Connection connection,
      Session session,
      Collection<ObjectKey> keys,
      Schema desired,
      Schema live,
      ExtensionWords words)
      throws SQLException {
    return new Scratch(connection, session, keys, desired, live, words).read();
  }

  private Map<ObjectKey, SchemaObject> read() throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      List<ScratchRun.Step> reserve = new ArrayList<>(extensionsInTheirSchema());
      reserve.addAll(reserve());
      List<ScratchRun.Step> asTheyAre = routines((names, sql) -> sql);
      var reserves = List.of(reserve, routines(StandInNames::inBody));
      new ScratchRun(connection, steps(), creations(), reserves, asTheyAre).run();
      Map<String, Optional<String>> names = new HashMap<>();
      standIns.forEach((schema, standIn) -> names.put(standIn, schema));
      Schema spelled =
          Inspector.read(connection, session.reading(names), List.copyOf(standIns.values()));
      Map<ObjectKey, SchemaObject> read = asked(spelled);
      words.ask(
          standIns.getOrDefault(Optional.<String>empty(), ""),
          read.values(),
          () ->
              asked(
                      Inspector.read(
                          connection, session.reading(names), List.copyOf(standIns.values())))
                  .values());
      return read;
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private Map<ObjectKey, SchemaObject> asked(Schema spelled) {
    Map<ObjectKey, SchemaObject> asked = new HashMap<>();
    for (ObjectKey key : keys) {
      if (key.kind() == ObjectKind.TABLE) {
        Table table = desired.requireTable(key.name());
        asked.put(key, complete(spelled.requireTable(table.name()), table));
      } else {
        find(spelled, key).ifPresent(object -> asked.put(key, object));
      }
    }
    return asked;
  }

  /** The types of a routine's arguments may have come in another spelling than the server's. */
  private Optional<SchemaObject> find(Schema spelled, ObjectKey key) {
    return spelled
        .find(key)
        .or(
            () ->
                spelled.definedObjects().stream()
                    .filter(object -> object.kind() == key.kind() && key.kind().isRoutine())
                    .filter(object -> object.name().equals(key.name()))
                    .filter(object -> !keys.contains(object.key()))
                    .map(SchemaObject.class::cast)
                    .findFirst());
  }

  private List<ScratchRun.Step> steps() {
    List<ScratchRun.Step> steps = new ArrayList<>();
    for (String schema : standIns.values()) {
      steps.add(step("CREATE SCHEMA " + Quoting.name(schema), "a scratch schema for comparison"));
    }
    for (String schema : missingSchemas()) {
      steps.add(step("CREATE SCHEMA IF NOT EXISTS " + Quoting.name(schema), "schema " + schema));
    }
    desired.enums().forEach(type -> addEnum(type, steps));
    sequences()
        .forEach(
            name ->
                steps.add(
                    step(
                        "CREATE SEQUENCE IF NOT EXISTS " + Quoting.name(standIn(name)),
                        "sequence " + name)));
    String path = session.searchPath().isBlank() ? "" : ", " + session.searchPath();
    steps.add(
        step(
            "SET LOCAL search_path TO "
                + Quoting.name(standIns.getOrDefault(Optional.<String>empty(), ""))
                + path,
            "the search path"));
    steps.add(step("SET LOCAL check_function_bodies TO off", "the check of functions' bodies"));
    for (DefinedObject object : desired.definedObjects()) {
      if (object.kind() == ObjectKind.EXTENSION) {
        statement(object).ifPresent(sql -> steps.add(step(sql, object.key().toString())));
      }
    }
    return steps;
  }

  /** What makes the extension, or moves it to the schema where the model has it. */
  private Optional<String> statement(DefinedObject extension) {
    Optional<DefinedObject> there = live.find(extension.key()).map(DefinedObject.class::cast);
    return there.isEmpty()
        ? Optional.of(ObjectText.create(extension).get(0))
        : ObjectReplacement.statements(
                there.get().withComment(extension.comment()), extension, Schema.EMPTY)
            .stream()
            .findFirst();
  }

  /**
   * Moves extensions that come from the stand-in to the schema where they will be: what calls a
   * function of theirs that {@code pg_catalog} has too says that schema before it.
   */
  private List<ScratchRun.Step> extensionsInTheirSchema() {
    return desired.definedObjects().stream()
        .filter(object -> object.kind() == ObjectKind.EXTENSION)
        .filter(object -> object.definition().isEmpty() && live.find(object.key()).isEmpty())
        .map(
            object ->
                step(
                    "ALTER EXTENSION %s SET SCHEMA %s"
                        .formatted(
                            Quoting.name(object.name()), Quoting.name(session.currentSchema())),
                    object.key().toString()))
        .toList();
  }

  /** What comes with the object: a range brings a multirange, which may lie in another schema. */
  private static List<QualifiedName> created(ObjectKey key, Schema desired) {
    List<QualifiedName> names = new ArrayList<>(List.of(key.name()));
    if (key.kind() == ObjectKind.RANGE_TYPE) {
      desired.find(key).flatMap(Needs::multirange).ifPresent(names::add);
    }
    return names;
  }

  private static ScratchRun.Step step(String sql, String purpose) {
    return new ScratchRun.Step(List.of(sql), purpose);
  }

  private StandInNames names() {
    return new StandInNames(standIns, session.currentSchema(), moved());
  }

  /** What is created in a stand-in, and known by a name that nothing else has. */
  private Set<QualifiedName> moved() {
    Set<QualifiedName> moved = inStandIns();
    keys.stream().filter(shared::contains).forEach(key -> moved.remove(key.name()));
    return moved;
  }

  private Set<QualifiedName> inStandIns() {
    Set<QualifiedName> moved = new HashSet<>();
    keys.forEach(
        key -> {
          if (key.kind().isOfTable()) {
            moved.add(key.table());
          } else {
            created(key, desired).forEach(moved::add);
          }
        });
    moved.addAll(besides());
    return moved;
  }

  /**
   * The routines once more, with their bodies in other words: one that says in which schema a table
   * is finds it there as it was before, and the server runs it for an index (Function Volatility
   * Categories). A materialized view has no rows in a stand-in, and is left where it is.
   */
  private List<ScratchRun.Step> routines(BiFunction<StandInNames, String, String> words) {
    Set<QualifiedName> run = moved();
    keys.stream()
        .filter(key -> key.kind() == ObjectKind.MATERIALIZED_VIEW)
        .forEach(key -> run.remove(key.name()));
    StandInNames inBodies = new StandInNames(standIns, session.currentSchema(), run);
    StandInNames names = names();
    List<ScratchRun.Step> steps = new ArrayList<>();
    for (ObjectKey key : keys) {
      if (key.kind() == ObjectKind.FUNCTION || key.kind() == ObjectKind.PROCEDURE) {
        String sql =
            names.in(ObjectText.create(created((DefinedObject) desired.require(key)), true).get(0));
        if (!inBodies.inBody(sql).equals(sql)) {
          steps.add(step(words.apply(inBodies, sql), key.toString()));
        }
      }
    }
    return steps;
  }

  /** The objects, each a step of its own: one that comes too early is tried again later. */
  private List<ScratchRun.Step> creations() {
    StandInNames names = names();
    Needs needs = new Needs(desired);
    List<ScratchRun.Step> creations = new ArrayList<>();
    List<ScratchRun.Step> last = new ArrayList<>();
    for (ObjectKey key : keys) {
      if (key.kind() == ObjectKind.TABLE) {
        Table table = desired.requireTable(key.name());
        Optional<Circle> circle = Circle.of(table, needs);
        Table bare = circle.map(Circle::bare).orElse(table);
        creations.add(creation(create(created(bare)), names, key));
        circle.ifPresent(c -> closing(c, table).forEach(s -> last.add(creation(s, names, key))));
      } else {
        DefinedObject object = created((DefinedObject) desired.require(key));
        if (shared.contains(key)) {
          creations.add(creation(inItsOwnSchema(key), names, key));
        }
        creations.add(creation(UnfilledViews.empty(object, ObjectText.create(object)), names, key));
      }
    }
    creations.addAll(last);
    return creations;
  }

  /**
   * Routines, types, tables and views that are not there yet, where the model has them: PostgreSQL
   * looks into a function that an index or a generated column calls (Function Volatility
   * Categories), and a body that is a string finds others only where it says that they are. Of a
   * table such a body needs the columns alone. What comes stands beside what comes with it.
   */
  private List<ScratchRun.Step> reserve() {
    List<ObjectKey> missing = new ArrayList<>();
    Set<QualifiedName> moved = new HashSet<>();
    for (ObjectKey key : keys) {
      boolean isFirst = key.kind().isDefined() && key.kind().compareTo(ObjectKind.TABLE) < 0;
      if ((isFirst || key.kind().hasRows()) && live.find(key).isEmpty()) {
        missing.add(key);
      } else if (!isFirst && !key.kind().isOfTable()) {
        moved.add(key.name());
      }
    }
    StandInNames names = new StandInNames(standIns, session.currentSchema(), moved);
    return missing.stream().map(key -> creation(inItsOwnSchema(key), names, key)).toList();
  }

  private List<String> inItsOwnSchema(ObjectKey key) {
    String schema = key.name().schema().orElse(session.currentSchema());
    QualifiedName there = QualifiedName.of(schema, key.name().name());
    if (key.kind() != ObjectKind.TABLE) {
      DefinedObject object = (DefinedObject) desired.require(key);
      return ObjectText.create(object.named(there), key.kind().isRoutine());
    }
    List<Column> bare =
        desired.requireTable(key.name()).columns().stream()
            .map(column -> Definitions.column(column.name(), column.type()))
            .toList();
    return TableText.create(Table.of(there, bare), session.version() / 10_000);
  }

  private List<String> create(Table table) {
    int majorVersion = session.version() / 10_000;
    Table whole = wholeNames.table(table);
    Schema beside = wholeNames.schema(desired);
    List<String> statements = new ArrayList<>(TableText.create(whole, beside, majorVersion));
    statements.addAll(new NullableChildren(beside, majorVersion).created(whole));
    return statements;
  }

  private static ScratchRun.Step creation(
      List<String> statements, StandInNames names, ObjectKey key) {
    return new ScratchRun.Step(statements.stream().map(names::in).toList(), key.toString());
  }

  /** What calls routines that need the table. */
  private List<List<String>> closing(Circle circle, Table whole) {
    Table table = created(whole);
    List<List<String>> closing = new ArrayList<>();
    circle.checks().forEach(check -> closing.add(PartText.again(table, check)));
    circle.indexes().forEach(index -> closing.add(PartText.again(table, index)));
    for (String column : circle.defaults().keySet()) {
      TableText.defaultValue(table.requireColumn(column))
          .ifPresent(
              value ->
                  closing.add(
                      List.of(
                          "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s"
                              .formatted(
                                  Quoting.name(table.name()), Quoting.name(column), value))));
    }
    return closing;
  }

  private DefinedObject created(DefinedObject object) {
    String schema = standIns.getOrDefault(object.name().schema(), "");
    return object.named(QualifiedName.of(schema, object.name().name()));
  }

  /** Objects of the current schema move to its stand-in; others stay where they are. */
  private QualifiedName standIn(QualifiedName name) {
    return name.schema().isPresent()
        ? name
        : QualifiedName.of(standIns.getOrDefault(Optional.<String>empty(), ""), name.name());
  }

  private Set<String> missingSchemas() {
    Set<String> missing = new LinkedHashSet<>();
    desired.objects().stream()
        .filter(object -> object instanceof EnumType)
        .flatMap(object -> object.name().schema().stream())
        .forEach(missing::add);
    sequences().stream().flatMap(name -> name.schema().stream()).forEach(missing::add);
    desired.definedObjects().stream()
        .filter(object -> object.kind() == ObjectKind.SCHEMA)
        .forEach(object -> missing.add(object.name().name()));
    live.objects().stream()
        .flatMap(object -> object.name().schema().stream())
        .forEach(missing::remove);
    live.definedObjects().stream()
        .filter(object -> object.kind() == ObjectKind.SCHEMA)
        .forEach(object -> missing.remove(object.name().name()));
    return missing;
  }

  /** Enums and sequences of the current schema that are created in its stand-in. */
  private Set<QualifiedName> besides() {
    Set<QualifiedName> names = sequences();
    desired.enums().stream().filter(type -> !stays(type)).forEach(type -> names.add(type.name()));
    names.removeIf(name -> name.schema().isPresent());
    return names;
  }

  private Optional<EnumType> there(EnumType type) {
    return live.find(ObjectKind.ENUM, type.name()).map(EnumType.class::cast);
  }

  private boolean stays(EnumType type) {
    return there(type).filter(was -> was.values().equals(type.values())).isPresent();
  }

  private void addEnum(EnumType type, List<ScratchRun.Step> steps) {
    if (stays(type)) {
      return;
    }
    Optional<EnumType> there = there(type);
    String purpose = "enum " + type.name();
    if (there.isPresent() && type.name().schema().isPresent()) {
      String aside = standIns.getOrDefault(Optional.<String>empty(), "");
      steps.add(
          step(
              "ALTER TYPE %s RENAME TO %s"
                  .formatted(Quoting.name(type.name()), Quoting.name(aside)),
              purpose));
    }
    steps.add(step(EnumAlteration.create(standIn(type.name()), type.values()), purpose));
  }

  /** The sequences that defaults may call and that are not there yet. */
  private Set<QualifiedName> sequences() {
    Set<QualifiedName> names = new LinkedHashSet<>();
    for (Sequence sequence : desired.sequences()) {
      if (live.find(ObjectKind.SEQUENCE, sequence.name()).isEmpty()) {
        names.add(sequence.name());
      }
    }
    for (Table table : tables) {
      table.columns().forEach(column -> Serial.sequenceOf(column).ifPresent(names::add));
    }
    names.removeIf(name -> live.find(ObjectKind.SEQUENCE, name).isPresent());
    return names;
  }

  private Table created(Table table) {
    SortedMap<String, String> options = InheritedOptions.without(table.options());
    options.keySet().removeIf(name -> name.startsWith(Serial.OPTION));
    // Only a superuser may set them, and anybody may compare.
    options.keySet().removeIf(name -> name.startsWith(TriggerOptions.OPTION));
    return table
        .named(
            QualifiedName.of(standIns.getOrDefault(table.name().schema(), ""), table.name().name()))
        .withConstraints(
            table.constraints().stream().filter(c -> !(c instanceof ForeignKey)).toList())
        .withOptions(options);
  }

  /** The table read back, with what was not created. */
  private Table complete(Table spelled, Table table) {
    List<dev.aludel.schema.Constraint> constraints = new ArrayList<>(spelled.constraints());
    constraints.addAll(table.constraints(ForeignKey.class));
    SortedMap<String, String> options = new TreeMap<>(table.options());
    options.putAll(spelled.options());
    return spelled
        .withConstraints(constraints)
        .withOptions(options)
        .withColumns(
            spelled.columns().stream()
                .map(
                    column ->
                        table
                            .column(column.name())
                            .filter(model -> model.type() instanceof Type.Enumeration)
                            .map(model -> column.ofType(model.type()))
                            .orElse(column))
                .toList());
  }
}
