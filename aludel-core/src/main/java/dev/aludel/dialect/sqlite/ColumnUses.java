package dev.aludel.dialect.sqlite;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Optional;

/** What of a table needs one of its columns. */
final class ColumnUses {

  private final Table table;
  private final String column;

  ColumnUses(Table table, String column) {
    this.table = table;
    this.column = column;
  }

  /** Whether the column is part of a key. */
  boolean inConstraint() {
    return table.constraints().stream()
        .anyMatch(constraint -> constraint.columns().contains(column));
  }

  /** Something with an expression that names the column, as it stands in a sentence. */
  Optional<String> expression() {
    for (CheckConstraint check : table.constraints(CheckConstraint.class)) {
      if (names(check.condition())) {
        return Optional.of(
            check.name().map(name -> "check " + name).orElse("a check without a name"));
      }
    }
    for (Column other : table.columns()) {
      if (!other.name().equals(column)
          && other.generated().filter(generated -> names(generated.expression())).isPresent()) {
        return Optional.of("generated column " + other.name());
      }
    }
    for (Index index : table.indexes()) {
      // An index with the column as a plain key goes with it.
      if (!index.columns().contains(column) && names(index)) {
        return Optional.of("index " + index.name().orElse("without a name"));
      }
    }
    return Optional.empty();
  }

  private boolean names(Index index) {
    return index.where().filter(this::names).isPresent()
        || index.keys().stream()
            .map(IndexKey::expression)
            .flatMap(Optional::stream)
            .anyMatch(this::names);
  }

  private boolean names(Expression expression) {
    return Expressions.write(expression).filter(this::names).isPresent();
  }

  private boolean names(String text) {
    List<Token> tokens = new TokenReader(text).remaining();
    String key = ParsedTable.key(column);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
      boolean function = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
      if (name && !function && ParsedTable.key(token.value()).equals(key)) {
        return true;
      }
    }
    return false;
  }
}
