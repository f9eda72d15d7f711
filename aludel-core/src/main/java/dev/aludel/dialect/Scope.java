package dev.aludel.dialect;

import dev.aludel.schema.QualifiedName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What part of a database is looked at.
 *
 * @param schemas the schemas besides the connection's own, by name
 * @param excluded objects left out, such as Aludel's own tables
 */
public record Scope(List<String> schemas, Set<QualifiedName> excluded) {

  /** The connection's own schema, whole. */
  public static final Scope CURRENT_SCHEMA = new Scope(List.of(), Set.of());

  public Scope {
    schemas = List.copyOf(schemas);
    excluded = Set.copyOf(excluded);
  }

  /** The same, and these schemas besides. */
  public Scope with(Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(schemas);
    all.addAll(more);
    return new Scope(List.copyOf(all), excluded);
  }

  public boolean includes(QualifiedName name) {
    return !excluded.contains(name);
  }
}
