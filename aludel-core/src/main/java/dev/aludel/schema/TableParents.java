package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;

/** The tables that a table is a partition or a child of, by its options. */
public final class TableParents {

  private static final String PARTITION_OF = "postgresql.partition_of";
  private static final String INHERITS = "postgresql.inherits";

  private TableParents() {}

  public static List<QualifiedName> of(Table table) {
    if (table.options().isEmpty()) {
      return List.of();
    }
    List<QualifiedName> parents = new ArrayList<>();
    String partitioned = table.options().get(PARTITION_OF);
    if (partitioned != null) {
      parents.add(QualifiedName.parse(partitioned));
    }
    String inherits = table.options().get(INHERITS);
    if (inherits != null) {
      for (String parent : inherits.split(", ")) {
        parents.add(QualifiedName.parse(parent));
      }
    }
    return parents;
  }
}
