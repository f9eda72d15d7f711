package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ExtensionMove;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Routines that have the name of one that an extension brings into the same schema, for arguments
 * of other types (section 10.3 of PostgreSQL's manual). Which of the two is called the name does
 * not tell, so what calls one by its schema finds both there, and none in a stand-in.
 */
final class SharedRoutines {

  private final Schema desired;
  private final Schema live;

  /** The names of what extensions bring, by the schema; the current one has no name. */
  private final Map<Optional<String>, Set<String>> brought = new HashMap<>();

  SharedRoutines(Schema desired, Schema live) {
    this.desired = desired;
    this.live = live;
    for (DefinedObject object : desired.definedObjects()) {
      if (object.kind() == ObjectKind.EXTENSION) {
        Set<String> names =
            brought.computeIfAbsent(ExtensionMove.schema(object), schema -> new HashSet<>());
        names.addAll(object.facts().shape());
        live.find(object.key())
            .map(DefinedObject.class::cast)
            .ifPresent(there -> names.addAll(there.facts().shape()));
      }
    }
  }

  /** Whether it is one, and can be put where it will be. */
  boolean contains(ObjectKey key) {
    return key.kind().isRoutine()
        && brought.getOrDefault(key.name().schema(), Set.of()).contains(key.name().name())
        && live.find(key)
            .map(DefinedObject.class::cast)
            .map(was -> ObjectReplacement.keepsShape(was, (DefinedObject) desired.require(key)))
            .orElse(true);
  }
}
