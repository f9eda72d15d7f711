package dev.aludel.dialect.postgresql;

import dev.aludel.error.AludelException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in a transaction that is open: all in one round trip, and if that fails one by
 * one, to learn what is wrong and to find an order in which they can run.
 */
final class ScratchRun {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  /** Statements that belong together and what they are for, to name when they fail. */
  record Step(List<String> statements, String purpose) {}

  /** A step that failed. */
  private record Refusal(Step step, String sql, SQLException why) {}

  private final Connection connection;
  private final List<Step> first;
  private final List<Step> creations;
  private final List<List<Step>> reserves;
  private final List<Step> withdrawal;

  /**
   * @param first what must run as it stands
   * @param creations what is in an order that is likely, but not sure, to do
   * @param reserves what some of these may need besides, each when those before it have not
   *     sufficed; what cannot run of it is left out
   * @param withdrawal what undoes that of the reserves which would be read with the creations
   */
  ScratchRun(
      Connection connection,
      List<Step> first,
      List<Step> creations,
      List<List<Step>> reserves,
      List<Step> withdrawal) {
    this.connection = connection;
    this.first = first;
    this.creations = creations;
    this.reserves = reserves;
    this.withdrawal = withdrawal;
  }

  void run() throws SQLException {
    try (var batch = connection.createStatement()) {
      batch.setEscapeProcessing(false);
      for (Step step : first) {
        add(batch, step);
      }
      for (Step step : creations) {
        add(batch, step);
      }
      batch.executeBatch();
    } catch (SQLException e) {
      connection.rollback();
      oneByOne();
    }
  }

  private static void add(java.sql.Statement batch, Step step) throws SQLException {
    for (String sql : step.statements()) {
      batch.addBatch(sql);
    }
  }

  private void oneByOne() throws SQLException {
    for (Step step : first) {
      Refusal refusal = attempt(step);
      if (refusal != null) {
        connection.rollback();
        throw failure(refusal);
      }
    }
    List<Step> left = creations;
    int used = 0;
    while (!left.isEmpty()) {
      List<Step> later = new ArrayList<>();
      List<Refusal> refusals = new ArrayList<>();
      for (Step step : left) {
        Refusal refusal = attempt(step);
        if (refusal != null) {
          later.add(step);
          refusals.add(refusal);
        }
      }
      if (later.size() == left.size()) {
        if (used == reserves.size()) {
          connection.rollback();
          throw failure(refusals.get(0));
        }
        for (Step step : reserves.get(used++)) {
          attempt(step);
        }
      }
      left = later;
    }
    for (Step step : used == 0 ? List.<Step>of() : withdrawal) {
      attempt(step);
    }
  }

  /** Runs a step, or nothing of it. */
  private @Nullable Refusal attempt(Step step) throws SQLException {
    Savepoint before = connection.setSavepoint();
    for (String sql : step.statements()) {
      try (var statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute(sql);
      } catch (SQLException e) {
        connection.rollback(before);
        return new Refusal(step, sql, e);
      }
    }
    connection.releaseSavepoint(before);
    return null;
  }

  private static AludelException failure(Refusal refusal) {
    SQLException e = refusal.why();
    if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
      return new AludelException(
          "To compare expressions Aludel asks PostgreSQL how it spells them, by creating %s in a transaction that is rolled back, and this role may not: %s. Grant it (GRANT CREATE ON DATABASE … TO …), or set dev_url to a database where the role may create schemas."
              .formatted(refusal.step().purpose(), serverWords(e)),
          e);
    }
    return new AludelException(
        "PostgreSQL does not accept %s: %s (SQLSTATE %s). The statement was:%n%s"
            .formatted(refusal.step().purpose(), serverWords(e), e.getSQLState(), refusal.sql()),
        e);
  }

  private static String serverWords(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("ERROR: ") ? message.substring("ERROR: ".length()) : message;
  }
}
