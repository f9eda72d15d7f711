package dev.aludel.jpa;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/** One mapped table, as a table of the schema. */
final class TableReading {

  private final org.hibernate.mapping.Table mapped;
  private final ColumnTypes types;
  private final DeclaredOrder order;
  private final GivenNames names;
  private final List<Constraint> constraints = new ArrayList<>();
  private final UniqueConstraints unique = new UniqueConstraints();
  private final List<Index> indexes = new ArrayList<>();

  TableReading(
      org.hibernate.mapping.Table mapped,
      ColumnTypes types,
      DeclaredOrder order,
      GivenNames names) {
    this.mapped = mapped;
    this.types = types;
    this.order = order;
    this.names = names;
  }

  Table table() {
    List<String> key = key(mapped);
    List<dev.aludel.schema.Column> columns = new ArrayList<>();
    List<CheckConstraint> checks = new ArrayList<>();
    for (Column column : order.of(mapped)) {
      ColumnReading reading = new ColumnReading(column, types);
      boolean inKey = key.contains(Names.of(column));
      columns.add(reading.column(inKey));
      checks.addAll(reading.checks());
      if (reading.unique()) {
        unique.add(Optional.empty(), List.of(Names.of(column)));
      }
    }
    readUniqueKeys();
    if (!key.isEmpty()) {
      constraints.add(new PrimaryKey(Optional.empty(), key));
    }
    constraints.addAll(unique.besides(key));
    readForeignKeys();
    mapped.getChecks().forEach(check -> checks.add(ColumnReading.check(check)));
    constraints.addAll(checks.stream().distinct().toList());
    readIndexes(columns.stream().map(dev.aludel.schema.Column::name).toList());
    return new Table(
        Names.of(mapped),
        columns,
        constraints,
        indexes,
        Optional.ofNullable(mapped.getComment()).filter(text -> !text.isBlank()),
        new TreeMap<>());
  }

  private List<String> key(org.hibernate.mapping.Table table) {
    return table.getPrimaryKey() == null
        ? List.of()
        : order.inOrder(table, table.getPrimaryKey().getColumns()).stream().map(Names::of).toList();
  }

  private void readUniqueKeys() {
    for (UniqueKey key : mapped.getUniqueKeys().values()) {
      Optional<String> name = names.given(key.getName());
      List<String> columns = key.getColumns().stream().map(Names::of).toList();
      ConstraintOptions options =
          ConstraintOptions.parse(HibernateLine.options(key), describe("unique constraint", name));
      List<String> orders =
          key.getColumns().stream().map(column -> key.getColumnOrderMap().get(column)).toList();
      if (options.needsIndex() || orders.stream().anyMatch(TableReading::descends)) {
        List<IndexKey> keys = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
          IndexKey part = IndexKey.column(columns.get(i));
          keys.add(descends(orders.get(i)) ? part.desc() : part);
        }
        Index index = options.on(Index.on(keys).uniquely());
        indexes.add(name.map(index::named).orElse(index));
      } else {
        unique.add(options.on(UniqueConstraints.constraint(name, columns)));
      }
    }
  }

  private static boolean descends(@Nullable String order) {
    return order != null && order.strip().toLowerCase(Locale.ROOT).startsWith("desc");
  }

  private void readForeignKeys() {
    HibernateLine.foreignKeys(mapped).stream()
        .filter(key -> key.isCreationEnabled() && key.isPhysicalConstraint())
        .map(this::foreignKey)
        .sorted(Comparator.comparing(key -> String.join(",", key.columns())))
        .filter(key -> constraints.stream().noneMatch(c -> c.unnamed().equals(key.unnamed())))
        .forEach(constraints::add);
  }

  private ForeignKey foreignKey(org.hibernate.mapping.ForeignKey key) {
    org.hibernate.mapping.Table referenced = key.getReferencedTable();
    List<Column> targets =
        key.isReferenceToPrimaryKey()
            ? referenced.getPrimaryKey().getColumns()
            : key.getReferencedColumns();
    // Both sides in the order of the key that is referenced.
    List<Column> ordered = order.inOrder(referenced, targets);
    Optional<String> name = names.given(key.getName());
    ConstraintOptions options =
        ConstraintOptions.parse(
            HibernateLine.options(key).or(() -> Optional.ofNullable(key.getKeyDefinition())),
            describe("foreign key", name));
    ForeignKey read =
        new ForeignKey(
            name,
            ordered.stream().map(t -> Names.of(key.getColumn(targets.indexOf(t)))).toList(),
            Names.of(referenced),
            ordered.stream().map(Names::of).toList(),
            ConstraintOptions.action(key.getOnDeleteAction()),
            ReferentialAction.NO_ACTION,
            Deferral.NOT_DEFERRABLE);
    return options.on(read);
  }

  private void readIndexes(List<String> columns) {
    IndexKeys keys = new IndexKeys(columns);
    for (org.hibernate.mapping.Index index : mapped.getIndexes().values()) {
      Optional<String> name = names.given(index.getName());
      String label = describe("index", name);
      Index read = Index.on(keys.of(index, label));
      if (index.isUnique()) {
        read = read.uniquely();
      }
      read = ConstraintOptions.parse(HibernateLine.options(index), label).on(read);
      Index named = name.map(read::named).orElse(read);
      if (!indexes.contains(named)) {
        indexes.add(named);
      }
    }
    indexes.sort(Comparator.comparing(Index::toString));
  }

  private String describe(String kind, Optional<String> name) {
    return "%s%s of table %s".formatted(kind, name.map(n -> " " + n).orElse(""), Names.of(mapped));
  }
}
