package dev.aludel.schema;

import java.util.HashSet;
import java.util.Set;

/**
 * The names that constraints and indexes can no longer have.
 *
 * <p>In PostgreSQL an index shares its names with the tables and sequences of its schema, and a
 * primary key or a unique constraint is called as its index is; other constraints need a name of
 * their own in their table only. SQLite is no stricter.
 */
public final class TakenNames {

  private record InTable(QualifiedName table, String name) {}

  private final Set<QualifiedName> relations = new HashSet<>();
  private final Set<InTable> inTables = new HashSet<>();

  /** Whether the constraint's name is an index's too. */
  static boolean isRelation(Constraint constraint) {
    return constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint;
  }

  /** Takes the object's name, and those of all that belongs to it. */
  public void add(SchemaObject object) {
    if (object.kind().isRelation()) {
      relations.add(object.name());
    }
    if (object instanceof Table table) {
      table.constraints().forEach(constraint -> add(table.name(), constraint));
      table.indexes().forEach(index -> add(table.name(), index));
    }
  }

  /** Takes the constraint's name, if it has one. */
  public void add(QualifiedName table, Constraint constraint) {
    constraint.name().ifPresent(name -> add(table, name, isRelation(constraint)));
  }

  /** Takes the index's name, if it has one. */
  public void add(QualifiedName table, Index index) {
    index.name().ifPresent(name -> add(table, name, true));
  }

  /** Whether a table, a sequence or an index has that name. */
  public boolean isRelation(QualifiedName name) {
    return relations.contains(name);
  }

  /** Takes a name for a constraint or index of the table, if it is free. */
  boolean take(QualifiedName table, String name, boolean relation) {
    boolean free =
        !inTables.contains(new InTable(table, name))
            && !(relation && relations.contains(table.sibling(name)));
    if (free) {
      add(table, name, relation);
    }
    return free;
  }

  private void add(QualifiedName table, String name, boolean relation) {
    inTables.add(new InTable(table, name));
    if (relation) {
      relations.add(table.sibling(name));
    }
  }
}
