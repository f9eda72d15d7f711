package dev.aludel.operation;

import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import java.util.List;
import java.util.Optional;

/**
 * Drops a sequence.
 *
 * @param dropped the sequence as it was; where it stood is lost
 */
public record DropSequence(QualifiedName name, Optional<Sequence> dropped) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.without(ObjectKind.SEQUENCE, name);
  }

  @Override
  public DropSequence completed(Schema before) {
    if (dropped.isPresent()) {
      return this;
    }
    return new DropSequence(name, before.find(ObjectKind.SEQUENCE, name).map(Sequence.class::cast));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new CreateSequence(dropped.orElseThrow(() -> IrreversibleException.incomplete(this))));
  }

  @Override
  public String describe() {
    return "drop sequence " + name;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
