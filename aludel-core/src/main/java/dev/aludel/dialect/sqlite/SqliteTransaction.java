package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.Transaction;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameObject;
import dev.aludel.schema.ObjectKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A transaction that takes the write lock at once ({@code BEGIN IMMEDIATE}), so that no later
 * statement can find the database busy.
 *
 * <p>The driver stays in its auto-commit mode, in which it leaves {@code BEGIN} and {@code COMMIT}
 * alone. For a rebuild, foreign keys are off: {@code PRAGMA foreign_keys} does nothing inside a
 * transaction (SQLite's pragma.html), so it comes before. What broke meanwhile is found before the
 * commit; what was broken before stays the user's.
 */
final class SqliteTransaction implements Transaction {

  /** SQLITE_BUSY, the low byte of the extended result codes (rescode.html). */
  private static final int BUSY = 5;

  /** SQLITE_LOCKED: the same, where both share a cache. */
  private static final int LOCKED = 6;

  private static final int MOMENT_MILLIS = 250;
  private static final int SHOWN = 5;

  private record Violation(String table, String row, String parent) {
    String describe() {
      return "%s of table %s references no row of table %s".formatted(row, table, parent);
    }

    Violation after(RenameObject rename) {
      return new Violation(renamed(table, rename), row, renamed(parent, rename));
    }

    private static String renamed(String table, RenameObject rename) {
      return ParsedTable.key(table).equals(ParsedTable.key(rename.from().name()))
          ? rename.to().name()
          : table;
    }
  }

  private final Connection connection;
  private final boolean rebuilds;
  private final List<RenameObject> renames;
  private final boolean autoCommit;
  private final int foreignKeys;
  private final int legacyAlterTable;
  private Set<Violation> known = Set.of();
  private final List<String> answers = new ArrayList<>();
  private boolean open;

  private SqliteTransaction(Connection connection, List<Operation> operations) throws SQLException {
    this.connection = connection;
    this.rebuilds = SqliteDialect.mayRebuild(operations);
    this.renames =
        operations.stream()
            .filter(RenameObject.class::isInstance)
            .map(RenameObject.class::cast)
            .filter(rename -> rename.kind() == ObjectKind.TABLE)
            .toList();
    this.autoCommit = connection.getAutoCommit();
    this.foreignKeys = rebuilds ? number("PRAGMA foreign_keys") : 0;
    this.legacyAlterTable = rebuilds ? number("PRAGMA legacy_alter_table") : 0;
  }

  /** Opens it, unless another connection writes for longer than a moment. */
  static Optional<Transaction> tryBegin(
      Connection connection, List<Operation> operations, Optional<String> question)
      throws SQLException {
    SqliteTransaction transaction = new SqliteTransaction(connection, operations);
    try {
      if (transaction.open()) {
        if (question.isPresent()) {
          transaction.ask(question.get());
        }
        return Optional.of(transaction);
      }
    } catch (SQLException | RuntimeException e) {
      closeAfter(e, transaction);
      throw e;
    }
    transaction.close();
    return Optional.empty();
  }

  private static void closeAfter(Exception failure, Transaction transaction) {
    try {
      transaction.close();
    } catch (SQLException closing) {
      failure.addSuppressed(closing);
    }
  }

  private void ask(String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
    }
  }

  @Override
  public List<String> answers() {
    return Collections.unmodifiableList(answers);
  }

  private boolean open() throws SQLException {
    if (!autoCommit) {
      connection.setAutoCommit(true);
    }
    if (rebuilds) {
      execute("PRAGMA foreign_keys = OFF");
    }
    open = beginImmediate();
    if (open && rebuilds) {
      known = new HashSet<>(violations());
    }
    return open;
  }

  /**
   * SQLite itself waits as long as {@code busy_timeout} says, except where it sees a deadlock or
   * another connection recovering the file; then it says busy at once. Here it waits for a moment
   * only, so that the caller can tell that it waits.
   */
  private boolean beginImmediate() throws SQLException {
    int timeout = number("PRAGMA busy_timeout");
    try {
      execute("PRAGMA busy_timeout = " + MOMENT_MILLIS);
      execute("BEGIN IMMEDIATE");
      return true;
    } catch (SQLException e) {
      if (isBusy(e)) {
        return false;
      }
      throw e;
    } finally {
      execute("PRAGMA busy_timeout = " + timeout);
    }
  }

  /** Another connection holds what this one needs. */
  static boolean isBusy(SQLException failure) {
    int code = failure.getErrorCode() & 0xff;
    return code == BUSY || code == LOCKED;
  }

  @Override
  public void commit() throws SQLException {
    if (rebuilds) {
      checkForeignKeys();
    }
    execute("COMMIT");
    open = false;
  }

  private void checkForeignKeys() throws SQLException {
    List<Violation> broken = new ArrayList<>(violations());
    for (Violation violation : known) {
      Violation now = violation;
      for (RenameObject rename : renames) {
        now = now.after(rename);
      }
      broken.remove(now);
    }
    if (broken.isEmpty()) {
      return;
    }
    String shown =
        broken.stream().limit(SHOWN).map(Violation::describe).collect(Collectors.joining("; "));
    String more =
        broken.size() > SHOWN ? "; and %d rows more".formatted(broken.size() - SHOWN) : "";
    String message =
        "Foreign keys would be broken, so nothing was done: %s%s. Delete or correct these rows, or leave out the change."
            .formatted(shown, more);
    throw new SQLIntegrityConstraintViolationException(message, "23503");
  }

  /**
   * The rows that reference none. A foreign key to columns that are no key is an error to the check
   * as it is to each change of such rows (foreignkeys.html, section 3), but a table may have one:
   * the others are looked at then one by one, and that table's rows are nobody's.
   */
  private List<Violation> violations() throws SQLException {
    try {
      return violations("PRAGMA foreign_key_check");
    } catch (SQLException e) {
      if (!isMismatch(e)) {
        throw e;
      }
    }
    List<Violation> violations = new ArrayList<>();
    for (String table : tablesWithForeignKeys()) {
      try {
        violations.addAll(violations("PRAGMA foreign_key_check(" + Names.quote(table) + ")"));
      } catch (SQLException e) {
        if (!isMismatch(e)) {
          throw e;
        }
      }
    }
    return violations;
  }

  private static boolean isMismatch(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains("foreign key mismatch");
  }

  private List<String> tablesWithForeignKeys() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                    + " AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(name))")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private List<Violation> violations(String check) throws SQLException {
    List<Violation> violations = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(check)) {
      while (rows.next()) {
        String rowid = rows.getString("rowid");
        violations.add(
            new Violation(
                rows.getString("table"),
                rowid == null ? "a row" : "the row with rowid " + rowid,
                rows.getString("parent")));
      }
    }
    return violations;
  }

  @Override
  public void close() throws SQLException {
    try {
      if (open) {
        open = false;
        rollback();
      }
    } finally {
      restore();
    }
  }

  private void rollback() throws SQLException {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite rolls back by itself when the disk is full or memory is short
      // (lang_transaction.html).
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        throw e;
      }
    }
  }

  private void restore() throws SQLException {
    if (rebuilds) {
      execute("PRAGMA writable_schema = RESET");
      execute("PRAGMA legacy_alter_table = " + legacyAlterTable);
      execute("PRAGMA foreign_keys = " + foreignKeys);
    }
    if (!autoCommit) {
      connection.setAutoCommit(false);
    }
  }

  private int number(String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(pragma)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
