package dev.aludel.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A type that has a few named values, in this order.
 *
 * @param values the values, none twice
 */
public record EnumType(QualifiedName name, List<String> values, Optional<String> comment)
    implements SchemaObject {

  public EnumType {
    values = List.copyOf(values);
    if (new LinkedHashSet<>(values).size() != values.size()) {
      throw new SchemaException("Enum %s has a value twice: %s.".formatted(name, values));
    }
  }

  public static EnumType of(QualifiedName name, List<String> values) {
    return new EnumType(name, values, Optional.empty());
  }

  @Override
  public EnumType named(QualifiedName newName) {
    return new EnumType(newName, values, comment);
  }

  public EnumType withValues(List<String> newValues) {
    return new EnumType(name, newValues, comment);
  }

  /** The type of a column that holds these values. */
  public Type.Enumeration type() {
    return new Type.Enumeration(name, values);
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.ENUM;
  }
}
