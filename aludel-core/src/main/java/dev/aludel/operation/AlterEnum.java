package dev.aludel.operation;

import dev.aludel.schema.EnumType;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Adds, removes or reorders the values of an enum.
 *
 * @param values all values after the change, in order
 * @param replaced all values before it
 */
public record AlterEnum(QualifiedName name, List<String> values, Optional<List<String>> replaced)
    implements Operation {

  public AlterEnum {
    values = List.copyOf(values);
    replaced = replaced.map(List::copyOf);
  }

  @Override
  public Schema apply(Schema before) {
    EnumType type = ((EnumType) before.require(ObjectKind.ENUM, name)).withValues(values);
    return before
        .without(ObjectKind.ENUM, name)
        .with(type)
        .withEachTable(table -> table.withEnumeration(name, type.type()));
  }

  @Override
  public AlterEnum completed(Schema before) {
    if (replaced.isPresent()) {
      return this;
    }
    return new AlterEnum(
        name,
        values,
        before.find(ObjectKind.ENUM, name).map(EnumType.class::cast).map(EnumType::values));
  }

  @Override
  public List<Operation> inverse() {
    return List.of(
        new AlterEnum(
            name,
            replaced.orElseThrow(() -> IrreversibleException.incomplete(this)),
            Optional.of(values)));
  }

  /** Whether every value that was there stays, in its order. */
  public boolean onlyAdds() {
    return replaced
        .filter(was -> values.stream().filter(was::contains).toList().equals(was))
        .isPresent();
  }

  @Override
  public String describe() {
    return "alter enum %s: values %s".formatted(name, String.join(", ", values));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
