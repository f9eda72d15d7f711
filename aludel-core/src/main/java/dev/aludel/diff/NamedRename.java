package dev.aludel.diff;

import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rename of which only the names are told, {@code clients.name=full_name}: what has the old one
 * in the database says what it is.
 *
 * @param from the old name with the names around it: schema, table, column
 * @param to the new name; those around it may be left out
 */
public record NamedRename(List<String> from, List<String> to) {

  private static final List<ObjectKind> KINDS =
      List.of(ObjectKind.TABLE, ObjectKind.ENUM, ObjectKind.SEQUENCE);

  public NamedRename {
    from = List.copyOf(from);
    to = List.copyOf(to);
    if (from.isEmpty() || to.isEmpty() || from.size() > 3 || to.size() > from.size()) {
      throw new SchemaException(
          "'%s=%s' is no rename. Write table=new_table, or table.column=new_column."
              .formatted(written(from), written(to)));
    }
  }

  private static String written(List<String> path) {
    return path.stream()
        .map(QualifiedName::of)
        .map(Object::toString)
        .collect(Collectors.joining("."));
  }

  /**
   * The rename that is meant.
   *
   * @param others by which a table may have another name in the schema
   * @throws SchemaException if nothing in the schema has that name, or more than one thing
   */
  Rename in(Schema schema, List<Rename> others) {
    List<Rename> found = new ArrayList<>();
    if (from.size() < 3) {
      QualifiedName was = name(from);
      for (ObjectKind kind : KINDS) {
        if (schema.find(kind, was).isPresent()) {
          QualifiedName is = to.size() == 1 ? was.sibling(to.get(0)) : name(to);
          found.add(new Rename.OfObject(kind, was, is));
        }
      }
    }
    if (from.size() > 1) {
      QualifiedName owner = name(from.subList(0, from.size() - 1));
      String last = from.get(from.size() - 1);
      Optional<Table> table = schema.table(owner).or(() -> schema.table(old(owner, others)));
      if (table.flatMap(there -> there.column(last)).isPresent()) {
        found.add(new Rename.OfColumn(owner, last, to.get(to.size() - 1)));
      }
    }
    if (found.isEmpty()) {
      throw new SchemaException(
          "Cannot rename %s to %s: the database has no table, enum or sequence of that name, and no such column. Write table=new_table, or table.column=new_column."
              .formatted(written(from), written(to)));
    }
    if (found.size() > 1) {
      throw new SchemaException(
          "It is not clear what %s=%s renames. Write one of: %s."
              .formatted(
                  written(from),
                  written(to),
                  found.stream()
                      .map(rename -> "'" + rename.describe() + "'")
                      .collect(Collectors.joining(", "))));
    }
    return found.get(0);
  }

  private static QualifiedName old(QualifiedName table, List<Rename> others) {
    for (Rename other : others) {
      if (other instanceof Rename.OfObject object
          && object.kind() == ObjectKind.TABLE
          && object.to().equals(table)) {
        return object.from();
      }
    }
    return table;
  }

  private static QualifiedName name(List<String> path) {
    return path.size() == 1
        ? QualifiedName.of(path.get(0))
        : QualifiedName.of(path.get(0), path.get(1));
  }
}
