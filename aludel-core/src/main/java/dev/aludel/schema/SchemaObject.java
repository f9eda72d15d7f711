package dev.aludel.schema;

import java.util.Optional;

/** What a schema holds by name: each kind is one record. */
public sealed interface SchemaObject permits DefinedObject, EnumType, Sequence, Table {

  /** The object's name. */
  QualifiedName name();

  /** The same object by another name. */
  SchemaObject named(QualifiedName name);

  /** Which kind of object this is. */
  ObjectKind kind();

  /** What it is for, in words. */
  Optional<String> comment();

  /** What tells it from all others. */
  default ObjectKey key() {
    return ObjectKey.of(kind(), name());
  }
}
