package dev.aludel.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What tells one object of a schema from all others.
 *
 * @param qualifier the types of a routine's arguments, as the database writes them: {@code integer,
 *     text}; the name of the table or view that a trigger, a policy or a rule belongs to; the kind
 *     of the object that privileges are on; what default privileges are for: {@code tables in
 *     schema billing}; else empty
 */
public record ObjectKey(ObjectKind kind, QualifiedName name, String qualifier)
    implements Comparable<ObjectKey> {

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("int", "integer"),
          Map.entry("int2", "smallint"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("bool", "boolean"),
          Map.entry("varchar", "character varying"),
          Map.entry("char", "character"),
          Map.entry("bpchar", "character"),
          Map.entry("decimal", "numeric"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("float", "double precision"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timestamptz", "timestamp with time zone"),
          Map.entry("time", "time without time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("varbit", "bit varying"));

  /** The key of an object that its kind and name alone tell apart. */
  public static ObjectKey of(ObjectKind kind, QualifiedName name) {
    return new ObjectKey(kind, name, "");
  }

  /** The key of the owner of an object and the privileges on it. */
  public static ObjectKey privilegesOn(ObjectKey object) {
    String arguments = object.kind().isRoutine() ? "(" + object.qualifier() + ")" : "";
    return new ObjectKey(ObjectKind.PRIVILEGES, object.name(), object.kind().word() + arguments);
  }

  /**
   * Reads the name of an object behind its kind: {@code table clients}, {@code function
   * add(integer, integer)}.
   *
   * @throws SchemaException if the text does not begin with a kind
   */
  public static ObjectKey parse(String text) {
    ObjectKind kind =
        Arrays.stream(ObjectKind.values())
            .filter(each -> !each.isOfTable() && !each.isOfAnother())
            .filter(each -> text.startsWith(each.word() + " "))
            .findFirst()
            .orElseThrow(
                () ->
                    new SchemaException(
                        "'%s' does not begin with the kind of an object. Write it before the name: table clients."
                            .formatted(text)));
    String name = text.substring(kind.word().length() + 1);
    return kind.isRoutine() ? routine(kind, name) : of(kind, QualifiedName.parse(name));
  }

  /** The key of a trigger, a policy or a rule. */
  public static ObjectKey on(ObjectKind kind, QualifiedName table, String name) {
    return new ObjectKey(kind, table.sibling(name), table.name());
  }

  /**
   * Reads the name of a routine with the types of its arguments: {@code add(integer, integer)}.
   *
   * @throws SchemaException if the text is not such a name
   */
  public static ObjectKey routine(ObjectKind kind, String signature) {
    int open = opening(signature);
    if (open < 1) {
      throw new SchemaException(
          "'%s' is not the name of a %s. Write the types of its arguments behind it: add(integer, integer), or now() without any."
              .formatted(signature, kind.word()));
    }
    String arguments =
        signature.substring(open + 1, signature.stripTrailing().length() - 1).strip();
    return new ObjectKey(
        kind,
        QualifiedName.parse(signature.substring(0, open)),
        arguments.isEmpty() ? "" : spelled(arguments));
  }

  /** Where the parenthesis stands that the last one closes; -1 if there is none. */
  private static int opening(String signature) {
    String text = signature.stripTrailing();
    int depth = text.endsWith(")") ? 0 : 1;
    for (int i = text.length() - 1; i >= 0; i--) {
      depth += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The types by the names that PostgreSQL writes (its manual, table 8.1), without lengths. */
  private static String spelled(String types) {
    List<String> spelled = new ArrayList<>();
    for (String type : types.replaceAll("\\(\\s*\\d+\\s*(,\\s*\\d+\\s*)?\\)", "").split(",")) {
      String bare = type.strip().replaceAll("\\s+", " ");
      String element = bare.endsWith("[]") ? bare.substring(0, bare.length() - 2) : bare;
      String name = ALIASES.getOrDefault(element.toLowerCase(Locale.ROOT), element);
      spelled.add(name + bare.substring(element.length()));
    }
    return String.join(", ", spelled);
  }

  /** The table or view that a trigger, a policy or a rule belongs to. */
  public QualifiedName table() {
    return name.sibling(qualifier);
  }

  /** The object that privileges are on. */
  public ObjectKey target() {
    int open = qualifier.indexOf('(');
    String word = open < 0 ? qualifier : qualifier.substring(0, open);
    ObjectKind of = ObjectKind.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    return new ObjectKey(
        of, name, open < 0 ? "" : qualifier.substring(open + 1, qualifier.length() - 1));
  }

  // As it would be by itself, but fast from the first call on: see QualifiedName.
  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectKey that
        && kind == that.kind
        && name.equals(that.name)
        && qualifier.equals(that.qualifier);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * kind.hashCode() + name.hashCode()) + qualifier.hashCode();
  }

  @Override
  public int compareTo(ObjectKey other) {
    int byKind = kind.compareTo(other.kind);
    int byName = byKind != 0 ? byKind : name.compareTo(other.name);
    return byName != 0 ? byName : qualifier.compareTo(other.qualifier);
  }

  /** The key of the comment of the schema that a connection works in. */
  public static ObjectKey schemaComment() {
    return of(ObjectKind.SCHEMA_COMMENT, QualifiedName.of("current_schema"));
  }

  /** The name as a person writes it: {@code add(integer, integer)}, {@code audit on film}. */
  public String label() {
    if (kind.isRoutine()) {
      return name + "(" + qualifier + ")";
    }
    if (kind == ObjectKind.PRIVILEGES) {
      return "on " + target();
    }
    if (kind == ObjectKind.DEFAULT_PRIVILEGES) {
      return "of " + name + " on " + qualifier;
    }
    if (kind == ObjectKind.SCHEMA_COMMENT) {
      return "of the connection's own schema";
    }
    return kind.isOfTable() ? QualifiedName.of(name.name()) + " on " + table() : name.toString();
  }

  /** {@code trigger audit on film}. */
  @Override
  public String toString() {
    return (kind == ObjectKind.SCHEMA_COMMENT ? "comment" : kind.word()) + " " + label();
  }
}
