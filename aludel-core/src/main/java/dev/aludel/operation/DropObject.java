package dev.aludel.operation;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Drops an object that is held as SQL and that nothing needs any more.
 *
 * @param dropped the object as it was
 */
public record DropObject(ObjectKey key, Optional<DefinedObject> dropped) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.without(key);
  }

  @Override
  public DropObject completed(Schema before) {
    return dropped.isPresent()
        ? this
        : new DropObject(key, before.find(key).map(DefinedObject.class::cast));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new CreateObject(
            dropped.orElseThrow(() -> IrreversibleException.incomplete(this)).whole()));
  }

  @Override
  public String describe() {
    return "drop " + key;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
