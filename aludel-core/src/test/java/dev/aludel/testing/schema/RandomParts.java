package dev.aludel.testing.schema;

import static dev.aludel.schema.Definitions.sql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.UniqueConstraint;
import dev.aludel.testing.TestPostgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Constraints and indexes that suit a table. All hold for the rows of {@link SampleRows}.
 *
 * <p>Expressions quote the columns they name, and are written so that both databases take them.
 */
final class RandomParts {

  /** PostgreSQL 15 brought it; the run's server may be older. */
  private static final boolean NULLS_NOT_DISTINCT = TestPostgres.majorVersion() >= 15;

  private final Random random;

  RandomParts(Random random) {
    this.random = random;
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  Optional<UniqueConstraint> unique(Table table, String name) {
    List<String> columns = keyColumns(table, 2);
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    Deferral deferral =
        random.nextInt(8) == 0 ? Deferral.INITIALLY_IMMEDIATE : Deferral.NOT_DEFERRABLE;
    return Optional.of(
        new UniqueConstraint(
            Optional.of(name), columns, random.nextInt(6) == 0 && NULLS_NOT_DISTINCT, deferral));
  }

  Optional<CheckConstraint> check(Table table, String name) {
    List<String> conditions = new ArrayList<>();
    List<Column> integers = table.columns().stream().filter(RandomColumns::isInteger).toList();
    for (Column column : integers) {
      String c = quoted(column.name());
      conditions.add(c + " >= 0");
      conditions.add(c + " BETWEEN 0 AND 1000");
      conditions.add("(" + c + " > 0 OR " + c + " IS NULL)");
      conditions.add(quoted(integers.get(0).name()) + " <= " + c);
    }
    for (Column column : table.columns().stream().filter(RandomColumns::isText).toList()) {
      String c = quoted(column.name());
      conditions.add("length(" + c + ") > 0");
      conditions.add(c + " <> ''");
      conditions.add(c + " IN ('x', 'y', 'it''s)')");
    }
    return conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(check(sqlOf(conditions)).named(name));
  }

  private CheckConstraint check(Expression condition) {
    return new CheckConstraint(Optional.empty(), condition);
  }

  private Expression sqlOf(List<String> texts) {
    return sql(pick(texts));
  }

  /** A key over columns that the table has, to a key of any table of the schema. */
  Optional<ForeignKey> foreignKey(Schema schema, Table from, String name) {
    List<ForeignKey> possible = new ArrayList<>();
    for (Table to : schema.tables()) {
      for (List<String> key : keys(to)) {
        matching(from, to, key).ifPresent(columns -> possible.add(key(columns, to.name(), key)));
      }
    }
    return possible.isEmpty() ? Optional.empty() : Optional.of(pick(possible).named(name));
  }

  /** The keys that may be referenced: PostgreSQL wants none that is deferrable. */
  static List<List<String>> keys(Table table) {
    List<List<String>> keys = new ArrayList<>();
    table.primaryKey().ifPresent(key -> keys.add(key.columns()));
    table.constraints(UniqueConstraint.class).stream()
        .filter(key -> key.deferral() == Deferral.NOT_DEFERRABLE)
        .forEach(key -> keys.add(key.columns()));
    return keys;
  }

  private static Optional<List<String>> matching(Table from, Table to, List<String> key) {
    List<String> columns = new ArrayList<>();
    for (String referenced : key) {
      Type type = to.requireColumn(referenced).type();
      Optional<String> match =
          from.columns().stream()
              .filter(c -> c.type().equals(type) && c.generated().isEmpty())
              .filter(c -> c.identity().isEmpty())
              .map(Column::name)
              .filter(c -> !columns.contains(c))
              .filter(c -> !(from.name().equals(to.name()) && key.contains(c)))
              .findFirst();
      if (match.isEmpty()) {
        return Optional.empty();
      }
      columns.add(match.get());
    }
    return Optional.of(columns);
  }

  ForeignKey key(List<String> columns, QualifiedName table, List<String> referenced) {
    return new ForeignKey(
        Optional.empty(),
        columns,
        table,
        referenced,
        pick(List.of(ReferentialAction.values())),
        pick(List.of(ReferentialAction.values())),
        random.nextInt(4) == 0 ? pick(List.of(Deferral.values())) : Deferral.NOT_DEFERRABLE);
  }

  Optional<Index> index(Table table, String name) {
    List<String> columns = keyColumns(table, 3);
    List<Column> texts = table.columns().stream().filter(RandomColumns::isText).toList();
    List<IndexKey> keys = new ArrayList<>();
    for (String column : columns) {
      keys.add(ordered(IndexKey.column(column)));
    }
    if (!texts.isEmpty() && random.nextInt(3) == 0) {
      keys.add(ordered(IndexKey.expression(sql("lower(" + quoted(pick(texts).name()) + ")"))));
    }
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Index index = Index.on(keys).named(name);
    if (random.nextInt(3) == 0) {
      index = index.uniquely();
      if (random.nextInt(4) == 0 && NULLS_NOT_DISTINCT) {
        index = index.withNullsNotDistinct();
      }
    } else if (keys.size() == 1 && columns.size() == 1 && random.nextInt(5) == 0) {
      index = Index.on(columns.get(0)).named(name).using("hash");
    }
    if (index.method().isEmpty() && random.nextInt(6) == 0) {
      Optional<String> more =
          table.columns().stream()
              .filter(RandomColumns::isKey)
              .map(Column::name)
              .filter(c -> !columns.contains(c))
              .findFirst();
      if (more.isPresent()) {
        index = index.including(more.get());
      }
    }
    if (random.nextInt(4) == 0) {
      index = index.where(sql(where(table)));
    }
    return Optional.of(index);
  }

  private String where(Table table) {
    Optional<Column> integer = table.columns().stream().filter(RandomColumns::isInteger).findAny();
    return integer.isPresent() && random.nextBoolean()
        ? quoted(integer.get().name()) + " > 0"
        : quoted(plainColumns(table, column -> true).get(0).name()) + " IS NOT NULL";
  }

  private IndexKey ordered(IndexKey key) {
    IndexKey ordered = random.nextInt(4) == 0 ? key.desc() : key;
    return random.nextInt(8) == 0
        ? ordered.nulls(ordered.descending() ? IndexKey.Nulls.LAST : IndexKey.Nulls.FIRST)
        : ordered;
  }

  /** Up to {@code most} columns that can be a key, in any order; none if the table has none. */
  List<String> keyColumns(Table table, int most) {
    List<Column> columns = new ArrayList<>(plainColumns(table, RandomColumns::isKey));
    Collections.shuffle(columns, random);
    return columns.stream().limit(1 + random.nextInt(most)).map(Column::name).toList();
  }

  static List<Column> plainColumns(Table table, Predicate<Column> which) {
    return table.columns().stream().filter(c -> c.generated().isEmpty()).filter(which).toList();
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
