package dev.aludel.operation;

import dev.aludel.schema.EnumType;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Drops an enum that no column uses any more.
 *
 * @param dropped the enum as it was
 */
public record DropEnum(QualifiedName name, Optional<EnumType> dropped) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.without(ObjectKind.ENUM, name);
  }

  @Override
  public DropEnum completed(Schema before) {
    if (dropped.isPresent()) {
      return this;
    }
    return new DropEnum(name, before.find(ObjectKind.ENUM, name).map(EnumType.class::cast));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new CreateEnum(dropped.orElseThrow(() -> IrreversibleException.incomplete(this))));
  }

  @Override
  public String describe() {
    return "drop enum " + name;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
