package dev.aludel.cli.drawing;

import dev.aludel.diff.Wording;
import dev.aludel.schema.Column;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table as it is drawn: what each of its columns is, and how much room it takes. */
final class Box {

  /** Height of a line of text. */
  static final int ROW = 20;

  /** Height of the table's name. */
  static final int HEAD = 28;

  private static final int PADDING = 10;

  /** The advance of a character at 12 pixels in the usual monospaced fonts, rounded up. */
  private static final double CHARACTER = 7.4;

  /** Room for {@code PK} and {@code FK}. */
  static final int MARK = 30;

  private static final int LONGEST_TYPE = 32;

  private final Table table;
  private final Set<String> primary;
  private final Set<String> referencing = new HashSet<>();
  private final Set<String> unique = new HashSet<>();

  Box(Table table) {
    this.table = table;
    this.primary = Set.copyOf(table.primaryKey().map(PrimaryKey::columns).orElse(List.of()));
    table.constraints(ForeignKey.class).forEach(key -> referencing.addAll(key.columns()));
    for (UniqueConstraint constraint : table.constraints(UniqueConstraint.class)) {
      if (constraint.columns().size() == 1) {
        unique.addAll(constraint.columns());
      }
    }
  }

  Table table() {
    return table;
  }

  String name() {
    return table.name().toString();
  }

  boolean isPrimary(Column column) {
    return primary.contains(column.name());
  }

  boolean isReferencing(Column column) {
    return referencing.contains(column.name());
  }

  boolean isUnique(Column column) {
    return unique.contains(column.name());
  }

  /** Whether no two rows have the same values in these columns. */
  boolean isKey(List<String> columns) {
    Set<String> wanted = Set.copyOf(columns);
    return (!primary.isEmpty() && primary.equals(wanted))
        || table.constraints(UniqueConstraint.class).stream()
            .anyMatch(constraint -> Set.copyOf(constraint.columns()).equals(wanted))
        || table.indexes().stream()
            .anyMatch(
                index ->
                    index.unique()
                        && index.where().isEmpty()
                        && index.keys().stream().allMatch(key -> key.column().isPresent())
                        && Set.copyOf(index.columns()).equals(wanted));
  }

  /** {@code PK}, {@code FK}, {@code UK}, or nothing. */
  String mark(Column column) {
    if (isPrimary(column)) {
      return isReferencing(column) ? "PF" : "PK";
    }
    if (isReferencing(column)) {
      return "FK";
    }
    return isUnique(column) ? "UK" : "";
  }

  /** The type, cut where it is too long for a picture. */
  static String type(Column column) {
    String type = Wording.type(column.type());
    return type.length() <= LONGEST_TYPE ? type : type.substring(0, LONGEST_TYPE - 1) + "…";
  }

  int width() {
    int longest = length(name());
    for (Column column : table.columns()) {
      longest = Math.max(longest, length(column.name()) + 2 + length(type(column)) + 1);
    }
    return (int) Math.ceil(longest * CHARACTER) + 2 * PADDING + MARK;
  }

  int height() {
    return HEAD + table.columns().size() * ROW + PADDING / 2;
  }

  /** How far below the top the middle of a column's line is. */
  int middleOf(String column) {
    for (int at = 0; at < table.columns().size(); at++) {
      if (table.columns().get(at).name().equals(column)) {
        return HEAD + at * ROW + ROW / 2;
      }
    }
    return HEAD / 2;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
