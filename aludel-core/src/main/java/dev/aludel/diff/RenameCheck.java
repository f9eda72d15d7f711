package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether each of some renames leads from one schema to another. What has the new name already is
 * no hindrance: it goes, or is renamed itself.
 */
final class RenameCheck {

  private final Schema from;
  private final Schema to;
  private final List<Rename> renames;

  /**
   * @param renames those inside of a table or an enum may name it by its old name, too
   */
  RenameCheck(Schema from, Schema to, List<Rename> renames) {
    this.from = from;
    this.to = to;
    this.renames = renames.stream().map(rename -> inRenamed(rename, renames)).distinct().toList();
  }

  /**
   * The renames, with the new names of what they are in.
   *
   * @throws SchemaException if one is not possible
   */
  List<Rename> checked() {
    renames.forEach(this::check);
    return renames;
  }

  private static Rename inRenamed(Rename rename, List<Rename> all) {
    if (rename instanceof Rename.OfColumn column) {
      QualifiedName table = renamed(ObjectKind.TABLE, column.table(), all);
      return new Rename.OfColumn(table, column.from(), column.to());
    }
    if (rename instanceof Rename.OfEnumValue value) {
      QualifiedName type = renamed(ObjectKind.ENUM, value.type(), all);
      return new Rename.OfEnumValue(type, value.from(), value.to());
    }
    return rename;
  }

  /** The new name, where this is the old one and nothing gets it. */
  private static QualifiedName renamed(ObjectKind kind, QualifiedName name, List<Rename> all) {
    return find(all, kind, object -> object.to().equals(name)).isPresent()
        ? name
        : find(all, kind, object -> object.from().equals(name))
            .map(Rename.OfObject::to)
            .orElse(name);
  }

  private static Optional<Rename.OfObject> find(
      List<Rename> renames, ObjectKind kind, Predicate<Rename.OfObject> which) {
    return renames.stream()
        .filter(Rename.OfObject.class::isInstance)
        .map(Rename.OfObject.class::cast)
        .filter(object -> object.kind() == kind)
        .filter(which)
        .findFirst();
  }

  private void check(Rename rename) {
    if (rename instanceof Rename.OfObject object) {
      check(object);
    } else if (rename instanceof Rename.OfColumn column) {
      check(column);
    } else if (rename instanceof Rename.OfEnumValue value) {
      check(value);
    }
  }

  private void check(Rename.OfObject rename) {
    ObjectKind kind = rename.kind();
    Predicate<Rename> sameKind = other -> other instanceof Rename.OfObject o && o.kind() == kind;
    requireOne(rename, sameKind, rename.from(), rename.to());
    require(
        rename,
        kind.word() + " " + rename.from(),
        kind.word() + " " + rename.to(),
        from.find(kind, rename.from()).isPresent(),
        to.find(kind, rename.to()).isPresent());
    if (kind == ObjectKind.TABLE
        && from.table(rename.to()).isPresent()
        && !isGivenUp(sameKind, rename.to())) {
      requireNoSlip(
          rename,
          "table " + rename.to(),
          columns(from.requireTable(rename.from())),
          columns(from.requireTable(rename.to())),
          columns(to.requireTable(rename.to())));
    }
  }

  private static Set<String> columns(Table table) {
    return table.columns().stream().map(Column::name).collect(Collectors.toSet());
  }

  /** What has the name is dropped then, which nobody means where it is what the model wants. */
  private static void requireNoSlip(
      Rename rename, String now, Object renamed, Object there, Object wanted) {
    if (there.equals(wanted) && !renamed.equals(wanted)) {
      throw impossible(rename, "the database already has %s, as the model wants it".formatted(now));
    }
  }

  /** Whether what has the name in the database gets another one. */
  private boolean isGivenUp(Predicate<Rename> among, Object name) {
    return renames.stream().filter(among).anyMatch(other -> oldName(other).equals(name));
  }

  private void check(Rename.OfColumn rename) {
    Table was = table(rename, from, old(ObjectKind.TABLE, rename.table()), "the database");
    Table is = table(rename, to, rename.table(), "the model");
    Predicate<Rename> sameTable =
        other -> other instanceof Rename.OfColumn c && c.table().equals(rename.table());
    requireOne(rename, sameTable, rename.from(), rename.to());
    String what = "column " + rename.table() + ".";
    require(
        rename,
        what + rename.from(),
        what + rename.to(),
        was.column(rename.from()).isPresent(),
        is.column(rename.to()).isPresent());
    Optional<Column> there = was.column(rename.to());
    if (there.isPresent() && !isGivenUp(sameTable, rename.to())) {
      requireNoSlip(
          rename,
          what + rename.to(),
          was.requireColumn(rename.from()).type(),
          there.get().type(),
          is.requireColumn(rename.to()).type());
    }
  }

  private void check(Rename.OfEnumValue rename) {
    List<String> was = values(rename, from, old(ObjectKind.ENUM, rename.type()), "the database");
    List<String> is = values(rename, to, rename.type(), "the model");
    Predicate<Rename> sameEnum =
        other -> other instanceof Rename.OfEnumValue v && v.type().equals(rename.type());
    requireOne(rename, sameEnum, rename.from(), rename.to());
    String what = "enum " + rename.type() + " value ";
    require(
        rename,
        what + rename.from(),
        what + rename.to(),
        was.contains(rename.from()),
        is.contains(rename.to()));
  }

  private QualifiedName old(ObjectKind kind, QualifiedName name) {
    return find(renames, kind, object -> object.to().equals(name))
        .map(Rename.OfObject::from)
        .orElse(name);
  }

  private void requireOne(Rename rename, Predicate<Rename> among, Object old, Object now) {
    for (Rename other : renames) {
      boolean clashes =
          among.test(other)
              && !other.equals(rename)
              && (oldName(other).equals(old) || newName(other).equals(now));
      if (clashes) {
        throw impossible(rename, "--rename says '%s' too".formatted(other.describe()));
      }
    }
  }

  private static Object oldName(Rename rename) {
    if (rename instanceof Rename.OfObject object) {
      return object.from();
    }
    return rename instanceof Rename.OfColumn column
        ? column.from()
        : ((Rename.OfEnumValue) rename).from();
  }

  private static Object newName(Rename rename) {
    if (rename instanceof Rename.OfObject object) {
      return object.to();
    }
    return rename instanceof Rename.OfColumn column
        ? column.to()
        : ((Rename.OfEnumValue) rename).to();
  }

  private static void require(
      Rename rename, String old, String now, boolean isThere, boolean isWanted) {
    if (!isThere) {
      throw impossible(rename, "the database has no " + old);
    }
    if (!isWanted) {
      throw impossible(rename, "the model has no " + now);
    }
  }

  private static Table table(Rename rename, Schema schema, QualifiedName name, String where) {
    return schema
        .table(name)
        .orElseThrow(() -> impossible(rename, "%s has no table %s".formatted(where, name)));
  }

  private static List<String> values(
      Rename rename, Schema schema, QualifiedName name, String where) {
    Optional<EnumType> type = schema.find(ObjectKind.ENUM, name).map(EnumType.class::cast);
    return type.orElseThrow(() -> impossible(rename, "%s has no enum %s".formatted(where, name)))
        .values();
  }

  private static SchemaException impossible(Rename rename, String why) {
    return new SchemaException(
        "Cannot rename %s: %s. Look for a slip in the names, or leave this rename out."
            .formatted(rename.describe(), why));
  }
}
