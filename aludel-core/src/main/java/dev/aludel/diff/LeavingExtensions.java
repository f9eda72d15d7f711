package dev.aludel.diff;

import dev.aludel.operation.ReplaceObject;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ExtensionMove;
import dev.aludel.schema.MovedOperators;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The extensions that go from the schema of the connection to another. They go last: what speaks of
 * them without a schema can be made only while they are there, on the way back too, and all else
 * follows them by itself. One that comes from another schema comes first, for the same reason.
 */
final class LeavingExtensions {

  private final Schema from;
  private final List<ReplaceObject> moves = new ArrayList<>();

  LeavingExtensions(Schema from, Schema held) {
    this.from = from;
    for (DefinedObject extension : held.definedObjects()) {
      if (extension.kind() == ObjectKind.EXTENSION && ExtensionMove.schema(extension).isPresent()) {
        from.find(extension.key())
            .map(DefinedObject.class::cast)
            .filter(was -> ExtensionMove.leaves(was, extension))
            .map(was -> was.withComment(extension.comment()))
            .ifPresent(was -> moves.add(new ReplaceObject(extension, Optional.of(was))));
      }
    }
  }

  /** A schema in the words that hold until they go. */
  Schema before(Schema wanted) {
    Schema before = wanted;
    for (int at = moves.size() - 1; at >= 0; at--) {
      ReplaceObject move = moves.get(at);
      before = MovedOperators.before(before, from, move.replaced().orElseThrow(), move.object());
    }
    return before;
  }

  /** The changes, and then those that move the extensions. */
  SchemaDiff after(SchemaDiff diff, Schema told, Schema held) {
    List<Change> changes = ExtensionNames.first(diff.changes(), told);
    return new SchemaDiff(
        moves.isEmpty() ? changes : ExtensionNames.last(changes, moves, held),
        diff.likelyRenames());
  }
}
