package dev.aludel.copy;

import dev.aludel.copy.store.Ledger;
import dev.aludel.copy.store.LedgerEntry;
import dev.aludel.dialect.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The target, ready for rows.
 *
 * @param tables the tables that are copied, with the forms that the target's catalog has now
 * @param done what earlier runs have copied, by table
 * @param triggersOff whether triggers and foreign keys rest
 * @param order which tables come when
 * @param created the tables that were created just now
 */
record TargetState(
    List<TableCopy> tables,
    Map<String, List<LedgerEntry>> done,
    boolean triggersOff,
    List<LoadOrder.Stage> order,
    Set<String> created) {

  static TargetState prepare(CopyRun run, TargetSchema target) throws SQLException {
    try (Connection connection = run.to.connector().open()) {
      connection.setAutoCommit(false);
      Ledger.create(connection);
      Set<String> created = Set.of();
      if (target.creation().isPresent()) {
        created = Set.copyOf(target.creation().get().createTables(connection));
        Ledger.markCreated(connection, run.source(), created);
      }
      if (run.options.truncate()) {
        truncate(run, connection, target.tables(), created);
      }
      Map<String, List<LedgerEntry>> done = new HashMap<>(Ledger.read(connection, run.source()));
      Set<String> chosen =
          target.tables().stream().map(TableCopy::name).collect(Collectors.toSet());
      done.keySet().retainAll(chosen);
      requireRoom(run, connection, target.tables(), done);
      connection.commit();
      // Once more, since the catalog has given numbers to the new types.
      List<TableCopy> tables =
          target.creation().isPresent() ? target.planned(run).tables() : target.tables();
      boolean ownSchema = target.creation().isPresent();
      boolean off = !run.to.isSqlite() && !ownSchema && mayRestTriggers(connection);
      boolean free = off || ownSchema || run.to.isSqlite();
      return new TargetState(
          tables,
          done,
          off,
          free ? LoadOrder.free(tables) : LoadOrder.byForeignKeys(tables),
          created);
    }
  }

  private static void truncate(
      CopyRun run, Connection connection, List<TableCopy> tables, Set<String> created)
      throws SQLException {
    Dialect dialect = run.to.dialect();
    List<String> names =
        tables.stream()
            .filter(table -> !created.contains(table.name()))
            .map(table -> dialect.quote(table.plan().target()))
            .toList();
    try (Statement statement = connection.createStatement()) {
      if (run.to.isSqlite()) {
        statement.execute("PRAGMA defer_foreign_keys = ON");
        for (String name : names) {
          statement.executeUpdate("DELETE FROM " + name);
        }
      } else if (!names.isEmpty()) {
        statement.execute("TRUNCATE " + String.join(", ", names));
      }
    } catch (SQLException e) {
      throw new CopyException(
          "The target's tables cannot be emptied: %s\nNothing was changed."
              .formatted(ServerMessage.of(e)),
          e);
    }
    Ledger.forget(connection, tables.stream().map(TableCopy::name).toList());
  }

  private static void requireRoom(
      CopyRun run,
      Connection connection,
      List<TableCopy> tables,
      Map<String, List<LedgerEntry>> done)
      throws SQLException {
    List<String> full = new ArrayList<>();
    Set<String> finished = Ledger.finished(connection, run.source());
    boolean all = tables.stream().allMatch(table -> finished.contains(table.name()));
    if (all && !run.options.sinceLedger()) {
      throw new CopyException(
          "All of this was copied before, says %s in the target. To copy what has been added to the source since, use --since-ledger; to start again, --truncate; to compare, aludel verify."
              .formatted(Ledger.TABLE));
    }
    for (TableCopy table : tables) {
      boolean known = done.containsKey(table.name()) || finished.contains(table.name());
      if (!known && hasRows(run, connection, table)) {
        full.add(table.name());
      }
      if (known && run.options.sinceLedger() && table.plan().counter().isEmpty()) {
        run.note(
            "%s has no growing key: what was added to it since the first copy cannot be told from what was there, and was not copied."
                .formatted(table.name()));
      }
    }
    if (!full.isEmpty()) {
      throw new CopyException(
          "The target has rows already in: %s. Empty them first (--truncate), or leave them out (--exclude). Nothing was written."
              .formatted(String.join(", ", full)));
    }
    long before = done.values().stream().flatMap(List::stream).mapToLong(LedgerEntry::rows).sum();
    if (before > 0) {
      run.note("%,d rows had been copied by an earlier run.".formatted(before));
    }
  }

  private static boolean hasRows(CopyRun run, Connection connection, TableCopy table)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT 1 FROM " + run.to.dialect().quote(table.plan().target()) + " LIMIT 1")) {
      return row.next();
    }
  }

  /** Superusers may, and those to whom it was granted (SET ON PARAMETER). */
  private static boolean mayRestTriggers(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL session_replication_role = replica");
      return true;
    } catch (SQLException e) {
      return false;
    } finally {
      connection.rollback();
    }
  }
}
