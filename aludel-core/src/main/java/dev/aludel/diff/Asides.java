package dev.aludel.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aludel.schema.EnumType;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What goes and has a name that something else gets by a rename. It steps aside, under a name of
 * its own, until it is its turn to be dropped; {@link EarlyDrops} drops it at once where that can
 * be.
 */
final class Asides {

  static final String PREFIX = "_aludel_";

  /** On PostgreSQL these share one space of names, by pg_class and pg_type. */
  private static final List<ObjectKind> RELATIONS =
      List.of(ObjectKind.TABLE, ObjectKind.SEQUENCE, ObjectKind.ENUM);

  private final List<Rename> renames;
  private final Schema from;
  private final Schema to;
  private final List<Rename> asides = new ArrayList<>();

  private Asides(List<Rename> renames, Schema from, Schema to) {
    this.renames = renames;
    this.from = from;
    this.to = to;
  }

  /** The renames, and those that make way for them. */
  static List<Rename> with(List<Rename> renames, Schema from, Schema to) {
    Asides asides = new Asides(renames, from, to);
    for (Rename rename : renames) {
      asides.makeWay(rename);
    }
    return asides.asides.isEmpty()
        ? renames
        : Stream.concat(asides.asides.stream(), renames.stream()).distinct().toList();
  }

  private void makeWay(Rename rename) {
    if (rename instanceof Rename.OfObject object) {
      makeWay(object);
    } else if (rename instanceof Rename.OfColumn column) {
      makeWay(column);
    } else if (rename instanceof Rename.OfEnumValue value) {
      makeWay(value);
    }
  }

  private void makeWay(Rename.OfObject rename) {
    for (ObjectKind kind : RELATIONS) {
      for (SchemaObject object : from.objects()) {
        if (object.kind() == kind
            && object.name().schema().equals(rename.to().schema())
            && isInTheWay(object.name().name(), rename.to().name())
            && goes(object, rename)) {
          String aside = aside(object.name().name(), relations(object.name().schema()));
          asides.add(new Rename.OfObject(kind, object.name(), object.name().sibling(aside)));
        }
      }
    }
  }

  /** Whether it has the name, or one that SQLite takes for it. */
  private static boolean isInTheWay(String name, String wanted) {
    return name.equalsIgnoreCase(wanted);
  }

  private boolean goes(SchemaObject object, Rename.OfObject rename) {
    boolean stays =
        to.find(object.key()).isPresent()
            && !(object.kind() == rename.kind() && object.name().equals(rename.to()));
    return !stays
        && Stream.concat(renames.stream(), asides.stream())
            .noneMatch(
                other ->
                    other instanceof Rename.OfObject o
                        && o.kind() == object.kind()
                        && o.from().equals(object.name()));
  }

  private Set<String> relations(Optional<String> schema) {
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Schema each : List.of(from, to)) {
      each.objects().stream()
          .filter(object -> object.name().schema().equals(schema))
          .forEach(object -> taken.add(object.name().name()));
    }
    return taken;
  }

  private void makeWay(Rename.OfColumn rename) {
    Optional<Table> was = from.table(original(ObjectKind.TABLE, rename.table()));
    Optional<Table> is = to.table(rename.table());
    if (was.isEmpty() || is.isEmpty()) {
      return;
    }
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    was.get().columns().forEach(column -> taken.add(column.name()));
    is.get().columns().forEach(column -> taken.add(column.name()));
    for (var column : was.get().columns()) {
      String name = column.name();
      boolean stays = !name.equals(rename.to()) && is.get().column(name).isPresent();
      if (isInTheWay(name, rename.to()) && !stays && !isRenamed(rename.table(), name)) {
        asides.add(new Rename.OfColumn(rename.table(), name, aside(name, taken)));
      }
    }
  }

  private boolean isRenamed(QualifiedName table, String column) {
    return Stream.concat(renames.stream(), asides.stream())
        .anyMatch(
            other ->
                other instanceof Rename.OfColumn o
                    && o.table().equals(table)
                    && o.from().equals(column));
  }

  private void makeWay(Rename.OfEnumValue rename) {
    Optional<EnumType> was =
        from.find(ObjectKind.ENUM, original(ObjectKind.ENUM, rename.type()))
            .map(EnumType.class::cast);
    boolean isThere = was.filter(type -> type.values().contains(rename.to())).isPresent();
    boolean isRenamed =
        renames.stream()
            .anyMatch(
                other ->
                    other instanceof Rename.OfEnumValue o
                        && o.type().equals(rename.type())
                        && o.from().equals(rename.to()));
    if (isThere && !isRenamed) {
      Set<String> taken = new HashSet<>(was.get().values());
      asides.add(new Rename.OfEnumValue(rename.type(), rename.to(), aside(rename.to(), taken)));
    }
  }

  /** The name before the renames. */
  private QualifiedName original(ObjectKind kind, QualifiedName name) {
    for (Rename rename : renames) {
      if (rename instanceof Rename.OfObject object
          && object.kind() == kind
          && object.to().equals(name)) {
        return object.from();
      }
    }
    return name;
  }

  /** A name like that one, within PostgreSQL's 63 bytes, that nothing has. */
  static String aside(String name, Set<String> taken) {
    String aside = shortened(PREFIX + name);
    for (int number = 2; taken.contains(aside); number++) {
      aside = shortened(PREFIX + number + "_" + name);
    }
    return aside;
  }

  private static String shortened(String name) {
    StringBuilder kept = new StringBuilder();
    int bytes = 0;
    for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
      String letter = Character.toString(name.codePointAt(at));
      bytes += letter.getBytes(UTF_8).length;
      if (bytes > 63) {
        break;
      }
      kept.append(letter);
    }
    return kept.toString();
  }
}
