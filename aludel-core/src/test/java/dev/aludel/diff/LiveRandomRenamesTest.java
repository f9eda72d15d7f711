package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aludel.dialect.Dialects;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import dev.aludel.testing.schema.RandomObjects;
import dev.aludel.testing.schema.RandomSchemas;
import dev.aludel.testing.schema.RandomSerials;
import dev.aludel.testing.schema.SampleRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random schemas whose tables, columns, constraints, indexes, enums and values have other names in
 * the other, on real databases, there and back. The seed is a parameter; {@code -Plong} tries
 * thousands of pairs, {@code -Daludel.rename.pairs=200} as many as it says.
 */
class LiveRandomRenamesTest {

  private static final int PAIRS =
      Integer.getInteger("aludel.rename.pairs", Boolean.getBoolean("aludel.long") ? 1000 : 20);

  private static final long FIRST_SEED = Long.getLong("aludel.live.first", 0);

  static Stream<Arguments> seeds() {
    return Stream.concat(
        seeds(PAIRS, TestSqlite::memory), seeds((PAIRS + 3) / 4, TestPostgres::create));
  }

  private static Stream<Arguments> seeds(int number, Supplier<TestDatabase> database) {
    String only = System.getProperty("aludel.rename.on", "");
    return LongStream.range(FIRST_SEED, FIRST_SEED + number)
        .mapToObj(seed -> Arguments.of(database.get(), seed))
        .filter(arguments -> arguments.get()[0].toString().contains(only));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("seeds")
  void allThatIsRenamedAndRewrittenIsThereAndBack(TestDatabase db, long seed) throws SQLException {
    Random random = new Random(seed);
    Schema from = schema(db, random);
    RandomRenames.Renamed renamed = RandomRenames.of(from, random);
    Schema to =
        random.nextInt(3) == 0
            ? renamed.schema()
            : RandomSerials.renamed(Rewrites.rewriteForDatabases(renamed.schema(), random));
    String dialect = db instanceof TestPostgres ? "postgresql" : "sqlite";
    if (random.nextInt(3) == 0) {
      // The same objects on both, where the same is there.
      long objects = random.nextLong();
      from = RandomObjects.on(from, new Random(objects), dialect);
      to = RandomObjects.on(to, new Random(objects), dialect);
    }
    try (Connection connection = db.connect()) {
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      Schema before = live.create(from);

      live.thereAndBack(to, known(renamed.leadingTo(to), before));
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("seeds")
  void rowsFollowTheirTablesAndColumns(TestDatabase db, long seed) throws SQLException {
    Random random = new Random(seed);
    Schema from = schema(db, random);
    RandomRenames.Renamed renamed = RandomRenames.of(from, random);
    Schema to = renamed.schema();
    try (Connection connection = db.connect()) {
      LiveDiff live = new LiveDiff(Dialects.of(connection), connection);
      Schema before = live.create(from);
      Renames renames = known(renamed.leadingTo(to), before);
      db.execute(String.join(";\n", inserts(from, live.dialect().name())));
      List<String> rows = values(db, live, followed(from, to, renames), false);
      assumeThat(rows).as("columns that both schemas have").isNotEmpty();
      SchemaDiff diff = live.to(to, before, renames);
      List<Operation> inverse = Operation.inverseOf(before, diff.operations());

      live.runForeseen(diff.operations());

      assertThat(live.to(to, live.inspect()).describe()).as("left").isEmpty();
      assertThat(values(db, live, followed(from, to, renames), true))
          .as("rows after %s", diff.describe())
          .isEqualTo(rows);
      if (diff.changes().stream().noneMatch(Change::losesData)) {
        live.run(inverse);

        assertThat(live.to(before, live.inspect()).describe()).as("left behind").isEmpty();
        assertThat(values(db, live, followed(from, to, renames), false)).isEqualTo(rows);
      }
    }
  }

  private static Schema schema(TestDatabase db, Random random) {
    Schema schema = RandomSchemas.schema(random);
    return db instanceof TestPostgres ? RandomSerials.in(schema, random) : schema;
  }

  /** A database may not know enums that no column uses, nor sequences. */
  private static Renames known(Renames renames, Schema live) {
    return new Renames(
        renames.list().stream().filter(rename -> isKnown(rename, renames, live)).toList());
  }

  private static boolean isKnown(Rename rename, Renames all, Schema live) {
    if (rename instanceof Rename.OfObject object && object.kind() == ObjectKind.TABLE) {
      return true;
    }
    if (rename instanceof Rename.OfObject object) {
      return isThere(object.kind(), object.from(), live);
    }
    if (rename instanceof Rename.OfEnumValue value) {
      QualifiedName was =
          all.list().stream()
              .filter(r -> r instanceof Rename.OfObject o && o.to().equals(value.type()))
              .map(r -> ((Rename.OfObject) r).from())
              .findFirst()
              .orElse(value.type());
      return isThere(ObjectKind.ENUM, was, live);
    }
    return true;
  }

  private static boolean isThere(ObjectKind kind, QualifiedName name, Schema live) {
    Set<QualifiedName> used = new HashSet<>();
    for (Table table : live.tables()) {
      for (Column column : table.columns()) {
        Type type = column.type() instanceof Type.Array array ? array.element() : column.type();
        if (kind == ObjectKind.ENUM && type instanceof Type.Enumeration named) {
          used.add(named.name());
        }
      }
    }
    return live.find(kind, name).isPresent() || used.contains(name);
  }

  /** A column before and after. */
  private record Followed(
      QualifiedName table, String column, QualifiedName newTable, String newColumn) {}

  private static List<Followed> followed(Schema from, Schema to, Renames renames) {
    List<Followed> followed = new ArrayList<>();
    for (Table table : from.tables()) {
      QualifiedName name =
          renames.list().stream()
              .filter(r -> r instanceof Rename.OfObject o && o.from().equals(table.name()))
              .filter(r -> ((Rename.OfObject) r).kind() == ObjectKind.TABLE)
              .map(r -> ((Rename.OfObject) r).to())
              .findFirst()
              .orElse(table.name());
      Optional<Table> after = to.table(name).filter(is -> isNotTaken(table, is, renames));
      for (Column column : after.isPresent() ? table.columns() : List.<Column>of()) {
        Optional<String> given = given(name, column.name(), renames);
        boolean taken =
            given.isEmpty()
                && renames.list().stream()
                    .anyMatch(
                        r ->
                            r instanceof Rename.OfColumn c
                                && c.table().equals(name)
                                && c.to().equals(column.name()));
        String now = given.orElse(column.name());
        if (!taken
            && after.get().column(now).isPresent()
            && !(column.type() instanceof Type.Enumeration)) {
          followed.add(new Followed(table.name(), column.name(), name, now));
        }
      }
    }
    return followed;
  }

  /** Whether the table is that one, and not another that got its name. */
  private static boolean isNotTaken(Table was, Table is, Renames renames) {
    return !was.name().equals(is.name())
        || renames.list().stream()
            .noneMatch(
                r ->
                    r instanceof Rename.OfObject o
                        && o.kind() == ObjectKind.TABLE
                        && o.to().equals(is.name()));
  }

  private static Optional<String> given(QualifiedName table, String column, Renames renames) {
    return renames.list().stream()
        .filter(r -> r instanceof Rename.OfColumn c && c.table().equals(table))
        .map(Rename.OfColumn.class::cast)
        .filter(c -> c.from().equals(column))
        .map(Rename.OfColumn::to)
        .findFirst();
  }

  private static List<String> values(
      TestDatabase db, LiveDiff live, List<Followed> columns, boolean after) throws SQLException {
    List<String> values = new ArrayList<>();
    for (Followed column : columns) {
      List<String> rows =
          db.query(
              "SELECT CAST(%s AS text) FROM %s ORDER BY 1"
                  .formatted(
                      live.dialect().quote(after ? column.newColumn() : column.column()),
                      live.dialect().quote(after ? column.newTable() : column.table())));
      values.add(column.table() + "." + column.column() + ": " + rows);
    }
    return values;
  }

  private static List<String> inserts(Schema schema, String dialect) {
    List<String> inserts = new ArrayList<>(SampleRows.inserts(schema, dialect));
    if (dialect.equals("postgresql")) {
      // Rows may refer to each other in a circle.
      inserts.add(0, "SET session_replication_role = replica");
    }
    return inserts;
  }
}
