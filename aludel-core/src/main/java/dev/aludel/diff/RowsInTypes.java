package dev.aludel.diff;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Type;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables whose rows values of a type hold: the type is that of their rows, or is made of it, as
 * a composite type, a domain or an array is.
 */
final class RowsInTypes {

  private final Schema schema;
  private final Needs needs;

  /** The types that are made of rows, with the tables of those. */
  private final Map<ObjectKey, Set<QualifiedName>> made = new TreeMap<>();

  RowsInTypes(Schema schema, Needs needs) {
    this.schema = schema;
    this.needs = needs;
    for (DefinedObject object : schema.definedObjects()) {
      if (TypesInUse.isType(object.kind())) {
        Set<QualifiedName> tables = new HashSet<>();
        collect(object.key(), tables, new HashSet<>());
        if (!tables.isEmpty()) {
          made.put(object.key(), tables);
        }
      }
    }
  }

  private void collect(ObjectKey type, Set<QualifiedName> tables, Set<ObjectKey> seen) {
    for (Dependency need : seen.add(type) ? needs.of(type) : Set.<Dependency>of()) {
      if (need.object().kind() == ObjectKind.TABLE) {
        tables.add(need.object().name());
      } else if (TypesInUse.isType(need.object().kind())) {
        collect(need.object(), tables, seen);
      }
    }
  }

  Set<QualifiedName> of(Type type) {
    Optional<QualifiedName> table =
        Needs.rowType(type).filter(name -> schema.table(name).isPresent());
    if (table.isPresent()) {
      return Set.of(table.get());
    }
    Type element = type instanceof Type.Array array ? array.element() : type;
    if (made.isEmpty() || !(element instanceof Type.Sql sql)) {
      return Set.of();
    }
    Set<QualifiedName> tables = new HashSet<>();
    needs.namedIn(sql.text()).forEach(key -> tables.addAll(made.getOrDefault(key, Set.of())));
    return tables;
  }
}
