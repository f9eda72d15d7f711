package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.SplitException;
import dev.aludel.dialect.TransactionControl;
import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The statements that PostgreSQL refuses to run in a transaction, by the manual's part VI. */
final class OutsideTransaction {

  private static final Set<String> CREATED_OR_DROPPED = Set.of("database", "tablespace");

  private static final Set<String> FIRST_WORDS =
      Set.of(
          "vacuum",
          "create",
          "drop",
          "alter",
          "reindex",
          "cluster",
          "discard",
          "begin",
          "start",
          "end",
          "abort",
          "prepare",
          "commit",
          "rollback");

  /** What begins one of these commits when it ends, and never before. */
  private static final Set<String> ATOMIC =
      Set.of(
          "insert",
          "update",
          "delete",
          "merge",
          "create",
          "alter",
          "drop",
          "comment",
          "grant",
          "revoke",
          "truncate",
          "lock",
          "set",
          "reset",
          "refresh",
          "import",
          "reassign",
          "security",
          "analyze",
          "discard");

  /** Of these, the second word decides but for an index. */
  private static final Set<String> MADE_AND_DROPPED = Set.of("create", "drop");

  private static final String NOTHING = " ";
  private static final int MOST_WORDS = 40;

  private OutsideTransaction() {}

  static boolean needs(String sql) {
    List<String> words;
    try {
      words = firstWords(sql);
    } catch (SplitException e) {
      // The server says what is wrong with it.
      return false;
    }
    String second = words.size() > 1 ? words.get(1) : "";
    return switch (words.isEmpty() ? "" : words.get(0)) {
      case "vacuum" -> true;
      case "create" ->
          CREATED_OR_DROPPED.contains(second)
              || second.equals("subscription")
              || isNext(words, "index", "concurrently");
      case "drop" ->
          CREATED_OR_DROPPED.contains(second)
              || second.equals("subscription")
              || isNext(words, "index", "concurrently");
      case "alter" ->
          second.equals("system")
              || (second.equals("database") && words.contains("tablespace"))
              || (second.equals("subscription") && words.contains("refresh"))
              || (second.equals("table")
                  && words.contains("detach")
                  && words.get(words.size() - 1).equals("concurrently"));
      case "reindex" ->
          words.contains("concurrently")
              || words.stream().limit(6).anyMatch(Set.of("database", "system", "schema")::contains);
      case "cluster" -> words.size() == 1 || (words.size() == 2 && second.equals("verbose"));
      case "discard" -> second.equals("all");
      case "commit", "rollback" -> second.equals("prepared");
      default -> false;
    };
  }

  /** What it does to the transaction that it runs in; the manual's part VI lists the words. */
  static TransactionControl control(String sql) {
    List<String> words;
    try {
      words = firstWords(sql);
    } catch (SplitException e) {
      return TransactionControl.NONE;
    }
    String second = words.size() > 1 ? words.get(1) : "";
    return switch (words.isEmpty() ? "" : words.get(0)) {
      case "begin", "end" -> TransactionControl.FRAMES;
      case "start" ->
          second.equals("transaction") ? TransactionControl.FRAMES : TransactionControl.NONE;
      case "commit" ->
          second.equals("prepared") ? TransactionControl.ABANDONS : TransactionControl.FRAMES;
      case "rollback" ->
          words.contains("to") ? TransactionControl.NONE : TransactionControl.ABANDONS;
      case "abort" -> TransactionControl.ABANDONS;
      case "prepare" ->
          second.equals("transaction") ? TransactionControl.ABANDONS : TransactionControl.NONE;
      default -> TransactionControl.NONE;
    };
  }

  /**
   * Whether a limit that fits other statements does not fit this one: the time that it takes says
   * nothing of whether it is stuck.
   */
  static boolean takesItsTime(String sql) {
    List<String> words;
    try {
      words = firstWords(sql);
    } catch (SplitException e) {
      return false;
    }
    return switch (words.isEmpty() ? "" : words.get(0)) {
      case "create" ->
          words.size() > 2
              && (words.get(1).equals("index")
                  || (words.get(1).equals("unique") && words.get(2).equals("index")));
      case "reindex", "vacuum", "cluster" -> true;
      default -> needs(sql);
    };
  }

  /**
   * Whether it may commit in the middle: CALL, DO, and whatever is not known to be in one piece.
   */
  static boolean mayCommit(String sql) {
    try {
      String first = firstWord(sql);
      return !first.equals(NOTHING) && !ATOMIC.contains(first);
    } catch (SplitException e) {
      return true;
    }
  }

  /** Whether it is known to commit when it ends and never before, and to return no rows. */
  static boolean isAtomic(String sql) {
    try {
      return ATOMIC.contains(firstWord(sql));
    } catch (SplitException e) {
      return false;
    }
  }

  /**
   * The first word, in lower case; empty where it begins with none, and {@value #NOTHING} where
   * there is nothing.
   */
  static String firstWord(String sql) {
    Lexer lexer = new Lexer(sql);
    for (Optional<Token> token = lexer.next(); token.isPresent(); token = lexer.next()) {
      if (token.get().isSignificant()) {
        return word(token.get());
      }
    }
    return NOTHING;
  }

  /** No more than what decides: a statement may be a megabyte of rows. */
  private static List<String> firstWords(String sql) {
    Lexer lexer = new Lexer(sql);
    List<String> words = new ArrayList<>();
    for (Optional<Token> token = lexer.next();
        token.isPresent() && words.size() < MOST_WORDS;
        token = lexer.next()) {
      if (token.get().isSignificant()) {
        words.add(word(token.get()));
        if (words.size() == 1 && !FIRST_WORDS.contains(words.get(0))) {
          break;
        }
        if (words.size() == 2 && MADE_AND_DROPPED.contains(words.get(0)) && !isIndex(words)) {
          break;
        }
      }
    }
    return words;
  }

  private static boolean isIndex(List<String> words) {
    return words.get(1).equals("index") || words.get(1).equals("unique");
  }

  private static boolean isNext(List<String> words, String word, String next) {
    int place = words.indexOf(word);
    return place > 0 && place + 1 < words.size() && words.get(place + 1).equals(next);
  }

  private static String word(Token token) {
    return token.kind() == Kind.WORD ? token.text().toLowerCase(Locale.ROOT) : "";
  }
}
