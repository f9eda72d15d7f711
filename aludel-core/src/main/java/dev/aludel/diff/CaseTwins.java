package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables and columns of two schemas whose names differ in the case of letters only. */
final class CaseTwins {

  private final Schema from;
  private final Schema to;
  private final List<Rename> known;
  private final List<Rename> twins = new ArrayList<>();

  private CaseTwins(Schema from, Schema to, List<Rename> known) {
    this.from = from;
    this.to = to;
    this.known = known;
  }

  /**
   * The renames that make one of both.
   *
   * @param known what is renamed anyway
   */
  static List<Rename> between(Schema from, Schema to, List<Rename> known) {
    CaseTwins twins = new CaseTwins(from, to, known);
    twins.find();
    return twins.twins;
  }

  private void find() {
    Map<QualifiedName, QualifiedName> wanted = new HashMap<>();
    for (Table table : to.tables()) {
      if (from.table(table.name()).isEmpty() && !isGiven(table.name())) {
        wanted.put(key(table.name()), table.name());
      }
    }
    for (Table table : from.tables()) {
      if (to.table(table.name()).isPresent()) {
        columns(table, table.name());
        continue;
      }
      Optional<QualifiedName> told = told(table.name());
      Optional<QualifiedName> twin =
          told.isPresent() ? told : Optional.ofNullable(wanted.get(key(table.name())));
      if (twin.isPresent()) {
        if (told.isEmpty()) {
          twins.add(new Rename.OfObject(ObjectKind.TABLE, table.name(), twin.get()));
        }
        columns(table, twin.get());
      }
    }
  }

  /** The new name that a person has told. */
  private Optional<QualifiedName> told(QualifiedName table) {
    return known.stream()
        .filter(Rename.OfObject.class::isInstance)
        .map(Rename.OfObject.class::cast)
        .filter(rename -> rename.kind() == ObjectKind.TABLE && rename.from().equals(table))
        .map(Rename.OfObject::to)
        .findFirst();
  }

  private void columns(Table was, QualifiedName name) {
    Optional<Table> is = to.table(name);
    if (is.isEmpty() || is.get().columns().equals(was.columns())) {
      return;
    }
    Map<String, String> wanted = new HashMap<>();
    for (Column column : is.get().columns()) {
      if (was.column(column.name()).isEmpty() && !isGiven(was.name(), name, column.name())) {
        wanted.put(key(column.name()), column.name());
      }
    }
    for (Column column : was.columns()) {
      String twin = wanted.get(key(column.name()));
      boolean gone = is.get().column(column.name()).isEmpty();
      if (twin != null && gone && !isTold(was.name(), name, column.name())) {
        twins.add(new Rename.OfColumn(name, column.name(), twin));
      }
    }
  }

  /** Whether something else gets the name, as a person has told. */
  private boolean isGiven(QualifiedName table) {
    return known.stream()
        .anyMatch(
            rename ->
                rename instanceof Rename.OfObject object
                    && object.kind() == ObjectKind.TABLE
                    && object.to().equals(table));
  }

  private boolean isGiven(QualifiedName old, QualifiedName table, String column) {
    return known.stream()
        .anyMatch(
            rename ->
                rename instanceof Rename.OfColumn other
                    && (other.table().equals(table) || other.table().equals(old))
                    && other.to().equals(column));
  }

  private boolean isTold(QualifiedName old, QualifiedName table, String column) {
    return known.stream()
        .filter(Rename.OfColumn.class::isInstance)
        .map(Rename.OfColumn.class::cast)
        .filter(rename -> rename.table().equals(table) || rename.table().equals(old))
        .anyMatch(rename -> rename.from().equals(column));
  }

  private static QualifiedName key(QualifiedName name) {
    return name.sibling(key(name.name()));
  }

  /** By the letters of ASCII, as SQLite compares names. */
  private static String key(String name) {
    StringBuilder key = new StringBuilder(name);
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        key.setCharAt(i, Character.toLowerCase(c));
      }
    }
    return key.toString();
  }
}
