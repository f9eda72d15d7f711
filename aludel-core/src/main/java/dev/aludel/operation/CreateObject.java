package dev.aludel.operation;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Creates an object that is held as SQL: a view, a function, a trigger… A database that cannot hold
 * such an object has nothing to do.
 */
public record CreateObject(DefinedObject object) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.with(object);
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new DropObject(object.key(), Optional.of(object)));
  }

  @Override
  public String describe() {
    return "create " + object.key();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
