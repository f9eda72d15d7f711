package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.TransactionControl;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The statements that SQLite refuses to run in a transaction, or takes no notice of there. */
final class OutsideTransaction {

  /** By pragma.html: these are refused in a transaction, or are no-ops in one. */
  private static final Set<String> PRAGMAS =
      Set.of("journal_mode", "synchronous", "foreign_keys", "auto_vacuum");

  private OutsideTransaction() {}

  /** By lang_vacuum.html, lang_attach.html and lang_detach.html. */
  static boolean needs(String sql) {
    Tokenizer tokens = new Tokenizer(sql);
    Optional<Token> first = tokens.next();
    return is(first, "VACUUM")
        || is(first, "ATTACH")
        || is(first, "DETACH")
        || (is(first, "PRAGMA") && setsForGood(tokens));
  }

  private static boolean setsForGood(Tokenizer tokens) {
    for (Optional<Token> token = tokens.next(); token.isPresent(); token = tokens.next()) {
      if (PRAGMAS.contains(token.get().text().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** Pragmas alone: any other statement is in one piece. */
  static boolean mayCommit(String sql) {
    return is(new Tokenizer(sql).next(), "PRAGMA");
  }

  /** What it does to the transaction that it runs in, by lang_transaction.html. */
  static TransactionControl control(String sql) {
    Tokenizer tokens = new Tokenizer(sql);
    Optional<Token> first = tokens.next();
    if (is(first, "BEGIN") || is(first, "COMMIT") || is(first, "END")) {
      return TransactionControl.FRAMES;
    }
    if (!is(first, "ROLLBACK")) {
      return TransactionControl.NONE;
    }
    Optional<Token> second = tokens.next();
    boolean toSavepoint =
        is(second, "TO") || (is(second, "TRANSACTION") && is(tokens.next(), "TO"));
    return toSavepoint ? TransactionControl.NONE : TransactionControl.ABANDONS;
  }

  private static boolean is(Optional<Token> token, String word) {
    return token.filter(found -> found.is(word)).isPresent();
  }
}
