package dev.aludel.schema;

/**
 * A constraint or an index of a partitioned table, of which its partitions have one each. Its name
 * alone would not do: two tables above a partition may have indexes of one name in two schemas, and
 * foreign keys of one name in one.
 *
 * @param table the topmost one that has it
 */
public record PartAbove(QualifiedName table, String name) {

  /**
   * Reads {@code orders.orders_by_day}, {@code billing.orders.orders_by_day} or {@code
   * "odd.name".x}: the table as {@link QualifiedName#parse} reads it, a dot, and the part's name.
   *
   * @throws SchemaException if the text is not such a name
   */
  public static PartAbove parse(String text) {
    int dot = -1;
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      quoted ^= c == '"';
      if (c == '.' && !quoted) {
        dot = at;
      }
    }
    if (dot < 0) {
      throw new SchemaException(
          "'%s' names no constraint or index of a table above a partition. Write table.name or schema.table.name; a part with a dot in it stands in double quotes."
              .formatted(text));
    }
    return new PartAbove(
        QualifiedName.parse(text.substring(0, dot)),
        QualifiedName.parse(text.substring(dot + 1)).name());
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return table + "." + QualifiedName.of(name);
  }
}
