package dev.aludel.copy;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The schema that a target gets from a source of another kind: the table of docs/types.md, with
 * these differences for a file that is not Aludel's own.
 *
 * <table>
 * <caption>From SQLite to PostgreSQL</caption>
 * <tr><th>declared</th><th>becomes</th><th>because</th></tr>
 * <tr><td>INTEGER, INT</td><td>bigint</td><td>SQLite's integers have 64 bits</td></tr>
 * <tr><td>words that mean nothing to Aludel</td><td>bigint, text, bytea, double precision or
 *     numeric</td><td>the affinity that SQLite derives from them (datatype3.html, 3.1)</td></tr>
 * <tr><td>nothing</td><td>text</td><td></td></tr>
 * <tr><td>COLLATE NOCASE</td><td>COLLATE case_insensitive</td><td>an ICU collation that the copy
 *     creates (PostgreSQL's manual, section 23.2.2.4)</td></tr>
 * </table>
 */
final class SchemaTranslation {

  /** The collation that stands for SQLite's NOCASE. */
  static final String CASE_INSENSITIVE = "case_insensitive";

  private static final Pattern NOW =
      Pattern.compile(
          "(?:datetime|CURRENT_TIMESTAMP)\\(\\s*'now'\\s*\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern TODAY =
      Pattern.compile("date\\(\\s*'now'\\s*\\)", Pattern.CASE_INSENSITIVE);

  private final boolean fromSqlite;
  private final boolean toSqlite;
  private final CopyOptions options;
  private final Map<String, String> declared;
  private final Widening widening;

  /**
   * @param declared the types as the source has them written, by {@code table.column}
   * @param widening columns that take more, since their values need it
   */
  SchemaTranslation(
      boolean fromSqlite,
      boolean toSqlite,
      CopyOptions options,
      Map<String, String> declared,
      Widening widening) {
    this.fromSqlite = fromSqlite;
    this.toSqlite = toSqlite;
    this.options = options;
    this.declared = declared;
    this.widening = widening;
  }

  /** The target's schema of these tables, every constraint and index with a name. */
  Schema of(List<Table> tables, Schema source) {
    List<SchemaObject> objects = new ArrayList<>();
    Set<QualifiedName> names = Set.copyOf(tables.stream().map(Table::name).toList());
    for (Table table : tables) {
      objects.add(table(table, names));
    }
    objects.addAll(source.enums());
    if (fromSqlite == toSqlite) {
      objects.addAll(source.objects(Sequence.class));
      objects.addAll(defined(source, names));
    }
    return NamingConvention.apply(Schema.of(objects));
  }

  /** Views, functions and the like, but for what needs a table that is left out. */
  private List<DefinedObject> defined(Schema source, Set<QualifiedName> names) {
    Needs needs = new Needs(source);
    Set<ObjectKey> left = new HashSet<>();
    source.tables().stream()
        .filter(table -> !names.contains(table.name()))
        .forEach(table -> left.add(table.key()));
    List<DefinedObject> kept = new ArrayList<>();
    for (DefinedObject object : source.definedObjects()) {
      if (options.skip().contains(object.key().toString())) {
        left.add(object.key());
      } else {
        kept.add(object);
      }
    }
    boolean more = true;
    while (more) {
      more =
          kept.removeIf(
              object ->
                  needs.of(object.key()).stream().anyMatch(need -> left.contains(need.object()))
                      && left.add(object.key()));
    }
    return kept;
  }

  private Table table(Table table, Set<QualifiedName> names) {
    List<Column> columns = new ArrayList<>();
    table.columns().forEach(column -> columns.add(column(table, column)));
    List<Constraint> constraints = new ArrayList<>();
    for (Constraint constraint : table.constraints()) {
      boolean elsewhere = constraint instanceof ForeignKey key && !names.contains(key.table());
      if (!elsewhere && !skips(table, constraint.name()) && !says(constraint, table)) {
        constraints.add(constraint);
      }
    }
    List<Index> indexes = new ArrayList<>();
    for (Index index : table.indexes()) {
      if (!skips(table, index.name()) && !(toSqlite && index.method().isPresent())) {
        indexes.add(index(index));
      }
    }
    return table
        .withColumns(columns)
        .withConstraints(constraints)
        .withIndexes(indexes)
        .withOptions(fromSqlite == toSqlite ? table.options() : Collections.emptySortedMap());
  }

  private boolean skips(Table table, Optional<String> name) {
    return name.isPresent() && options.skip().contains(table.name() + "." + name.get());
  }

  /** A check that a boolean is 0 or 1 says what the type says. */
  private boolean says(Constraint constraint, Table table) {
    return fromSqlite
        && !toSqlite
        && constraint instanceof CheckConstraint check
        && check.condition() instanceof Expression.Sql sql
        && table.columns().stream()
            .filter(column -> type(table, column) == Type.Scalar.BOOLEAN)
            .anyMatch(column -> saysBoolean(sql.text(), column.name()));
  }

  private static boolean saysBoolean(String condition, String column) {
    String name = "\"?" + Pattern.quote(column) + "\"?";
    return condition.matches(
        "(?i)\\s*" + name + "\\s+IN\\s*\\(\\s*(0\\s*,\\s*1|1\\s*,\\s*0)\\s*\\)\\s*");
  }

  private Column column(Table table, Column column) {
    String name = table.name() + "." + column.name();
    Column translated = column.ofType(type(table, column));
    Type wider = widening.types().get(name);
    if (wider != null) {
      translated = translated.ofType(wider);
    }
    if (widening.nullable().contains(name)) {
      translated = translated.withNullable(true);
    }
    if (options.skip().contains(name) && translated.defaultValue().isPresent()) {
      translated = translated.withDefault(Optional.empty());
    }
    if (fromSqlite != toSqlite) {
      translated =
          translated
              .withCollation(translated.collation().flatMap(this::collation))
              .withDefault(translated.defaultValue().map(this::defaultValue));
    }
    return translated;
  }

  private Optional<String> collation(String name) {
    if (toSqlite) {
      return name.equals(CASE_INSENSITIVE) ? Optional.of("NOCASE") : Optional.empty();
    }
    return name.equalsIgnoreCase("NOCASE") ? Optional.of(CASE_INSENSITIVE) : Optional.empty();
  }

  private Expression defaultValue(Expression value) {
    if (fromSqlite && value instanceof Expression.Sql sql) {
      if (NOW.matcher(sql.text()).matches()) {
        return Expression.Function.CURRENT_TIMESTAMP;
      }
      if (TODAY.matcher(sql.text()).matches()) {
        return Expression.Function.CURRENT_DATE;
      }
    }
    return value;
  }

  private Index index(Index index) {
    if (fromSqlite == toSqlite) {
      return index;
    }
    List<IndexKey> keys = new ArrayList<>();
    for (IndexKey key : index.keys()) {
      keys.add(
          new IndexKey(
              key.column(),
              key.expression(),
              key.descending(),
              toSqlite ? Optional.empty() : key.nulls(),
              key.collation().flatMap(this::collation),
              Optional.empty()));
    }
    return new Index(
        index.name(),
        keys,
        index.unique(),
        !toSqlite && index.nullsNotDistinct(),
        index.where(),
        index.method(),
        toSqlite ? List.of() : index.include());
  }

  private Type type(Table table, Column column) {
    String name = table.name() + "." + column.name();
    String written = declared.getOrDefault(name, "");
    String given = options.types().get(name);
    if (given == null) {
      given = byType(written);
    }
    if (given != null) {
      return new Type.Sql(given);
    }
    if (fromSqlite && !toSqlite) {
      if (column.type() == Type.Scalar.INTEGER) {
        return Type.Scalar.BIG_INTEGER;
      }
      return column.type() instanceof Type.Sql sql ? byAffinity(sql.text()) : column.type();
    }
    return toSqlite && !fromSqlite && column.type() instanceof Type.Sql
        ? Type.Scalar.TEXT
        : column.type();
  }

  /** {@code VARCHAR(20)}, or without what is in parentheses. */
  private @Nullable String byType(String written) {
    Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    folded.putAll(options.types());
    String whole = folded.get(written);
    return whole != null ? whole : folded.get(written.replaceAll("\\s*\\(.*", ""));
  }

  private static Type byAffinity(String words) {
    String upper = words.toUpperCase(Locale.ROOT);
    if (upper.contains("INT")) {
      return Type.Scalar.BIG_INTEGER;
    }
    if (upper.isBlank()
        || upper.contains("CHAR")
        || upper.contains("CLOB")
        || upper.contains("TEXT")) {
      return Type.Scalar.TEXT;
    }
    if (upper.contains("BLOB")) {
      return Type.Scalar.BYTES;
    }
    boolean real = upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB");
    return real ? Type.Scalar.DOUBLE_PRECISION : new Type.Decimal(OptionalInt.empty(), 0);
  }
}
