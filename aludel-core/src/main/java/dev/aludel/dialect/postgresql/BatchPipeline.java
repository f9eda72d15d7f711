package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Pipeline;
import dev.aludel.dialect.RefusedInPipeline;
import dev.aludel.dialect.SplitException;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.WholeRevision;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC batch, for which the driver uses the pipelining of the extended protocol (section 54.2.4
 * of PostgreSQL's manual): each statement is parsed after the one before it ran, and has its own
 * statement_timeout.
 *
 * <p>A batch of different statements takes no parameters, so a statement with values to bind goes
 * by itself.
 */
final class BatchPipeline implements Pipeline {

  /**
   * In characters. Well below what the buffers between client and server hold, so that the client
   * has sent all before the server could wait for it to read.
   */
  private static final int LONGEST = 16 * 1024;

  /** The driver's message says which entry of the batch it was, whatever its language. */
  private static final Pattern ENTRY = Pattern.compile("\\p{Nd}{1,6}");

  @Override
  public boolean takes(List<Statement> statements) {
    int length = 0;
    for (Statement statement : statements) {
      length += statement.sql().length();
      if (length > LONGEST || !takes(statement)) {
        return false;
      }
    }
    return true;
  }

  /** The driver asks a batch for no rows, and so may end a query before its last. */
  private static boolean takes(Statement statement) {
    return statement.transactional()
        && statement.parameters().isEmpty()
        && OutsideTransaction.isAtomic(statement.sql())
        && isOnePiece(statement.sql());
  }

  /** Neither RETURNING nor a semicolon at which the driver could cut. */
  private static boolean isOnePiece(String sql) {
    if (sql.indexOf(';') < 0 && !sql.toLowerCase(Locale.ROOT).contains("returning")) {
      return true;
    }
    try {
      return Lexer.significant(sql).stream()
          .noneMatch(token -> token.is(";") || token.is("returning"));
    } catch (SplitException e) {
      return false;
    }
  }

  @Override
  public boolean takesWhole(List<Statement> statements) {
    return statements.stream().map(Statement::sql).allMatch(WholeRevisions::takes);
  }

  @Override
  public List<Long> sendWhole(Connection connection, String lock, List<WholeRevision> revisions)
      throws SQLException {
    return WholeRevisions.send(connection, lock, revisions);
  }

  @Override
  public String millisSinceBegin() {
    return WholeRevisions.MILLIS_SINCE_BEGIN;
  }

  @Override
  public String integerIf(String condition) {
    return WholeRevisions.castIf(condition, "CAST(? AS text)", "no", "integer");
  }

  @Override
  public int[] send(Connection connection, List<Statement> statements) throws SQLException {
    try (java.sql.Statement batch = connection.createStatement()) {
      batch.setEscapeProcessing(false);
      for (Statement statement : statements) {
        batch.addBatch(statement.sql());
      }
      return batch.executeBatch();
    } catch (BatchUpdateException e) {
      throw refused(e, statements);
    }
  }

  private static SQLException refused(BatchUpdateException failure, List<Statement> statements) {
    SQLException serverError =
        failure.getCause() instanceof SQLException said
            ? said
            : Optional.ofNullable(failure.getNextException()).orElse(failure);
    return new RefusedInPipeline(index(failure, statements), serverError);
  }

  /** Taken from the message only where that has the text of the same statement. */
  private static int index(BatchUpdateException failure, List<Statement> statements) {
    int @Nullable [] counts = failure.getUpdateCounts();
    if (counts != null && counts.length < statements.size()) {
      return counts.length;
    }
    String message = String.valueOf(failure.getMessage());
    Matcher entry = ENTRY.matcher(message);
    if (entry.find()) {
      int index = Integer.parseInt(entry.group());
      if (index < statements.size() && message.contains(statements.get(index).sql())) {
        return index;
      }
    }
    return RefusedInPipeline.UNKNOWN;
  }
}
