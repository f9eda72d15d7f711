package dev.aludel.copy;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which tables are loaded whose foreign keys are in force: each after those that it
 * refers to. Tables that refer to each other in a circle, or to themselves, are loaded in one
 * transaction, with their keys deferred.
 */
final class LoadOrder {

  /**
   * Tables that are loaded at the same time.
   *
   * @param together whether in one transaction
   */
  record Stage(List<TableCopy> tables, boolean together) {}

  private final Map<QualifiedName, TableCopy> tables = new HashMap<>();
  private final Map<TableCopy, Integer> index = new HashMap<>();
  private final Map<TableCopy, Integer> low = new HashMap<>();
  private final Deque<TableCopy> stack = new ArrayDeque<>();
  private final List<Stage> stages = new ArrayList<>();

  private LoadOrder(List<TableCopy> copies) {
    copies.forEach(copy -> tables.put(copy.plan().target(), copy));
  }

  /** All at once: nothing holds any table back. */
  static List<Stage> free(List<TableCopy> copies) {
    return List.of(new Stage(copies, false));
  }

  /** By Tarjan's algorithm, whose components come out in the order that is wanted. */
  static List<Stage> byForeignKeys(List<TableCopy> copies) {
    LoadOrder order = new LoadOrder(copies);
    for (TableCopy copy : copies) {
      if (!order.index.containsKey(copy)) {
        order.visit(copy);
      }
    }
    return order.stages;
  }

  private void visit(TableCopy table) {
    int number = index.size();
    index.put(table, number);
    low.put(table, number);
    stack.push(table);
    for (ForeignKey key : table.target().constraints(ForeignKey.class)) {
      TableCopy parent = tables.get(key.table());
      if (parent == null) {
        continue;
      }
      if (!index.containsKey(parent)) {
        visit(parent);
        low.merge(table, low.getOrDefault(parent, number), Math::min);
      } else if (stack.contains(parent)) {
        low.merge(table, index.getOrDefault(parent, number), Math::min);
      }
    }
    if (low.getOrDefault(table, -1) == number) {
      List<TableCopy> component = new ArrayList<>();
      TableCopy member;
      do {
        member = stack.pop();
        component.add(member);
      } while (!member.equals(table));
      stages.add(new Stage(component, component.size() > 1 || refersToItself(table)));
    }
  }

  private static boolean refersToItself(TableCopy table) {
    return table.target().constraints(ForeignKey.class).stream()
        .anyMatch(key -> key.table().equals(table.plan().target()));
  }
}
