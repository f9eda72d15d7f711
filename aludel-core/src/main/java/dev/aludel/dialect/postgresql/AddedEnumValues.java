package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SplitException;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values that an operation adds to an enum, none of which can be used before the transaction
 * that adds it is committed (ALTER TYPE, Notes).
 */
final class AddedEnumValues {

  private AddedEnumValues() {}

  static Set<String> of(Operation operation) {
    if (operation instanceof AlterEnum alter) {
      Set<String> added = new TreeSet<>(alter.values());
      alter.replaced().ifPresent(added::removeAll);
      return added;
    }
    return operation instanceof Execute execute
        ? execute.sql().on(ExpressionWriter.DIALECT).map(AddedEnumValues::of).orElse(Set.of())
        : Set.of();
  }

  private static Set<String> of(String sql) {
    try {
      if (!OutsideTransaction.firstWord(sql).equals("alter")) {
        return Set.of();
      }
      StatementWords words = new StatementWords(sql);
      if (!words.accept("alter", "type") || words.name().isEmpty()) {
        return Set.of();
      }
      if (!words.accept("add", "value")) {
        return Set.of();
      }
      words.accept("if", "not", "exists");
      Optional<String> literal = words.string();
      return literal.map(text -> Set.copyOf(List.of(value(text)))).orElse(Set.of());
    } catch (SplitException e) {
      return Set.of();
    }
  }

  private static String value(String literal) {
    int open = literal.indexOf('\'');
    return literal.substring(open + 1, literal.length() - 1).replace("''", "'");
  }
}
