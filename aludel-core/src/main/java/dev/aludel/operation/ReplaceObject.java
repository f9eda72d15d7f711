package dev.aludel.operation;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ExtensionMove;
import dev.aludel.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Gives an object that is held as SQL another definition, comment or options, under all that need
 * it.
 *
 * @param object the object as it becomes
 * @param replaced the object as it was, with the same key
 */
public record ReplaceObject(DefinedObject object, Optional<DefinedObject> replaced)
    implements Operation {

  @Override
  public Schema apply(Schema before) {
    Schema after = before.without(object.key()).with(object);
    return before
        .find(object.key())
        .map(DefinedObject.class::cast)
        .filter(was -> ExtensionMove.isMove(was, object))
        .map(was -> ExtensionMove.apply(after, was, object))
        .orElse(after);
  }

  @Override
  public ReplaceObject completed(Schema before) {
    return replaced.isPresent()
        ? this
        : new ReplaceObject(object, before.find(object.key()).map(DefinedObject.class::cast));
  }

  @Override
  public List<Operation> inverse() {
    DefinedObject was = replaced.orElseThrow(() -> IrreversibleException.incomplete(this));
    return List.of(new ReplaceObject(was, Optional.of(object)));
  }

  @Override
  public String describe() {
    return "replace " + object.key();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
