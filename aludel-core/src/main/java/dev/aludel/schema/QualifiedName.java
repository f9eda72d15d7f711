package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of a schema object, alone or qualified by its schema.
 *
 * <p>An unqualified name lies in the schema that the connection works in: the first of PostgreSQL's
 * {@code search_path}, {@code main} in SQLite. Case is kept as written; quoting is a dialect's
 * work.
 *
 * @param schema the schema's name, if the name is qualified
 * @param name the object's own name, never empty
 */
public record QualifiedName(Optional<String> schema, String name)
    implements Comparable<QualifiedName> {

  public QualifiedName {
    if (name.isEmpty() || (schema.isPresent() && schema.get().isEmpty())) {
      throw new SchemaException("A name may not be empty.");
    }
  }

  /** The unqualified name {@code name}, taken as it is, dots and quotes included. */
  public static QualifiedName of(String name) {
    return new QualifiedName(Optional.empty(), name);
  }

  /** The name {@code name} in the schema {@code schema}, both taken as they are. */
  public static QualifiedName of(String schema, String name) {
    return new QualifiedName(Optional.of(schema), name);
  }

  /**
   * Reads {@code users}, {@code billing.users} or {@code "odd.name"."users"}: a dot separates the
   * schema from the name, and a part that holds a dot or a quote stands in double quotes, with
   * quotes in it doubled. Case is kept in both forms.
   *
   * @throws SchemaException if the text is not such a name
   */
  public static QualifiedName parse(String text) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    boolean more = true;
    while (more) {
      StringBuilder part = new StringBuilder();
      at = readPart(text, at, part);
      parts.add(part.toString());
      more = at < text.length() && text.charAt(at) == '.';
      at = more ? at + 1 : at;
    }
    if (at < text.length() || parts.size() > 2 || parts.contains("")) {
      throw new SchemaException(
          "'%s' is not a name. Write name or schema.name; a part with a dot in it stands in double quotes."
              .formatted(text));
    }
    return parts.size() == 1 ? of(parts.get(0)) : of(parts.get(0), parts.get(1));
  }

  private static int readPart(String text, int start, StringBuilder part) {
    int at = start;
    if (at >= text.length() || text.charAt(at) != '"') {
      while (at < text.length() && text.charAt(at) != '.') {
        part.append(text.charAt(at++));
      }
      return at;
    }
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        part.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        part.append('"');
        at++;
      } else {
        return at;
      }
    }
    throw new SchemaException("'%s' opens a double quote that it does not close.".formatted(text));
  }

  /** The same schema with another name in it. */
  public QualifiedName sibling(String otherName) {
    return new QualifiedName(schema, otherName);
  }

  // What a record has by itself is a tree of method handles, which is slow until it is compiled,
  // and most runs are over by then. What is compared for each column of a schema is written out.
  @Override
  public boolean equals(Object other) {
    return other instanceof QualifiedName that
        && name.equals(that.name)
        && schema.equals(that.schema);
  }

  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + name.hashCode();
  }

  @Override
  public int compareTo(QualifiedName other) {
    int bySchema =
        schema.isEmpty() && other.schema.isEmpty()
            ? 0
            : schema.orElse("").compareTo(other.schema.orElse(""));
    return bySchema != 0 ? bySchema : name.compareTo(other.name);
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return schema.isPresent() ? part(schema.get()) + "." + part(name) : part(name);
  }

  private static String part(String part) {
    boolean plain = part.indexOf('.') < 0 && part.indexOf('"') < 0;
    return plain ? part : '"' + part.replace("\"", "\"\"") + '"';
  }
}
