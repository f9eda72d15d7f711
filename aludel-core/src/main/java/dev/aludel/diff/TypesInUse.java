package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which types columns of tables hold values of: PostgreSQL changes no attribute of a composite type
 * then, and no constraint of a domain that is inside of an array or a composite type (ALTER TYPE,
 * ALTER DOMAIN).
 */
final class TypesInUse {

  private final Schema schema;
  private final Needs needs;

  TypesInUse(Schema schema, Needs needs) {
    this.schema = schema;
    this.needs = needs;
  }

  /** Whether ALTER would refuse the change because of columns. */
  boolean isHeldBy(ObjectChange change) {
    if (change.was().kind() == ObjectKind.COMPOSITE_TYPE) {
      return retypesAttribute(change) && isUnderTables(change.key(), new HashSet<>());
    }
    return change.was().kind() == ObjectKind.DOMAIN
        && !constraints(change.was()).equals(constraints(change.held()))
        && isInside(change.key());
  }

  /** Whether an attribute that stays is declared in another way. */
  private static boolean retypesAttribute(ObjectChange change) {
    List<String> names = ObjectChange.names(change.held());
    for (String attribute : change.was().facts().shape()) {
      boolean stays = names.stream().anyMatch(name -> attribute.startsWith(name + " "));
      if (stays && !change.held().facts().shape().contains(attribute)) {
        return true;
      }
    }
    return false;
  }

  private static SortedMap<String, String> constraints(DefinedObject domain) {
    SortedMap<String, String> constraints = new TreeMap<>(domain.options());
    constraints
        .keySet()
        .removeIf(
            name ->
                !name.startsWith("postgresql.constraint.") && !name.equals("postgresql.not_null"));
    return constraints;
  }

  /** Whether a table has a column of the type, or of one that is made of it. */
  private boolean isUnderTables(ObjectKey type, Set<ObjectKey> seen) {
    for (SchemaObject object : schema.objects()) {
      boolean needsIt =
          (object instanceof Table || isType(object.kind()))
              && needs.of(object.key()).stream().map(Dependency::object).anyMatch(type::equals);
      if (needsIt
          && (object instanceof Table
              || (seen.add(object.key()) && isUnderTables(object.key(), seen)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isInside(ObjectKey domain) {
    for (SchemaObject object : schema.objects()) {
      boolean holds =
          object instanceof Table table
              ? table.columns().stream().anyMatch(column -> isArrayOf(column, domain))
              : isType(object.kind())
                  && needs.of(object.key()).stream().anyMatch(n -> n.object().equals(domain))
                  && (object.kind() == ObjectKind.DOMAIN
                      ? isInside(object.key())
                      : isUnderTables(object.key(), new HashSet<>()));
      if (holds) {
        return true;
      }
    }
    return false;
  }

  private boolean isArrayOf(Column column, ObjectKey type) {
    return column.type() instanceof Type.Array array
        && array.element() instanceof Type.Sql sql
        && needs.namedIn(sql.text()).contains(type);
  }

  static boolean isType(ObjectKind kind) {
    return kind == ObjectKind.DOMAIN
        || kind == ObjectKind.COMPOSITE_TYPE
        || kind == ObjectKind.RANGE_TYPE;
  }
}
