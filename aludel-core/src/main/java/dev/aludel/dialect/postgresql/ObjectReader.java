package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ObjectFacts;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PartitionOptions;
import dev.aludel.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Reads the rows of {@link ObjectQueries}: first the objects, then what each of them needs. */
final class ObjectReader {

  /** An object while it is read. */
  private record Draft(
      DefinedObject object,
      List<String> shape,
      SortedMap<String, String> kept,
      boolean unfilled,
      NavigableSet<Dependency> dependencies) {

    DefinedObject whole() {
      ObjectFacts facts = ObjectFacts.of(dependencies, shape, kept);
      return object.withFacts(unfilled ? facts.withoutRows() : facts);
    }
  }

  private final Session session;
  private final BiPredicate<String, String> included;
  private final Map<Long, TableDraft> tables;
  private final Map<Long, EnumType> enums;

  /** By their number, which no two of them share, whatever catalog they are in. */
  private final Map<Long, Draft> drafts = new LinkedHashMap<>();

  private final Map<Long, ObjectKey> extensions = new HashMap<>();

  ObjectReader(
      Session session,
      BiPredicate<String, String> included,
      Map<Long, TableDraft> tables,
      Map<Long, EnumType> enums) {
    this.session = session;
    this.included = included;
    this.tables = tables;
    this.enums = enums;
  }

  void read(Row row) {
    ObjectKind kind = ObjectKind.valueOf(row.text("kind"));
    Optional<String> schema = row.optional("nspname");
    String name = row.text("name");
    if (kind == ObjectKind.SCHEMA && session.standIns().containsKey(name)) {
      return;
    }
    if (schema.isEmpty() && SetAside.isOne(name)) {
      return;
    }
    if (schema.isPresent() && !included.test(schema.get(), name)) {
      return;
    }
    ObjectKey key =
        new ObjectKey(
            kind,
            schema.map(s -> session.name(s, name)).orElseGet(() -> QualifiedName.of(name)),
            session.ownNames(row.text("qualifier")));
    SortedMap<String, String> options = new TreeMap<>();
    for (String option : kind.isRoutine() ? List.<String>of() : row.texts("options")) {
      if (kind == ObjectKind.TRIGGER && PartitionTriggers.isOne(option)) {
        PartitionTriggers.read(option, session, options);
        continue;
      }
      int equals = option.indexOf('=');
      options.put(
          TableOptions.PREFIX + option.substring(0, equals),
          session.ownNames(option.substring(equals + 1)));
    }
    boolean unfilled = options.remove(UnfilledViews.UNFILLED) != null;
    DefinedObject object =
        DefinedObject.of(key, definition(kind, row))
            .withComment(comment(kind, row))
            .withOptions(ObjectOptions.held(options));
    if (kind == ObjectKind.TRIGGER) {
      object =
          PartitionOptions.without(
              object,
              part -> !included.test(part.schema().orElse(session.currentSchema()), part.name()));
    }
    List<String> shape = row.texts("shape").stream().map(session::ownNames).toList();
    drafts.put(row.number("objid"), new Draft(object, shape, kept(row), unfilled, needs(key)));
    if (kind == ObjectKind.EXTENSION) {
      extensions.put(row.number("objid"), key);
    }
  }

  /** An extension brings its own comment, which is no part of a schema. */
  private static Optional<String> comment(ObjectKind kind, Row row) {
    if (kind == ObjectKind.SCHEMA_COMMENT) {
      return row.optional("definition");
    }
    return kind == ObjectKind.EXTENSION ? Optional.empty() : row.optional("description");
  }

  private Optional<Expression> definition(ObjectKind kind, Row row) {
    Optional<String> text = row.optional("definition");
    if (kind == ObjectKind.SCHEMA_COMMENT) {
      return Optional.empty();
    }
    if (kind == ObjectKind.EXTENSION) {
      text =
          text.filter(schema -> session.name(schema, "it").schema().isPresent())
              .map(schema -> "SCHEMA " + Quoting.name(schema));
    }
    if (kind.isRoutine() && !row.texts("options").isEmpty()) {
      text = text.map(sql -> UnnamedArgument.numbered(sql, row.texts("options")));
    }
    return text.map(ObjectReader::trimmed)
        .map(session::ownNames)
        .filter(sql -> !sql.isBlank())
        .map(Expression.Sql::new);
  }

