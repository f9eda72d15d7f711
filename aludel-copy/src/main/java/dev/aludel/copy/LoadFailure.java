package dev.aludel.copy;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.copy.store.KeyRange;
import dev.aludel.error.AludelException;
import java.sql.SQLException;

/** What to say when the target refuses rows. */
final class LoadFailure {

  private static final String KEPT =
      "What was committed before stays, and the same command goes on from there; --truncate starts again.";

  private LoadFailure() {}

  /** The server did not come back. */
  static AludelException away(ConnectionFailure failure) {
    return new CopyException(failure.getMessage() + "\n" + KEPT, failure);
  }

  static AludelException of(CopyRun run, TableCopy table, KeyRange range, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    ConnectionFailure failure = run.to.connector().failure(e);
    if (failure.kind() == ConnectionFailure.Kind.DISK_FULL || ServerMessage.isConnectionLost(e)) {
      return new CopyException(failure.getMessage() + "\n" + KEPT, e);
    }
    String advice =
        switch (state) {
          case "42501" ->
              "The role needs INSERT on the table, and CREATE on the schema for the ledger: GRANT … TO it.";
          case "23505" -> "Another row has this key: is it in the target already?";
          case "23503" -> "The row that it refers to is not in the target.";
          case "23514" ->
              "The row breaks a CHECK of the target: mend it in the source, leave it out with --where, or drop the check.";
          default -> "Nothing of this part was kept.";
        };
    String part =
        table.plan().counter().isEmpty() || range.equals(KeyRange.ALL)
            ? ""
            : " (%s after %s up to %s)"
                .formatted(
                    table.plan().counter().get(),
                    range.after() == Long.MIN_VALUE ? "the beginning" : range.after() + "",
                    range.upTo() == Long.MAX_VALUE ? "the end" : range.upTo() + "");
    return new CopyException(
        "Table %s%s could not be copied: %s\n%s %s"
            .formatted(table.name(), part, ServerMessage.of(e), advice, KEPT),
        e);
  }
}
