package dev.aludel.diff;

import dev.aludel.operation.Operation;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The renames that a person has confirmed.
 *
 * @param list in any order; those of tables and enums are done before those inside of them
 */
public record Renames(List<Rename> list) {

  /** Nothing was renamed. */
  public static final Renames NONE = new Renames(List.of());

  public Renames {
    list = List.copyOf(list);
  }

  public static Renames of(Rename... renames) {
    return new Renames(List.of(renames));
  }

  /**
   * The operations, in an order in which they work.
   *
   * @throws SchemaException if one does not lead from {@code from} to {@code to}
   */
  List<Operation> operations(Schema from, Schema to) {
    List<Operation> operations = new ArrayList<>();
    Schema state = from;
    for (Rename rename : inOrder()) {
      check(rename, state, to);
      state = rename.operation().apply(state);
      operations.add(rename.operation());
    }
    return operations;
  }

  private List<Rename> inOrder() {
    List<Rename> ordered = new ArrayList<>(list);
    ordered.sort((one, other) -> Boolean.compare(isInside(one), isInside(other)));
    return ordered;
  }

  private static boolean isInside(Rename rename) {
    return !(rename instanceof Rename.OfObject);
  }

  private static void check(Rename rename, Schema from, Schema to) {
    if (rename instanceof Rename.OfObject object) {
      check(rename, object.kind(), object.from(), object.to(), from, to);
    } else if (rename instanceof Rename.OfColumn column) {
      Table was = table(rename, from, column.table(), "the database");
      Table is = table(rename, to, column.table(), "the model");
      String what = "column " + column.table() + ".";
      check(
          rename,
          what + column.from(),
          what + column.to(),
          was.column(column.from()).isPresent(),
          was.column(column.to()).isEmpty(),
          is.column(column.to()).isPresent());
    } else if (rename instanceof Rename.OfEnumValue value) {
      List<String> was = values(rename, from, value.type(), "the database");
      List<String> is = values(rename, to, value.type(), "the model");
      String what = "enum " + value.type() + " value ";
      check(
          rename,
          what + value.from(),
          what + value.to(),
          was.contains(value.from()),
          !was.contains(value.to()),
          is.contains(value.to()));
    }
  }

  private static void check(
      Rename rename,
      ObjectKind kind,
      QualifiedName old,
      QualifiedName now,
      Schema from,
      Schema to) {
    check(
        rename,
        kind.word() + " " + old,
        kind.word() + " " + now,
        from.find(kind, old).isPresent(),
        from.find(kind, now).isEmpty(),
        to.find(kind, now).isPresent());
  }

  private static void check(
      Rename rename, String old, String now, boolean isThere, boolean isFree, boolean isWanted) {
    if (!isThere) {
      throw impossible(rename, "the database has no " + old);
    }
    if (!isFree) {
      throw impossible(rename, "the database already has " + now);
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
