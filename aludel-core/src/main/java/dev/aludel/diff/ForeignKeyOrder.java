package dev.aludel.diff;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Needs;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tables with each after those it is a part of, has rows of or references, as far as they do not
 * reference each other in a circle. The keys that close a circle are those that reference a later
 * table.
 */
final class ForeignKeyOrder {

  private final List<Table> tables = new ArrayList<>();
  private final Map<QualifiedName, Integer> positions = new HashMap<>();

  private record Visit(Table table, Iterator<QualifiedName> needed) {
    static Visit of(Table table) {
      return new Visit(
          table,
          Stream.of(
                  TableParents.of(table).stream(),
                  table.columns().stream().flatMap(c -> Needs.rowType(c.type()).stream()),
                  table.constraints(ForeignKey.class).stream().map(ForeignKey::table))
              .flatMap(names -> names)
              .iterator());
    }
  }

  /** The tables in that order, which does not depend on the one in which they are given. */
  ForeignKeyOrder(Collection<Table> unordered) {
    Map<QualifiedName, Table> byName = new TreeMap<>();
    unordered.forEach(table -> byName.put(table.name(), table));
    Set<QualifiedName> seen = new HashSet<>();
    for (Table table : byName.values()) {
      if (seen.add(table.name())) {
        visit(table, byName, seen);
      }
    }
  }

  /** Depth first, without recursion: a chain of references may be as long as there are tables. */
  private void visit(Table first, Map<QualifiedName, Table> byName, Set<QualifiedName> seen) {
    Deque<Visit> path = new ArrayDeque<>();
    path.push(Visit.of(first));
    while (!path.isEmpty()) {
      Visit visit = path.element();
      if (visit.needed().hasNext()) {
        Table referenced = byName.get(visit.needed().next());
        if (referenced != null && seen.add(referenced.name())) {
          path.push(Visit.of(referenced));
        }
      } else {
        path.pop();
        positions.put(visit.table().name(), tables.size());
        tables.add(visit.table());
      }
    }
  }

  List<Table> tables() {
    return tables;
  }

  boolean contains(QualifiedName table) {
    return positions.containsKey(table);
  }

  Optional<Table> find(QualifiedName table) {
    return Optional.ofNullable(positions.get(table)).map(tables::get);
  }

  /** Whether the key of that table references one that comes later, or has a later partition. */
  boolean closesCircle(QualifiedName table, ForeignKey key, Schema schema) {
    int position = positions.getOrDefault(table, -1);
    return positions.getOrDefault(key.table(), -1) > position
        || tables.stream()
            .skip(position + 1L)
            .filter(later -> TableParents.isPartition(later.options()))
            .anyMatch(later -> TableParents.above(later.name(), schema).contains(key.table()));
  }
}
