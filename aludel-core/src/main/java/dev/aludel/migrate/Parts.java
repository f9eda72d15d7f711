package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RunJava;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A script cut into what can be done as one. Most are one transaction, whole.
 *
 * <p>A statement that refuses a transaction stands alone, between the transactions before and after
 * it. A transaction ends, too, before the first use of what only its commit makes usable: a new
 * value of an enum. With {@code transaction: none} each statement is a part of its own.
 */
final class Parts {

  private Parts() {}

  /**
   * Cuts a script.
   *
   * @param together whether it runs in as few transactions as can be
   */
  static List<Part> of(List<Located> located, boolean together, Dialect dialect) {
    List<Part> parts = new ArrayList<>();
    Set<String> unusable = new HashSet<>();
    int from = 0;
    for (int at = 0; at < located.size(); at++) {
      Operation operation = located.get(at).operation();
      boolean outside = isOutside(operation, together, dialect);
      boolean cut = outside || !together || mentions(operation, unusable);
      if (cut && from < at) {
        parts.add(new Part(from, at, false));
        from = at;
      }
      if (cut) {
        unusable.clear();
      }
      if (outside) {
        parts.add(new Part(at, at + 1, true));
        from = at + 1;
      } else {
        unusable.addAll(dialect.unusableBeforeCommit(operation));
      }
    }
    if (from < located.size() || parts.isEmpty()) {
      parts.add(new Part(from, located.size(), false));
    }
    return parts;
  }

  private static boolean isOutside(Operation operation, boolean together, Dialect dialect) {
    if (operation instanceof RunJava) {
      return !together;
    }
    return operation instanceof Execute
        && dialect.compile(operation, () -> Schema.EMPTY).stream()
            .anyMatch(
                statement ->
                    !statement.transactional() || (!together && dialect.mayCommit(statement)));
  }

  /** Any text of the operation counts; a cut that was not needed does no harm. */
  private static boolean mentions(Operation operation, Set<String> values) {
    if (values.isEmpty()) {
      return false;
    }
    String text = operation.toString();
    return values.stream().anyMatch(text::contains);
  }
}
