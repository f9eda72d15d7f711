package dev.aludel.operation;

import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import java.util.List;
import java.util.Optional;

/**
 * Changes how a sequence counts; where it stands stays, and so does its comment.
 *
 * @param sequence the sequence after the change, whose comment plays no part
 * @param replaced the sequence before it
 */
public record AlterSequence(Sequence sequence, Optional<Sequence> replaced) implements Operation {

  /** The sequence's name. */
  public QualifiedName name() {
    return sequence.name();
  }

  @Override
  public Schema apply(Schema before) {
    Sequence was = (Sequence) before.require(ObjectKind.SEQUENCE, name());
    return before
        .without(ObjectKind.SEQUENCE, name())
        .with(new Sequence(name(), sequence.type(), sequence.options(), was.comment()));
  }

  @Override
  public AlterSequence completed(Schema before) {
    if (replaced.isPresent()) {
      return this;
    }
    return new AlterSequence(
        sequence, before.find(ObjectKind.SEQUENCE, name()).map(Sequence.class::cast));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new AlterSequence(
            replaced.orElseThrow(() -> IrreversibleException.incomplete(this)),
            Optional.of(sequence)));
  }

  @Override
  public String describe() {
    return "alter sequence " + name();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
