package dev.aludel.testing.schema;

import dev.aludel.schema.Column;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.testing.TestPostgres;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * NOT NULL of the tables of {@link RandomFamilies} that children do not have, that is not valid,
 * that has a name or a comment (PostgreSQL 18 and newer), and that a partition alone has; before
 * 18, that a child has dropped.
 */
final class FamilyNotNulls {

  /** Those that no table is without, or that have a default: no row holds NULL there. */
  private static final List<String> FILLED = List.of("k", "a", "d");

  private final Random random;
  private Schema schema;

  private FamilyNotNulls(Schema schema, Random random) {
    this.schema = schema;
    this.random = random;
  }

  /** A parent of which some child is still to be made, which may not have what this one has. */
  static Table ofParent(Table parent, Random random) {
    if (isKnown() && random.nextInt(2) == 0) {
      String name = parent.column("d").isPresent() ? "d" : "a";
      return with(
          parent.withColumn(name, Column::notNull),
          NotNullOptions.STATE + name,
          random.nextInt(3) == 0 ? "NO INHERIT NOT VALID" : "NO INHERIT");
    }
    return parent;
  }

  /** The schema with some more. */
  static Schema on(Schema schema, Random random) {
    FamilyNotNulls more = new FamilyNotNulls(schema, random);
    for (Table table : schema.tables()) {
      if (isKnown()) {
        more.change(table);
      } else if (!TableParents.isPartition(table.options())) {
        more.loosen(table);
      }
    }
    return more.schema;
  }

  /** Lets a child take NULL where its parents do not, which servers before 18 have. */
  private void loosen(Table table) {
    Set<String> keyed = new HashSet<>();
    table.primaryKey().ifPresent(key -> keyed.addAll(key.columns()));
    table.indexes().stream()
        .filter(index -> index.unique())
        .forEach(index -> keyed.addAll(index.columns()));
    for (Column column : table.columns()) {
      if (isAbove(table, column.name())
          && column.identity().isEmpty()
          && column.generated().isEmpty()
          && !keyed.contains(column.name())
          && random.nextInt(2) == 0) {
        set(table.name(), was -> was.withColumn(column.name(), there -> there.withNullable(true)));
      }
    }
  }

  private static boolean isKnown() {
    return TestPostgres.majorVersion() >= 18;
  }

  private void change(Table table) {
    List<String> keyed = table.primaryKey().map(PrimaryKey::columns).orElse(List.of());
    for (Column column : table.columns()) {
      String name = column.name();
      if (isAbove(table, name) && !column.nullable() && column.identity().isEmpty()) {
        nameFromAbove(table.name(), name);
      }
      if (isAbove(table, name)
          || column.identity().isPresent()
          || keyed.contains(name)
          || random.nextInt(3) != 0) {
        continue;
      }
      boolean alone =
          schema.tables().stream()
              .noneMatch(other -> TableParents.of(other).contains(table.name()));
      boolean isFilled = FILLED.contains(name);
      if (!isFilled && (!alone || TableParents.partitioning(table).isPresent())) {
        continue;
      }
      if (column.nullable() && alone && TableParents.partitioning(table).isEmpty()) {
        set(table.name(), was -> was.withColumn(name, Column::notNull));
      }
      Table now = schema.requireTable(table.name());
      if (now.requireColumn(name).nullable()) {
        continue;
      }
      if (random.nextInt(2) == 0) {
        option(now, NotNullOptions.NAME + name, "own_" + random.nextInt(2) + name);
      }
      if (random.nextInt(4) == 0) {
        option(now, NotNullOptions.COMMENT + name, "Why " + random.nextInt(2));
      }
      boolean comes = !isFilled || random.nextInt(2) == 0;
      if (comes && !NotNullOptions.hasState(now.options(), name)) {
        String state = NotNullOptions.NOT_VALID;
        if (alone && TableParents.partitioning(now).isEmpty() && random.nextInt(2) == 0) {
          state = isFilled ? NotNullOptions.NO_INHERIT : "NO INHERIT NOT VALID";
        }
        option(now, NotNullOptions.STATE + name, state);
      }
    }
  }

  /** Gives one that comes from above a name or a comment of its own. */
  private void nameFromAbove(QualifiedName table, String column) {
    if (random.nextInt(5) == 0) {
      option(
          schema.requireTable(table),
          NotNullOptions.NAME + column,
          "here_" + table.name() + random.nextInt(2) + column);
    }
    if (random.nextInt(8) == 0) {
      option(
          schema.requireTable(table), NotNullOptions.COMMENT + column, "Here " + random.nextInt(2));
    }
  }

  /** Whether a table above has the column, so that its NOT NULL may come from there. */
  private boolean isAbove(Table table, String column) {
    for (QualifiedName parent : TableParents.of(table)) {
      boolean given =
          schema
              .table(parent)
              .flatMap(above -> above.column(column).map(c -> NotNullOptions.given(above, c)))
              .filter(above -> !above.nullable())
              .isPresent();
      if (given) {
        return true;
      }
    }
    return false;
  }

  private void set(QualifiedName table, java.util.function.UnaryOperator<Table> change) {
    schema = schema.withTable(table, change);
  }

  private void option(Table table, String option, String value) {
    set(table.name(), was -> with(was, option, value));
  }

  private static Table with(Table table, String option, String value) {
    TreeMap<String, String> options = new TreeMap<>(table.options());
    options.put(option, value);
    return table.withOptions(options);
  }
}
