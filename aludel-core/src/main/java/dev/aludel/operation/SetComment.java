package dev.aludel.operation;

import dev.aludel.schema.EnumType;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * Sets or removes the comment of a table, an enum or a sequence.
 *
 * @param to the new comment, or none
 * @param replaced the object as it was
 */
public record SetComment(
    ObjectKind kind, QualifiedName name, Optional<String> to, Optional<SchemaObject> replaced)
    implements Operation {

  public SetComment {
    if (kind.isDefined()) {
      throw new SchemaException(
          "The comment of a %s is part of it: op.replace(…) sets it.".formatted(kind.word()));
    }
  }

  @Override
  public Schema apply(Schema before) {
    SchemaObject object = before.require(kind, name);
    return before.without(kind, name).with(commented(object));
  }

  private SchemaObject commented(SchemaObject object) {
    if (object instanceof Table table) {
      return table.withComment(to);
    }
    if (object instanceof EnumType type) {
      return new EnumType(type.name(), type.values(), to);
    }
    Sequence sequence = (Sequence) object;
    return new Sequence(sequence.name(), sequence.type(), sequence.options(), to);
  }

  @Override
  public SetComment completed(Schema before) {
    return replaced.isPresent() ? this : new SetComment(kind, name, to, before.find(kind, name));
  }

  @Override
  public List<Operation> inverse() {
    SchemaObject was = replaced.orElseThrow(() -> IrreversibleException.incomplete(this));
    return List.of(new SetComment(kind, name, was.comment(), Optional.of(commented(was))));
  }

  @Override
  public String describe() {
    return "%s on %s %s".formatted(to.isPresent() ? "comment" : "no comment", kind.word(), name);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