  private static String trimmed(String definition) {
    String text = definition.strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
  }

  private static SortedMap<String, String> kept(Row row) {
    SortedMap<String, String> kept = new TreeMap<>();
    row.optional("owner").ifPresent(role -> kept.put(Privileges.OWNER, role));
    for (String grant : row.texts("grants")) {
      int equals = grant.lastIndexOf('=');
      kept.put(Privileges.GRANT + grant.substring(0, equals), grant.substring(equals + 1));
    }
    row.optional("withheld").ifPresent(taken -> kept.put(Privileges.WITHHELD, taken));
    if (row.flag("without_public")) {
      kept.put(Privileges.GRANT + "PUBLIC", Privileges.NONE);
    }
    return kept;
  }

  /** What goes without saying: the schema that it lies in, the table that it belongs to. */
  private static NavigableSet<Dependency> needs(ObjectKey key) {
    NavigableSet<Dependency> needs = new TreeSet<>();
    key.name()
        .schema()
        .ifPresent(
            schema ->
                needs.add(
                    new Dependency(
                        ObjectKey.of(ObjectKind.SCHEMA, QualifiedName.of(schema)),
                        Optional.empty())));
    return needs;
  }

  /** The numbers of the objects, for {@link ObjectQueries#DEPENDENCIES}. */
  Object[] numbers() {
    return drafts.keySet().toArray();
  }

  boolean isEmpty() {
    return drafts.isEmpty();
  }

  /** The routines by their numbers. */
  Map<Long, ObjectKey> routines() {
    Map<Long, ObjectKey> routines = new HashMap<>();
    drafts.forEach(
        (number, draft) -> {
          if (draft.object().kind().isRoutine()) {
            routines.put(number, draft.object().key());
          }
        });
    return routines;
  }

  void readDependency(Row row) {
    Draft draft = drafts.get(row.number("owner"));
    if (draft == null) {
      return;
    }
    Optional<ObjectKey> needed = referenced(row);
    if (needed.filter(key -> !key.equals(draft.object().key())).isPresent()) {
      draft.dependencies().add(new Dependency(needed.get(), row.optional("attname")));
    }
  }

  private Optional<ObjectKey> referenced(Row row) {
    ObjectKey extension = extensions.get(row.number("extension"));
    if (extension != null) {
      return Optional.of(extension);
    }
    long number = row.number("refobjid");
    Draft draft = drafts.get(number);
    if (draft != null) {
      return Optional.of(draft.object().key());
    }
    EnumType type = enums.get(number);
    if (type != null) {
      return Optional.of(type.key());
    }
    TableDraft table = tables.get(number);
    if (table != null) {
      return Optional.of(ObjectKey.of(ObjectKind.TABLE, table.name));
    }
    Optional<String> relation = row.optional("relname");
    if (relation.isEmpty()) {
      return Optional.empty();
    }
    QualifiedName name = session.name(row.text("nspname"), relation.get());
    return switch (row.text("relkind")) {
      case "r", "p" -> Optional.of(ObjectKey.of(ObjectKind.TABLE, name));
      case "v" -> Optional.of(ObjectKey.of(ObjectKind.VIEW, name));
      case "m" -> Optional.of(ObjectKey.of(ObjectKind.MATERIALIZED_VIEW, name));
      case "S" -> Optional.of(ObjectKey.of(ObjectKind.SEQUENCE, name));
      case "c" -> Optional.of(ObjectKey.of(ObjectKind.COMPOSITE_TYPE, name));
      default -> Optional.empty();
    };
  }

  List<DefinedObject> objects() {
    List<DefinedObject> objects = new ArrayList<>();
    drafts.values().forEach(draft -> objects.add(draft.whole()));
    return objects;
  }
}
