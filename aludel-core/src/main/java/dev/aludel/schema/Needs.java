package dev.aludel.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the objects of a schema need of each other: as the database tells, and where none has told,
 * as the text does. A name in a text may be that of something else; it then only makes an order
 * stricter than it must be.
 */
public final class Needs {

  /** Where the body of a routine in SQL begins that is not in a string (CREATE FUNCTION). */
  private static final Pattern ATOMIC_BODY =
      Pattern.compile("\\b(?:BEGIN\\s+ATOMIC|RETURN)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern SQL_BODY =
      Pattern.compile("\\blanguage\\s+'?sql\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern COMPILED =
      Pattern.compile("\\blanguage\\s+'?(?:c|internal)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern MULTIRANGE =
      Pattern.compile(
          "multirange_type_name\\s*=\\s*((?:%1$s\\.)?%1$s)"
              .formatted("(?:\"(?:[^\"]++|\"\")++\"|\\w+)"),
          Pattern.CASE_INSENSITIVE);

  private final Schema schema;
  private final Map<ObjectKey, NavigableSet<Dependency>> known = new HashMap<>();
  private final Map<ObjectKey, NavigableSet<Dependency>> called = new HashMap<>();

  /** What can be named, by its name in small letters; found when the first text is looked at. */
  private @Nullable Map<String, NavigableSet<ObjectKey>> byName;

  private @Nullable Map<QualifiedName, ObjectKey> ofColumns;

  public Needs(Schema schema) {
    this.schema = schema;
  }

  private Map<String, NavigableSet<ObjectKey>> byName() {
    Map<String, NavigableSet<ObjectKey>> found = byName;
    if (found == null) {
      Map<String, NavigableSet<ObjectKey>> names = new HashMap<>();
      for (SchemaObject object : schema.objects()) {
        if (!object.kind().isOfTable()
            && !object.kind().isOfAnother()
            && object.kind() != ObjectKind.SCHEMA) {
          add(object.name().name(), object.key(), names);
          multirange(object).ifPresent(type -> add(type.name(), object.key(), names));
        }
      }
      ofColumns().forEach((sequence, table) -> add(sequence.name(), table, names));
      byName = names;
      found = names;
    }
    return found;
  }

  /** The sequences that come with a column, and the tables of those. */
  private Map<QualifiedName, ObjectKey> ofColumns() {
    Map<QualifiedName, ObjectKey> found = ofColumns;
    if (found == null) {
      found = new HashMap<>();
      for (Table table : schema.tables()) {
        for (Column column : table.columns()) {
          Optional<QualifiedName> sequence = ColumnSequences.of(table, column);
          if (sequence.isPresent()) {
            found.put(sequence.get(), table.key());
          }
        }
      }
      ofColumns = found;
    }
    return found;
  }

  private static void add(String name, ObjectKey key, Map<String, NavigableSet<ObjectKey>> names) {
    names.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new TreeSet<>()).add(key);
  }

  /**
   * The other type that comes with a range: in the range's schema if it is not named, and where its
   * name says if it is (CREATE TYPE, MULTIRANGE_TYPE_NAME).
   */
  public static Optional<QualifiedName> multirange(SchemaObject object) {
    if (object.kind() != ObjectKind.RANGE_TYPE) {
      return Optional.empty();
    }
    Matcher named = MULTIRANGE.matcher(text((DefinedObject) object));
    if (named.find()) {
      return Optional.of(QualifiedName.parse(named.group(1)));
    }
    String name = object.name().name();
    return Optional.of(
        object
            .name()
            .sibling(
                name.contains("range")
                    ? name.replaceFirst("range", "multirange")
                    : name + "_multirange"));
  }

  /** What the object of that key needs in this schema. */
  public NavigableSet<Dependency> of(ObjectKey key) {
    NavigableSet<Dependency> needs = known.get(key);
    if (needs == null) {
      needs = schema.find(key).map(this::find).orElseGet(TreeSet::new);
      known.put(key, needs);
    }
    return needs;
  }

  /**
   * What the object needs when it is there and called: of a routine also what its body names. Of
   * that no database tells, and nothing of it has to be there when the routine is created.
   */
  public NavigableSet<Dependency> whenCalled(ObjectKey key) {
    NavigableSet<Dependency> needs = called.get(key);
    if (needs == null) {
      needs = of(key);
      if (key.kind().isRoutine()
          && schema.find(key).orElse(null) instanceof DefinedObject routine) {
        needs = new TreeSet<>(needs);
        needs.addAll(namedInBody(routine));
      }
      called.put(key, needs);
    }
    return needs;
  }

  private NavigableSet<Dependency> namedInBody(DefinedObject routine) {
    NavigableSet<Dependency> named = new TreeSet<>();
    String text = text(routine);
    if (!COMPILED.matcher(text).find()) {
      mentioned(Mentions.withBody(text), named, true);
      named.removeIf(need -> need.object().equals(routine.key()));
    }
    return named;
  }

  /** The routines that a table calls, and that need the table themselves. */
  Set<ObjectKey> circle(ObjectKey table) {
    Set<ObjectKey> circle = new TreeSet<>();
    for (Dependency need : of(table)) {
      if (need.object().kind().isRoutine() && reaches(need.object(), table, new HashSet<>())) {
        circle.add(need.object());
      }
    }
    return circle;
  }

  /** A body that names the goal itself does not reach it: when it is called, that is there. */
  private boolean reaches(ObjectKey key, ObjectKey goal, Set<ObjectKey> seen) {
    return seen.add(key)
        && (of(key).stream().anyMatch(need -> need.object().equals(goal))
            || whenCalled(key).stream()
                .map(Dependency::object)
                .anyMatch(need -> !need.equals(goal) && reaches(need, goal, seen)));
  }

  /**
   * The objects in an order in which each comes after those of them that it needs, as far as they
   * do not need each other. The same objects come in the same order.
   */
  public List<ObjectKey> inOrder(Collection<ObjectKey> objects) {
    Set<ObjectKey> among = new TreeSet<>(objects);
    Set<ObjectKey> seen = new HashSet<>();
    List<ObjectKey> ordered = new ArrayList<>();
    among.forEach(key -> visit(key, among, seen, ordered));
    return ordered;
  }

  private void visit(
      ObjectKey key, Set<ObjectKey> among, Set<ObjectKey> seen, List<ObjectKey> ordered) {
    if (among.contains(key) && seen.add(key)) {
      for (Dependency need : whenCalled(key)) {
        if (!closesCircle(key, need.object())
            && (isTold(key, need) || !needsAsTold(need.object(), key, new HashSet<>()))) {
          visit(need.object(), among, seen, ordered);
        }
      }
      ordered.add(key);
    }
  }

  /** A table comes before the routines that it calls and that need it: see {@link Circle}. */
  private boolean closesCircle(ObjectKey key, ObjectKey need) {
    return key.kind() == ObjectKind.TABLE
        && need.kind().isRoutine()
        && reaches(need, key, new HashSet<>());
  }

  /** Whether the database has told of it, or has told of nothing that the object needs. */
  public boolean isTold(ObjectKey key, Dependency need) {
    return told(key).orElseGet(() -> of(key)).contains(need);
  }

  /** A name in a body that happens to be that of what needs the function must not go before it. */
  private boolean needsAsTold(ObjectKey key, ObjectKey other, Set<ObjectKey> seen) {
    return seen.add(key)
        && told(key).orElseGet(() -> of(key)).stream()
            .map(Dependency::object)
            .anyMatch(need -> need.equals(other) || needsAsTold(need, other, seen));
  }

  /** What the database has told that the object needs, if it has told anything of it. */
  public Optional<NavigableSet<Dependency>> told(ObjectKey key) {
    return schema
        .find(key)
        .filter(DefinedObject.class::isInstance)
        .flatMap(object -> told((DefinedObject) object));
  }

  private Optional<NavigableSet<Dependency>> told(DefinedObject object) {
    return object
        .facts()
        .dependencies()
        .map(
            told ->
                told.stream().noneMatch(need -> need.object().kind() == ObjectKind.SEQUENCE)
                    ? told
                    : told.stream()
                        .map(this::withTable)
                        .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** A sequence that no object is by itself comes with the table of its column. */
  private Dependency withTable(Dependency need) {
    if (need.object().kind() != ObjectKind.SEQUENCE || schema.find(need.object()).isPresent()) {
      return need;
    }
    ObjectKey table = ofColumns().get(need.object().name());
    return table == null ? need : new Dependency(table, Optional.empty());
  }

  private NavigableSet<Dependency> find(SchemaObject object) {
    NavigableSet<Dependency> needs = new TreeSet<>();
    if (object instanceof DefinedObject defined) {
      needs.addAll(of(defined));
    } else if (object instanceof Table table) {
      needs.addAll(of(table));
    }
    object
        .name()
        .schema()
        .map(name -> ObjectKey.of(ObjectKind.SCHEMA, QualifiedName.of(name)))
        .filter(key -> schema.find(key).isPresent())
        .ifPresent(key -> needs.add(new Dependency(key, Optional.empty())));
    needs.removeIf(need -> need.object().equals(object.key()));
    return needs;
  }

  private NavigableSet<Dependency> of(DefinedObject object) {
    NavigableSet<Dependency> needs = new TreeSet<>();
    String text = text(object);
    told(object).ifPresent(needs::addAll);
    if (object.facts().dependencies().isEmpty()) {
      mentioned(Mentions.in(text), needs, true);
    }
    // The server reads the body of a function in SQL when it is created, and forgets what it saw.
    if (hasSqlBody(object)) {
      mentioned(Mentions.withBody(text), needs, true);
    }
    if (object.kind() == ObjectKind.PRIVILEGES && schema.find(object.key().target()).isPresent()) {
      needs.add(new Dependency(object.key().target(), Optional.empty()));
    }
    object
        .table()
        .ifPresent(
            name -> {
              for (ObjectKind kind : List.of(ObjectKind.TABLE, ObjectKind.VIEW)) {
                ObjectKey key = ObjectKey.of(kind, name);
                if (schema.find(key).isPresent()) {
                  needs.add(new Dependency(key, Optional.empty()));
                }
              }
            });
    return needs;
  }

  /** Whether the server reads its body when it is created. */
  public static boolean hasSqlBody(DefinedObject object) {
    return object.kind().isRoutine() && SQL_BODY.matcher(text(object)).find();
  }

  /** What a routine says before its body, unless that is in a string. */
  public static String head(DefinedObject routine) {
    return ATOMIC_BODY.split(text(routine), 2)[0];
  }

  public static String text(DefinedObject object) {
    StringBuilder text = new StringBuilder();
    object.definition().ifPresent(definition -> text.append(sql(definition)));
    object.options().values().forEach(value -> text.append('\n').append(value));
    return text.toString();
  }

  /** An expression as it is written, in each dialect that it is written for. */
  public static String sql(Expression expression) {
    if (expression instanceof Expression.Sql sql) {
      return sql.text();
    }
    return expression instanceof Expression.PerDialect each
        ? String.join("\n", each.texts().values())
        : "";
  }

  /** Types, functions and collations by name, and the tables that it is a part or a child of. */
  private NavigableSet<Dependency> of(Table table) {
    StringBuilder text = new StringBuilder();
    NavigableSet<Dependency> needs = new TreeSet<>();
    for (Column column : table.columns()) {
      Type type = column.type() instanceof Type.Array array ? array.element() : column.type();
      if (type instanceof Type.Sql sql) {
        text.append(' ').append(sql.text());
        rowType(type)
            .map(name -> ObjectKey.of(ObjectKind.TABLE, name))
            .filter(key -> schema.find(key).isPresent())
            .ifPresent(key -> needs.add(new Dependency(key, Optional.empty())));
      }
      column.defaultValue().ifPresent(value -> text.append(' ').append(sql(value)));
      column.generated().ifPresent(by -> text.append(' ').append(sql(by.expression())));
      column.collation().ifPresent(name -> text.append(' ').append(name));
    }
    for (CheckConstraint check : table.constraints(CheckConstraint.class)) {
      text.append(' ').append(sql(check.condition()));
    }
    for (Index index : table.indexes()) {
      index.where().ifPresent(condition -> text.append(' ').append(sql(condition)));
      for (IndexKey key : index.keys()) {
        key.expression().ifPresent(expression -> text.append(' ').append(sql(expression)));
        key.collation().ifPresent(name -> text.append(' ').append(name));
      }
    }
    table.options().values().forEach(value -> text.append(' ').append(value));
    mentioned(Mentions.in(text.toString()), needs, false);
    for (Column column : table.columns()) {
      ColumnSequences.drawn(column)
          .map(name -> ObjectKey.of(ObjectKind.SEQUENCE, name))
          .map(key -> withTable(new Dependency(key, Optional.empty())))
          .filter(need -> need.object().kind() == ObjectKind.TABLE)
          .ifPresent(needs::add);
    }
    for (QualifiedName parent : TableParents.of(table)) {
      needs.add(new Dependency(ObjectKey.of(ObjectKind.TABLE, parent), Optional.empty()));
    }
    return needs;
  }

  /** The name of the table whose rows the type, or its elements, would be. */
  public static Optional<QualifiedName> rowType(Type type) {
    Type element = type instanceof Type.Array array ? array.element() : type;
    if (!(element instanceof Type.Sql sql) || sql.text().contains("(")) {
      return Optional.empty();
    }
    try {
      return Optional.of(QualifiedName.parse(sql.text()));
    } catch (SchemaException noName) {
      return Optional.empty();
    }
  }

  /** What a text may speak of: whatever has a name that is in it. */
  public Set<ObjectKey> namedIn(String sql) {
    NavigableSet<Dependency> needs = new TreeSet<>();
    mentioned(Mentions.in(sql), needs, false);
    return needs.stream().map(Dependency::object).collect(Collectors.toSet());
  }

  /** What a text may speak of, tables, enums and sequences too. */
  public Set<ObjectKey> mentionedIn(String sql) {
    NavigableSet<Dependency> needs = new TreeSet<>();
    mentioned(Mentions.in(sql), needs, true);
    return needs.stream().map(Dependency::object).collect(Collectors.toSet());
  }

  private void mentioned(Set<String> words, NavigableSet<Dependency> needs, boolean tables) {
    Map<String, NavigableSet<ObjectKey>> names = byName();
    if (words.size() > names.size()) {
      Set<String> both = new HashSet<>(names.keySet());
      both.retainAll(words);
      words = both;
    }
    for (String word : words) {
      for (ObjectKey key : names.getOrDefault(word, new TreeSet<>())) {
        if (tables || key.kind().isDefined()) {
          needs.add(new Dependency(key, Optional.empty()));
        }
      }
    }
  }

  /** Whether the object needs that column: what no database has told of, if its text names it. */
  public boolean needsColumn(ObjectKey key, QualifiedName table, String column) {
    ObjectKey owner = ObjectKey.of(ObjectKind.TABLE, table);
    if (!(schema.find(key).orElse(null) instanceof DefinedObject object)) {
      return false;
    }
    if (object.facts().dependencies().isPresent()) {
      return object.facts().dependencies().get().stream()
          .anyMatch(
              need ->
                  need.object().equals(owner) && need.column().filter(column::equals).isPresent());
    }
    String text = text(object);
    return of(key).stream().anyMatch(need -> need.object().equals(owner))
        && (text.contains("*") || Mentions.in(text).contains(column.toLowerCase(Locale.ROOT)));
  }

  /** Whether the object needs that column, by itself or by what it needs. */
  public boolean reachesColumn(ObjectKey key, QualifiedName table, String column) {
    return reachesColumn(key, table, column, new HashSet<>());
  }

  private boolean reachesColumn(
      ObjectKey key, QualifiedName table, String column, Set<ObjectKey> seen) {
    return seen.add(key)
        && (needsColumn(key, table, column)
            || of(key).stream()
                .anyMatch(need -> reachesColumn(need.object(), table, column, seen)));
  }
}
