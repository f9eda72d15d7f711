package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An extension that goes to another schema (ALTER EXTENSION, SET SCHEMA): PostgreSQL knows what it
 * brought by number, so that columns, checks and views follow by themselves, and are only written
 * in other words from then on.
 */
public final class ExtensionMove {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");
  private static final String NAME = "\"(?:[^\"]++|\"\")++\"|[\\p{L}_][\\p{L}\\p{N}_$]*";

  /** Strings and bodies are no names; an operator stands in {@code OPERATOR(schema.+)}. */
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<skip>'(?:[^']++|'')*+'|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$)"
              + "|OPERATOR\\((?<of>"
              + NAME
              + ")\\.(?<operator>[^)\\s]+)\\)"
              + "|(?<schema>"
              + NAME
              + ")\\.(?<name>"
              + NAME
              + ")"
              + "|(?<cast>::)(?<type>(?>"
              + NAME
              + "))(?!\\s*\\.)"
              + "|(?<word>"
              + NAME
              + ")",
          Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private final Optional<String> from;
  private final Optional<String> to;
  private final Set<String> names;

  private ExtensionMove(Optional<String> from, Optional<String> to, Set<String> names) {
    this.from = from;
    this.to = to;
    this.names = names;
  }

  /** Whether the two are one extension in two schemas. */
  public static boolean isMove(DefinedObject was, DefinedObject is) {
    return was.kind() == ObjectKind.EXTENSION && !schema(was).equals(schema(is));
  }

  /** The schema with all that speaks of what the extension brought in the new words. */
  public static Schema apply(Schema before, DefinedObject was, DefinedObject is) {
    Set<String> names = new TreeSet<>(was.facts().shape());
    names.addAll(is.facts().shape());
    ExtensionMove move = new ExtensionMove(schema(was), schema(is), names);
    if (names.isEmpty() || move.from.equals(move.to)) {
      return before;
    }
    List<SchemaObject> objects = new ArrayList<>();
    before.objects().forEach(object -> objects.add(move.in(object)));
    return Schema.of(objects);
  }

  /** The schema in which it is; empty for that of the connection. */
  public static Optional<String> schema(DefinedObject extension) {
    return extension
        .definition()
        .map(Needs::sql)
        .map(String::strip)
        .filter(text -> text.startsWith("SCHEMA "))
        .map(text -> QualifiedName.parse(text.substring("SCHEMA ".length()).strip()).name());
  }

  private SchemaObject in(SchemaObject object) {
    if (object instanceof Table table) {
      return in(table);
    }
    return object instanceof DefinedObject defined && defined.kind() != ObjectKind.EXTENSION
        ? new DefinedObject(
            defined.kind(),
            defined.name(),
            defined.kind().isRoutine() ? type(defined.qualifier()) : defined.qualifier(),
            defined.definition().map(text -> in(text, isOfTypes(defined.kind()))),
            defined.comment(),
            in(defined.options()),
            defined.facts().withShape(defined.facts().shape().stream().map(this::type).toList()))
        : object;
  }

  /** Whether the definition begins with the names of types. */
  private static boolean isOfTypes(ObjectKind kind) {
    return kind.isRoutine()
        || kind == ObjectKind.DOMAIN
        || kind == ObjectKind.COMPOSITE_TYPE
        || kind == ObjectKind.RANGE_TYPE;
  }

  private Table in(Table table) {
    Table moved =
        table
            .withColumns(table.columns().stream().map(this::in).toList())
            .withConstraints(
                table.constraints().stream()
                    .map(
                        constraint ->
                            constraint instanceof CheckConstraint check
                                ? new CheckConstraint(check.name(), in(check.condition()))
                                : constraint)
                    .toList())
            .withIndexes(table.indexes().stream().map(this::in).toList())
            .withOptions(in(table.options()));
    return moved.equals(table) ? table : moved;
  }

  private Column in(Column column) {
    return column
        .ofType(in(column.type()))
        .withDefault(column.defaultValue().map(this::in))
        .withGenerated(
            column.generated().map(by -> new Generated(in(by.expression()), by.stored())));
  }

  private Index in(Index index) {
    return new Index(
        index.name(),
        index.keys().stream()
            .map(
                key ->
                    new IndexKey(
                        key.column(),
                        key.expression().map(this::in),
                        key.descending(),
                        key.nulls(),
                        key.collation(),
                        key.operatorClass().map(this::type)))
            .toList(),
        index.unique(),
        index.nullsNotDistinct(),
        index.where().map(this::in),
        index.method(),
        index.include());
  }

  private SortedMap<String, String> in(SortedMap<String, String> options) {
    SortedMap<String, String> moved = new TreeMap<>();
    options.forEach((option, text) -> moved.put(option, replaced(text, false)));
    return moved;
  }

  private Expression in(Expression expression) {
    return in(expression, false);
  }

  private Expression in(Expression expression, boolean onlyNames) {
    if (expression instanceof Expression.Sql sql) {
      return new Expression.Sql(replaced(sql.text(), onlyNames));
    }
    if (expression instanceof Expression.PerDialect each) {
      SortedMap<String, String> texts = new TreeMap<>(each.texts());
      texts.computeIfPresent("postgresql", (dialect, text) -> replaced(text, onlyNames));
      return new Expression.PerDialect(texts);
    }
    return expression;
  }

  private Type in(Type type) {
    if (type instanceof Type.Array array) {
      return new Type.Array(in(array.element()));
    }
    return type instanceof Type.Sql sql ? new Type.Sql(type(sql.text())) : type;
  }

  /** What is nothing but names of types or operator classes. */
  private String type(String text) {
    return replaced(text, true);
  }

  private String replaced(String text, boolean onlyNames) {
    Matcher words = WORDS.matcher(text);
    StringBuilder out = new StringBuilder();
    while (words.find()) {
      words.appendReplacement(out, Matcher.quoteReplacement(replacement(words, onlyNames)));
    }
    return words.appendTail(out).toString();
  }

  private String replacement(Matcher words, boolean onlyNames) {
    if (words.group("of") != null) {
      boolean moves = isFrom(words.group("of")) && names.contains(words.group("operator"));
      return moves ? operator(words.group("operator")) : words.group();
    }
    if (words.group("schema") != null) {
      boolean moves = isFrom(words.group("schema")) && isMember(words.group("name"));
      return moves ? qualified(words.group("name")) : words.group();
    }
    boolean plain = from.isEmpty();
    if (plain && words.group("type") != null && isMember(words.group("type"))) {
      return "::" + qualified(words.group("type"));
    }
    return plain && onlyNames && words.group("word") != null && isMember(words.group("word"))
        ? qualified(words.group("word"))
        : words.group();
  }

  private boolean isFrom(String schema) {
    return from.filter(bare(schema)::equals).isPresent();
  }

  private boolean isMember(String name) {
    return names.contains(bare(name));
  }

  private static String bare(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }

  private String qualified(String name) {
    return to.map(schema -> quoted(schema) + "." + name).orElse(name);
  }

  private String operator(String operator) {
    return to.map(schema -> "OPERATOR(" + quoted(schema) + "." + operator + ")").orElse(operator);
  }

  private static String quoted(String name) {
    return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
