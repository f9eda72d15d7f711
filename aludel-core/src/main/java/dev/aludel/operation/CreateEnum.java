package dev.aludel.operation;

import dev.aludel.schema.EnumType;
import dev.aludel.schema.Schema;
import java.util.List;
import java.util.Optional;

/** Creates an enum; a database without enum types keeps it where its columns are. */
public record CreateEnum(EnumType type) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before.with(type);
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new DropEnum(type.name(), Optional.of(type)));
  }

  @Override
  public String describe() {
    return "create enum " + type.name();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
