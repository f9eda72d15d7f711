package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Pipeline;
import dev.aludel.dialect.RefusedInPipeline;
import dev.aludel.dialect.SplitException;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
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
 * <p>A batch of different statements takes no parameters, so values go as the dialect's literals.
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
      length += statement.sql().length() + 16 * statement.parameters().size();
      if (length > LONGEST || !takes(statement)) {
        return false;
      }
    }
    return true;
  }

  /** The driver asks a batch for no rows, and so may end a query before its last. */
  private static boolean takes(Statement statement) {
    return statement.transactional()
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
  public int[] send(Connection connection, List<Statement> statements) throws SQLException {
    try (java.sql.Statement batch = connection.createStatement()) {
      batch.setEscapeProcessing(false);
      for (Statement statement : statements) {
        batch.addBatch(withValues(statement));
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
      if (index < statements.size() && message.contains(withValues(statements.get(index)))) {
        return index;
      }
    }
    return RefusedInPipeline.UNKNOWN;
  }

  private static String withValues(Statement statement) {
    if (statement.parameters().isEmpty()) {
      return statement.sql();
    }
    StringBuilder text = new StringBuilder();
    Lexer lexer = new Lexer(statement.sql());
    int parameter = 0;
    for (Optional<Token> token = lexer.next(); token.isPresent(); token = lexer.next()) {
      boolean placeholder =
          token.get().kind() == Kind.SYMBOL
              && token.get().text().equals("?")
              && parameter < statement.parameters().size();
      text.append(
          placeholder
              ? Quoting.literal(statement.parameters().get(parameter++))
              : token.get().text());
    }
    return text.toString();
  }

  @Override
  public String millisInTransaction() {
    return "(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)::bigint";
  }
}
