package dev.aludel.testing.schema;

import static dev.aludel.schema.Definitions.sql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.Type.Scalar;
import dev.aludel.schema.UniqueConstraint;
import dev.aludel.testing.TestPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random schemas of partitioned tables with their partitions, and of parents with their children,
 * for PostgreSQL. Their names are few, so that of two of them the same tables mostly are
 * partitions, children or tables by themselves, of other columns, under others.
 *
 * <p>The rows of {@link #inserts} fit each of them: what is a partition here takes them there.
 */
public final class RandomFamilies {

  /** The values of {@code k} that rows of a table have, which its bounds always take. */
  private static final Map<String, Integer> KEYS =
      Map.of("p_one", 1, "p_two", 11, "p_three", 21, "p_four", 31);

  private static final List<String> PARTS = List.of("p_one", "p_two", "p_three", "p_four");

  private final Random random;
  private final List<Table> tables = new ArrayList<>();
  private final Map<String, Type> types = new HashMap<>();
  private final Map<String, String> checks = new HashMap<>();

  /** What the column {@code g} is worked out by in this schema, or nothing. */
  private Optional<Expression> generated = Optional.empty();

  private RandomFamilies(Random random) {
    this.random = random;
  }

  public static Schema schema(Random random) {
    return new RandomFamilies(random).build();
  }

  private Schema build() {
    types.put("k", one(8) ? Scalar.BIG_INTEGER : Scalar.INTEGER);
    types.put("a", one(2) ? Scalar.BIG_INTEGER : Scalar.INTEGER);
    types.put("b", one(2) ? Scalar.TEXT : new Type.Varchar(OptionalInt.of(50)));
    types.put("c", one(2) ? Scalar.TEXT : Scalar.DATE);
    types.put("d", one(2) ? Scalar.INTEGER : Scalar.BIG_INTEGER);
    generated = one(3) ? Optional.empty() : Optional.of(sql(one(2) ? "k + 1" : "k + 2"));
    tables.add(
        Table.of(
                QualifiedName.of("a_reference"), List.of(Column.of("id", types.get("a")).notNull()))
            .withConstraint(new PrimaryKey(Optional.of("a_reference_pkey"), List.of("id"))));
    Optional<Table> first = one(8) ? Optional.empty() : Optional.of(partitioned("p_all"));
    Optional<Table> second = one(3) ? Optional.of(partitioned("p_other")) : Optional.empty();
    first.ifPresent(tables::add);
    second.ifPresent(tables::add);
    addPartitions(first, second);
    first
        .filter(table -> table.primaryKey().isPresent() && one(3))
        .ifPresent(table -> tables.add(referencing(table)));
    addChildren();
    return FamilyKeys.on(
        FamilyTriggers.on(FamilyNotNulls.on(FamilyStates.on(Schema.of(tables), random), random)));
  }

  private void addPartitions(Optional<Table> first, Optional<Table> second) {
    List<Table> above = new ArrayList<>(first.stream().toList());
    second.ifPresent(above::add);
    Map<String, Boolean> defaults = new HashMap<>();
    Optional<Table> divided = Optional.empty();
    for (String name : PARTS) {
      if (one(6)) {
        continue;
      }
      if (name.equals("p_four") && divided.isPresent() && random.nextBoolean()) {
        tables.add(part(name, divided.get(), "FOR VALUES IN (31)"));
      } else if (above.isEmpty() || one(3)) {
        tables.add(decorated(Table.of(QualifiedName.of(name), columns())));
      } else {
        Table parent = pick(above);
        String key = parent.options().get("postgresql.partition_by");
        boolean isDefault =
            !key.startsWith("HASH")
                && one(6)
                && defaults.putIfAbsent(parent.name().name(), true) == null;
        Table part = part(name, parent, isDefault ? "DEFAULT" : bound(key, name));
        boolean divides = name.equals("p_three") && one(2) && !isDefault;
        if (divides) {
          part = with(part, "postgresql.partition_by", "LIST (k)");
          part = with(part, "postgresql.partition_bound", wide(key, name));
          TreeMap<String, String> options = new TreeMap<>(part.options());
          options.remove("postgresql.with");
          part = part.withOptions(options);
          divided = Optional.of(part);
        }
        tables.add(part);
        if (divides) {
          above.removeIf(table -> true);
        }
      }
    }
  }

  private String bound(String key, String name) {
    int k = KEYS.get(name);
    if (key.startsWith("HASH")) {
      return "FOR VALUES WITH (modulus 4, remainder " + PARTS.indexOf(name) + ")";
    }
    return key.startsWith("LIST")
        ? "FOR VALUES IN (" + k + (one(2) ? ", " + (k + 1) : "") + ")"
        : "FOR VALUES FROM ("
            + (k - random.nextInt(2))
            + ") TO ("
            + (k + 1 + random.nextInt(8))
            + ")";
  }

  /** A bound with a place for the rows of the last table too. */
  private String wide(String key, String name) {
    return key.startsWith("LIST")
        ? "FOR VALUES IN (21, 31)"
        : key.startsWith("HASH") ? bound(key, name) : "FOR VALUES FROM (20) TO (40)";
  }

  private Table partitioned(String name) {
    Table table = Table.of(QualifiedName.of(name), columns());
    table = one(4) ? withNumbers(table) : table;
    String key = pick(List.of("RANGE (k)", "RANGE (k)", "LIST (k)", "HASH (k)"));
    if (table.column("a").isPresent() && one(2)) {
      table =
          table
              .withColumn("a", Column::notNull)
              .withColumn("k", Column::notNull)
              .withConstraint(new PrimaryKey(Optional.of(name + "_pkey"), List.of("k", "a")));
    } else if (table.column("a").isPresent() && one(2)) {
      table =
          table.withConstraint(
              new UniqueConstraint(
                  Optional.of(name + "_key"),
                  List.of("a", "k"),
                  false,
                  one(3) ? Deferral.INITIALLY_IMMEDIATE : Deferral.NOT_DEFERRABLE));
    }
    if (table.column("a").isPresent() && one(3)) {
      table = table.withConstraint(reference(name));
    }
    return with(withSome(table), "postgresql.partition_by", key);
  }

  private Table withNumbers(Table table) {
    List<Column> columns = new ArrayList<>(table.columns());
    columns.add(
        Column.of("n", Scalar.BIG_INTEGER)
            .identity(one(2) ? Identity.ALWAYS : Identity.BY_DEFAULT));
    return table.withColumns(columns);
  }

  private ForeignKey reference(String table) {
    return new ForeignKey(
        Optional.of(table + "_a_fkey"),
        List.of("a"),
        QualifiedName.of("a_reference"),
        List.of("id"),
        one(2) ? ReferentialAction.CASCADE : ReferentialAction.NO_ACTION,
        ReferentialAction.NO_ACTION,
        Deferral.NOT_DEFERRABLE);
  }

  private Table referencing(Table table) {
    return Table.of(
            QualifiedName.of("q_referencing"),
            List.of(Column.of("k", types.get("k")), Column.of("a", types.get("a"))))
        .withConstraint(
            new ForeignKey(
                Optional.of("q_to_all"),
                List.of("k", "a"),
                table.name(),
                List.of("k", "a"),
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                Deferral.NOT_DEFERRABLE));
  }

  /** A partition: with the columns of its table, and some things of its own. */
  private Table part(String name, Table parent, String bound) {
    List<Column> columns = new ArrayList<>();
    for (Column column : parent.columns()) {
      boolean numbered = column.identity().isPresent() && TestPostgres.majorVersion() < 17;
      columns.add(
          (numbered ? column.withIdentity(Optional.empty()) : column)
              .withComment(one(8) ? Optional.of("of " + name) : Optional.empty()));
    }
    Collections.shuffle(columns, random);
    Table table = Table.of(QualifiedName.of(name), columns);
    for (Column column : columns) {
      if (column.name().equals("b") && one(4)) {
        table = table.withColumn("b", b -> b.defaultsTo("own"));
      }
      if (column.name().equals("d") && one(4)) {
        table = table.withColumn("d", Column::notNull);
      }
    }
    table = withSome(table, "p_");
    table = with(table, "postgresql.partition_of", parent.name().toString());
    return with(table, "postgresql.partition_bound", bound);
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("k", types.get("k")).withNullable(one(2)));
    for (String name : List.of("a", "b", "c", "d")) {
      if (name.equals("a") || !one(4)) {
        columns.add(column(name));
      }
    }
    if (one(5)) {
      Column g = Column.of("g", Scalar.BIG_INTEGER);
      columns.add(generated.map(g::storedAs).orElse(g));
    }
    Collections.shuffle(columns, random);
    return columns;
  }

  private Column column(String name) {
    Column column = Column.of(name, types.get(name));
    if (name.equals("b") && one(3)) {
      return column.defaultsTo("x" + random.nextInt(3));
    }
    if (name.equals("d")) {
      Column number = column.withDefault(Optional.of(number(random.nextInt(3))));
      return one(3) ? number.notNull() : number;
    }
    return column;
  }

  private static Expression number(int value) {
    return new Expression.NumberLiteral(java.math.BigDecimal.valueOf(value));
  }

  /** A table by itself with keys that may be those of a partitioned one. */
  private Table decorated(Table table) {
    String name = table.name().name();
    Table decorated = one(6) ? withNumbers(table) : table;
    if (table.column("a").isPresent() && one(2)) {
      decorated =
          decorated
              .withColumn("a", Column::notNull)
              .withColumn("k", Column::notNull)
              .withConstraint(
                  new PrimaryKey(
                      Optional.of(one(2) ? name + "_pkey" : name + "_own"), List.of("k", "a")));
    }
    if (table.column("a").isPresent() && one(4)) {
      decorated = decorated.withConstraint(reference(name));
    }
    return withSome(decorated);
  }

  /** Checks, indexes and options, of which tables often have the same. */
  private Table withSome(Table bare) {
    return withSome(bare, "");
  }

  /**
   * The same.
   *
   * @param own begins the names of what only a partition has
   */
  private Table withSome(Table bare, String own) {
    String name = bare.name().name();
    Table table = bare;
    if (one(3)) {
      String check = own + (one(2) ? "ck" : "ck_" + name);
      table =
          table.withConstraint(
              new CheckConstraint(
                  Optional.of(check),
                  sql(checks.computeIfAbsent(check, c -> one(3) ? "k >= 0" : "k > 0"))));
    }
    if (table.column("b").isPresent() && one(3)) {
      Index index =
          own.isEmpty()
              ? Index.on("b").named(name + (one(2) ? "_b_idx" : "_by_b"))
              : Index.on(name.equals("p_four") ? new String[] {"k", "b"} : new String[] {"b", "k"})
                  .named(own + name + "_by_b");
      table = table.withIndex(index);
    }
    if (table.column("d").isPresent() && one(4)) {
      table =
          table.withIndex(
              Index.on(
                      List.of(
                          IndexKey.expression(sql(own.isEmpty() ? "d + 1" : "d + 2")),
                          IndexKey.column("k").desc()))
                  .named(name + "_by_d"));
      if (one(3)) {
        table = with(table, "postgresql.index_statistics." + name + "_by_d", "1=" + 7);
      }
    }
    if (table.column("b").isPresent() && one(5)) {
      table = with(table, "postgresql.statistics.b", "" + (50 + random.nextInt(3)));
    }
    // Parents of one child may not differ in this.
    if (table.column("b").isPresent()
        && one(5)
        && !name.startsWith("i_")
        && !name.startsWith("j_")) {
      table = with(table, "postgresql.storage.b", one(2) ? "EXTERNAL" : "MAIN");
    }
    boolean divided = name.equals("p_all") || name.equals("p_other");
    if (!divided && one(5)) {
      table = with(table, "postgresql.with", "fillfactor=" + (70 + random.nextInt(3)));
    }
    if (one(6)) {
      table = with(table, "postgresql.replica_identity", "FULL");
    }
    return one(6) ? table.withComment(Optional.of("It is " + name)) : table;
  }

  private void addChildren() {
    List<Table> parents = new ArrayList<>();
    for (String name : List.of("i_one", "i_two")) {
      if (!one(4)) {
        Table bare = Table.of(QualifiedName.of(name), columns());
        Table parent = FamilyNotNulls.ofParent(withSome(one(6) ? withNumbers(bare) : bare), random);
        if (one(4)) {
          parent = withUninherited(parent);
        }
        parents.add(parent);
      }
    }
    tables.addAll(parents);
    for (String name : List.of("j_one", "j_three", "j_two")) {
      if (one(5)) {
        continue;
      }
      Collections.shuffle(parents, random);
      List<Table> own = parents.subList(0, Math.min(parents.size(), random.nextInt(3)));
      Table child = child(name, own);
      tables.add(child);
      if (one(2) && own.size() == 1) {
        parents.add(child);
      }
    }
  }

  private static Table withUninherited(Table parent) {
    String name = "ck_only_" + parent.name().name();
    return with(
        parent.withConstraint(new CheckConstraint(Optional.of(name), sql("k > '-1'::integer"))),
        "postgresql.constraint." + name,
        "CHECK ((k > '-1'::integer)) NO INHERIT");
  }

  /** A child with the columns of its parents, and one or two of its own. */
  private Table child(String name, List<Table> parents) {
    Map<String, Column> columns = new java.util.LinkedHashMap<>();
    for (Table parent : parents) {
      for (Column column : parent.columns()) {
        Column plain =
            NotNullOptions.given(parent, column)
                .withComment(Optional.empty())
                .withIdentity(Optional.empty());
        Column known = columns.get(column.name());
        if (known == null) {
          columns.put(column.name(), plain);
        } else {
          boolean nullable = known.nullable() && plain.nullable();
          // Two defaults of one column are a conflict, but for one that the child says itself.
          boolean same = known.defaultValue().equals(plain.defaultValue());
          columns.put(
              column.name(),
              (same ? known : known.withDefault(Optional.of(own(known.type()))))
                  .withNullable(nullable));
        }
      }
    }
    for (Column column : columns()) {
      if (!columns.containsKey(column.name()) && (parents.isEmpty() || one(3))) {
        columns.put(column.name(), column);
      }
    }
    if (parents.isEmpty()) {
      columns.putIfAbsent("k", Column.of("k", types.get("k")));
    }
    Table table = Table.of(QualifiedName.of(name), List.copyOf(columns.values()));
    table = withSome(table);
    for (CheckConstraint check : table.constraints(CheckConstraint.class)) {
      // One that a parent has, too, is no other.
      boolean above =
          parents.stream().anyMatch(parent -> hasCheck(parent, check.name().orElseThrow()));
      if (above) {
        List<dev.aludel.schema.Constraint> rest = new ArrayList<>(table.constraints());
        rest.remove(check);
        table = table.withConstraints(rest);
      }
    }
    for (Table parent : parents) {
      for (Column column : parent.columns()) {
        if (one(12)) {
          table = with(table, OwnOptions.COLUMN + column.name(), "true");
        }
      }
      for (CheckConstraint check : parent.constraints(CheckConstraint.class)) {
        String above = check.name().orElseThrow();
        if (!above.startsWith("ck_only_") && one(6)) {
          table = with(table, OwnOptions.CHECK + above, "true");
        }
      }
    }
    return parents.isEmpty()
        ? table
        : with(
            table,
            "postgresql.inherits",
            String.join(", ", parents.stream().map(parent -> parent.name().toString()).toList()));
  }

  private boolean hasCheck(Table table, String name) {
    return table.constraint(name).isPresent()
        || dev.aludel.schema.TableParents.of(table).stream()
            .flatMap(parent -> tables.stream().filter(other -> other.name().equals(parent)))
            .anyMatch(parent -> hasCheck(parent, name));
  }

  private static Expression own(Type type) {
    return type == Scalar.TEXT || type instanceof Type.Varchar
        ? new Expression.TextLiteral("both")
        : number(9);
  }

  /** Rows for the tables that hold some, two each; none where a number would not come back. */
  public static List<String> inserts(Schema schema) {
    List<String> inserts = new ArrayList<>();
    for (Table table : schema.tables()) {
      String name = table.name().name();
      if (name.equals("a_reference")) {
        inserts.add("INSERT INTO a_reference VALUES (1), (2), (3)");
      } else if (!table.options().containsKey("postgresql.partition_by")
          && !name.equals("q_referencing")
          && table.column("n").isEmpty()) {
        for (int row = 1; row <= 2; row++) {
          inserts.add(insert(table, row));
        }
      }
    }
    return inserts;
  }

  private static String insert(Table table, int row) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Column column : table.columns().stream().filter(c -> c.generated().isEmpty()).toList()) {
      names.add(column.name());
      values.add(
          switch (column.name()) {
            case "k" -> "" + KEYS.getOrDefault(table.name().name(), row);
            case "b" -> "'b" + row + "'";
            case "c" -> "'2024-01-0" + row + "'";
            default -> "" + row;
          });
    }
    return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)"
        .formatted(table.name(), String.join(", ", names), String.join(", ", values));
  }

  /** Whether some child has a column that is numbered above only, and that rows do not fill. */
  public static boolean numbersParents(Schema schema) {
    return schema.tables().stream()
        .filter(table -> table.options().containsKey("postgresql.inherits"))
        .flatMap(table -> table.column("n").stream())
        .anyMatch(column -> column.identity().isEmpty());
  }

  /** Whether some partition takes rows by a hash, so that nobody knows which. */
  public static boolean hashes(Schema schema) {
    return schema.tables().stream()
        .anyMatch(
            table ->
                table.options().getOrDefault("postgresql.partition_by", "").startsWith("HASH"));
  }

  private static Table with(Table table, String option, String value) {
    TreeMap<String, String> options = new TreeMap<>(table.options());
    options.put(option, value);
    return table.withOptions(options);
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
