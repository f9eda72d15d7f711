package dev.aludel.diff;

import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What goes for good and gives its name to something of another kind: an enum to a domain, a table
 * to a type, a function to a procedure. It must be gone before that comes.
 *
 * <p>PostgreSQL has one name space for all that is in {@code pg_class}, one for all types, those of
 * the rows of tables and views among them, and one for all routines (sections 52.11, 52.64 and
 * 52.39 of its manual).
 */
final class GivenNames {

  private enum Space {
    RELATION,
    TYPE,
    ROUTINE
  }

  private record Name(Space space, QualifiedName name) {}

  private GivenNames() {}

  /** The keys of what goes, but for tables, which go before anything comes. */
  static Set<ObjectKey> of(Comparison comparison) {
    Set<ObjectKey> going = new TreeSet<>();
    comparison.droppedObjects.forEach(object -> going.add(object.key()));
    comparison.droppedEnums.forEach(type -> going.add(type.key()));
    comparison.droppedSequences.forEach(sequence -> going.add(sequence.key()));
    if (!going.isEmpty()) {
      Set<Name> taken = taken(comparison);
      going.removeIf(key -> names(key.kind(), key.name()).noneMatch(taken::contains));
    }
    return going;
  }

  private static Set<Name> taken(Comparison comparison) {
    Set<Name> taken = new HashSet<>();
    for (SchemaObject object : comparison.held.objects()) {
      names(object.kind(), object.name()).forEach(taken::add);
      Needs.multirange(object).map(type -> new Name(Space.TYPE, type)).ifPresent(taken::add);
      if (object instanceof Table table) {
        for (Part part : Part.of(table)) {
          part.name()
              .map(name -> new Name(Space.RELATION, table.name().sibling(name)))
              .filter(name -> part.key().isPresent() || part instanceof Part.OfIndex)
              .ifPresent(taken::add);
        }
      }
    }
    return taken;
  }

  private static Stream<Name> names(ObjectKind kind, QualifiedName name) {
    return spaces(kind).stream().map(space -> new Name(space, name));
  }

  private static List<Space> spaces(ObjectKind kind) {
    return switch (kind) {
      case TABLE, VIEW, MATERIALIZED_VIEW, COMPOSITE_TYPE -> List.of(Space.RELATION, Space.TYPE);
      case SEQUENCE -> List.of(Space.RELATION);
      case ENUM, DOMAIN, RANGE_TYPE -> List.of(Space.TYPE);
      case FUNCTION, PROCEDURE, AGGREGATE -> List.of(Space.ROUTINE);
      default -> List.of();
    };
  }
}
