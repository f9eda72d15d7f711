package dev.aludel.operation;

import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import java.util.List;
import java.util.Optional;

/** Creates a sequence; SQLite, which has none, skips it. */
public record CreateSequence(Sequence sequence) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.with(sequence);
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new DropSequence(sequence.name(), Optional.of(sequence)));
  }

  @Override
  public String describe() {
    return "create sequence " + sequence.name();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
