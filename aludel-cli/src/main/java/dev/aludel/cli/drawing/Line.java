package dev.aludel.cli.drawing;

import dev.aludel.schema.Column;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A foreign key as it is drawn.
 *
 * @param from the table that refers
 * @param to the table that is referred to
 */
record Line(Box from, Box to, ForeignKey key) {

  /** The foreign keys between these tables; one that leads elsewhere is not drawn. */
  static List<Line> all(List<Box> boxes) {
    Map<QualifiedName, Box> byName = new HashMap<>();
    boxes.forEach(box -> byName.put(box.table().name(), box));
    List<Line> lines = new ArrayList<>();
    for (Box box : boxes) {
      for (ForeignKey key : box.table().constraints(ForeignKey.class)) {
        Optional.ofNullable(byName.get(key.table()))
            .ifPresent(to -> lines.add(new Line(box, to, key)));
      }
    }
    return lines;
  }

  /** Whether at most one row refers to each. */
  boolean isToOne() {
    return from.isKey(key.columns());
  }

  /** Whether a row may refer to none. */
  boolean isOptional() {
    return key.columns().stream()
        .anyMatch(name -> from.table().column(name).map(Column::nullable).orElse(true));
  }

  boolean isToItself() {
    return from == to;
  }

  /** What a person is told who asks: {@code invoices.client_id → clients.id}. */
  String describe() {
    return "%s (%s) → %s (%s)"
        .formatted(
            from.name(),
            String.join(", ", key.columns()),
            to.name(),
            String.join(", ", key.referencedColumns()));
  }
}
