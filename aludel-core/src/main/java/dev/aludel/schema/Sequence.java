package dev.aludel.schema;

import java.util.Optional;

/**
 * A counter of its own, for keys that are taken before the row is written.
 *
 * @param type one of the integer types
 */
public record Sequence(
    QualifiedName name, Type.Scalar type, SequenceOptions options, Optional<String> comment)
    implements SchemaObject {

  /** A sequence of big integers. */
  public static Sequence of(QualifiedName name, SequenceOptions options) {
    return new Sequence(name, Type.Scalar.BIG_INTEGER, options, Optional.empty());
  }

  @Override
  public Sequence named(QualifiedName newName) {
    return new Sequence(newName, type, options, comment);
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.SEQUENCE;
  }
}
