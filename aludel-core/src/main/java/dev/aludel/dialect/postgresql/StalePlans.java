package dev.aludel.dialect.postgresql;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Index;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans that a session keeps for a function which takes whole rows of a table (PL/pgSQL, Plan
 * Caching). ALTER TABLE calls it with rows of the new type, to build an index anew or to look at a
 * check, before the plan hears that a column has got another type: "attribute 2 has wrong type".
 */
final class StalePlans {

  private static final String FORGET = "DISCARD PLANS";

  private StalePlans() {}

  /** What goes before a column of the table gets another type. */
  static List<String> forget(QualifiedName table, Schema schema) {
    return Descent.withDescendants(table, schema).stream().anyMatch(StalePlans::readsWholeRows)
        ? List.of(FORGET)
        : List.of();
  }

  /** Whether an index or a check names the table itself, as in {@code total(t.*) > 0}. */
  private static boolean readsWholeRows(Table table) {
    List<Expression> read = new ArrayList<>();
    for (Index index : table.indexes()) {
      index.keys().forEach(key -> key.expression().ifPresent(read::add));
      index.where().ifPresent(read::add);
    }
    table.constraints(CheckConstraint.class).forEach(check -> read.add(check.condition()));
    return read.stream()
            .flatMap(expression -> ExpressionWriter.own(expression).stream())
            .map(ExpressionWriter::write)
            .anyMatch(text -> names(text, table))
        || TableOptions.under(TableOptions.EXCLUDE, table.options()).values().stream()
            .anyMatch(text -> names(text, table));
  }

  private static boolean names(String text, Table table) {
    String name = table.name().name();
    return text.contains(name)
        && Lexer.significant(text).stream()
            .map(Lexer.Token::text)
            .anyMatch(word -> word.equals(name) || word.equals(Quoting.name(name)));
  }
}
