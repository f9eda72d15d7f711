package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether there is nothing to compare: what is mostly so where a schema is looked at again and
 * again, and cheap to see. The order of a table's columns is no difference, nor is a name that is
 * left open.
 */
final class Sameness {

  private Sameness() {}

  static boolean of(Schema from, Schema held) {
    List<SchemaObject> there = from.objects();
    List<SchemaObject> foretold = held.objects();
    if (there.size() != foretold.size()) {
      return false;
    }
    for (int i = 0; i < there.size(); i++) {
      if (!of(there.get(i), foretold.get(i))) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // What is unchanged is often the same object.
  private static boolean of(SchemaObject one, SchemaObject other) {
    if (one == other) {
      return true;
    }
    return (one instanceof Table table && other instanceof Table foretold)
        ? of(table, foretold)
        : one.equals(other);
  }

  private static boolean of(Table one, Table other) {
    return one.name().equals(other.name())
        && one.options().equals(other.options())
        && one.comment().equals(other.comment())
        && (one.columns().equals(other.columns()) || haveSameColumns(one, other))
        && (haveEqualParts(one, other) || haveSameParts(one, other));
  }

  private static boolean haveEqualParts(Table one, Table other) {
    return one.constraints().equals(other.constraints()) && one.indexes().equals(other.indexes());
  }

  /** Whether each part is there, under its name or, where that is left open, under any. */
  private static boolean haveSameParts(Table one, Table other) {
    List<Part> rest = new ArrayList<>(Part.of(one));
    List<Part> open = new ArrayList<>();
    for (Part part : Part.of(other)) {
      if (part.name().isEmpty()) {
        open.add(part);
      } else if (!rest.remove(part)) {
        return false;
      }
    }
    return open.size() == rest.size() && open.stream().allMatch(part -> takes(rest, part));
  }

  private static boolean takes(List<Part> rest, Part open) {
    for (Part part : rest) {
      if (part.unnamed().equals(open)) {
        return rest.remove(part);
      }
    }
    return false;
  }

  private static boolean haveSameColumns(Table one, Table other) {
    if (one.columns().size() != other.columns().size()) {
      return false;
    }
    Map<String, Column> byName = new HashMap<>();
    one.columns().forEach(column -> byName.put(column.name(), column));
    return other.columns().stream().allMatch(column -> column.equals(byName.get(column.name())));
  }
}
