package dev.aludel.schema;

/** What a schema holds by name: each kind is one record. */
public sealed interface SchemaObject permits EnumType, Sequence, Table {

  /** The object's name. */
  QualifiedName name();

  /** The same object by another name. */
  SchemaObject named(QualifiedName name);

  /** Which kind of object this is. */
  ObjectKind kind();
}
