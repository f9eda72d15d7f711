package dev.aludel.schema;

import java.util.regex.Pattern;

/**
 * What domains are made of: a value becomes one of that type first, and is checked then
 * (PostgreSQL's manual, CREATE DOMAIN).
 */
public final class Domains {

  /** What may stand after the type. */
  private static final Pattern REST =
      Pattern.compile("(?i)\\s+(?:collate|default|constraint|not null|null|check)\\b");

  private Domains() {}

  /** The type that the type is in the end, if it is a domain, or an array of one; else itself. */
  public static Type base(Type type, Schema schema) {
    if (type instanceof Type.Array array) {
      Type element = base(array.element(), schema);
      return element instanceof Type.Array ? type : new Type.Array(element);
    }
    return Needs.rowType(type)
        .flatMap(name -> schema.find(ObjectKind.DOMAIN, name))
        .map(DefinedObject.class::cast)
        .flatMap(DefinedObject::definition)
        .map(Domains::base)
        .filter(base -> !base.equals(type))
        .map(base -> base(base, schema))
        .orElse(type);
  }

  private static Type base(Expression definition) {
    return TypeText.parse(REST.split(Needs.sql(definition).strip(), 2)[0]);
  }
}
