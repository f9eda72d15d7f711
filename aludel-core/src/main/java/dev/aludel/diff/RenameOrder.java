package dev.aludel.diff;

import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Renames in an order in which each finds its new name free: one that takes a name comes after the
 * one that gives it up. Where names go in a circle, one thing waits under a name of its own.
 */
final class RenameOrder {

  /** Where a name is taken: among objects of a kind, columns of a table, values of an enum. */
  private record Place(Object among, String name) {
    Place key() {
      return new Place(among, name.toLowerCase(Locale.ROOT));
    }
  }

  private final List<Rename> waiting;
  private final List<Rename> ordered = new ArrayList<>();

  private RenameOrder(List<Rename> renames) {
    this.waiting = new ArrayList<>(renames);
  }

  /** The renames, those of tables and enums before those inside of them. */
  static List<Rename> of(List<Rename> renames) {
    RenameOrder order = new RenameOrder(renames);
    order.waiting.sort((one, other) -> Boolean.compare(isInside(one), isInside(other)));
    while (!order.waiting.isEmpty()) {
      order.next();
    }
    return order.ordered;
  }

  private static boolean isInside(Rename rename) {
    return !(rename instanceof Rename.OfObject);
  }

  private void next() {
    Map<Place, Integer> taken = new HashMap<>();
    waiting.forEach(rename -> taken.merge(from(rename).key(), 1, Integer::sum));
    boolean inside = waiting.stream().allMatch(RenameOrder::isInside);
    for (Rename rename : waiting) {
      // SQLite takes names that differ in case only for one.
      boolean itself = to(rename).key().equals(from(rename).key());
      int others = taken.getOrDefault(to(rename).key(), 0) - (itself ? 1 : 0);
      if (isInside(rename) == inside && others == 0) {
        waiting.remove(rename);
        ordered.add(rename);
        return;
      }
    }
    stepAside();
  }

  /** Each of those that are left takes the name of another. */
  private void stepAside() {
    Rename first = waiting.remove(0);
    Set<String> taken = new HashSet<>();
    ordered.forEach(rename -> taken.add(to(rename).name()));
    String aside = Asides.aside(from(first).name(), taken);
    ordered.add(to(first, aside));
    waiting.add(from(first, aside));
  }

  private static Place from(Rename rename) {
    if (rename instanceof Rename.OfColumn column) {
      return new Place(column.table(), column.from());
    }
    if (rename instanceof Rename.OfEnumValue value) {
      return new Place(List.of(value.type()), value.from());
    }
    Rename.OfObject object = (Rename.OfObject) rename;
    return new Place(List.of(space(object.kind()), object.from().schema()), object.from().name());
  }

  private static Place to(Rename rename) {
    if (rename instanceof Rename.OfColumn column) {
      return new Place(column.table(), column.to());
    }
    if (rename instanceof Rename.OfEnumValue value) {
      return new Place(List.of(value.type()), value.to());
    }
    Rename.OfObject object = (Rename.OfObject) rename;
    return new Place(List.of(space(object.kind()), object.to().schema()), object.to().name());
  }

  /** Tables, sequences and types have one space of names on PostgreSQL, by pg_class and pg_type. */
  private static String space(ObjectKind kind) {
    return kind == ObjectKind.ENUM ? "type" : "relation";
  }

  private static Rename to(Rename rename, String name) {
    if (rename instanceof Rename.OfColumn column) {
      return new Rename.OfColumn(column.table(), column.from(), name);
    }
    if (rename instanceof Rename.OfEnumValue value) {
      return new Rename.OfEnumValue(value.type(), value.from(), name);
    }
    Rename.OfObject object = (Rename.OfObject) rename;
    QualifiedName aside = new QualifiedName(object.from().schema(), name);
    return new Rename.OfObject(object.kind(), object.from(), aside);
  }

  private static Rename from(Rename rename, String name) {
    if (rename instanceof Rename.OfColumn column) {
      return new Rename.OfColumn(column.table(), name, column.to());
    }
    if (rename instanceof Rename.OfEnumValue value) {
      return new Rename.OfEnumValue(value.type(), name, value.to());
    }
    Rename.OfObject object = (Rename.OfObject) rename;
    QualifiedName aside = new QualifiedName(object.from().schema(), name);
    return new Rename.OfObject(object.kind(), aside, object.to());
  }
}
