package dev.aludel.dialect.postgresql;

import java.util.Optional;
import java.util.Set;

/**
 * Statements on subscriptions. No schema holds one, and to make, alter or drop it PostgreSQL calls
 * the publisher, where it may create or drop a replication slot, whatever becomes of the
 * transaction (CREATE SUBSCRIPTION, Notes). So none of them is run where only a model is made.
 */
final class Subscriptions {

  private static final Set<String> FIRST_WORDS =
      Set.of("create", "alter", "drop", "comment", "security");

  private Subscriptions() {}

  /** The subscription that the statement is about, if it is about one. */
  static Optional<String> of(String sql) {
    if (!FIRST_WORDS.contains(OutsideTransaction.firstWord(sql))) {
      return Optional.empty();
    }
    StatementWords words = new StatementWords(sql);
    boolean isOne =
        words.accept("create", "subscription")
            || words.accept("alter", "subscription")
            || words.accept("drop", "subscription")
            || words.accept("comment", "on", "subscription")
            || (words.accept("security", "label")
                && words.skipTo("on")
                && words.accept("subscription"));
    if (!isOne) {
      return Optional.empty();
    }
    words.accept("if", "exists");
    return words.name().map(name -> name.name());
  }
}
