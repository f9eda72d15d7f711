package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.TransactionControl;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Located;
import dev.aludel.schema.Schema;
import java.util.List;

/**
 * Keeps scripts from ending the transaction that they run in: what follows such a statement could
 * not be rolled back with what is before it, and a failure would leave half of it.
 */
public final class OwnTransaction {

  static final String HEADER =
      "If it must commit in between, say so in its header: transaction: none.";

  private OwnTransaction() {}

  /**
   * What the script does in a step, as far as it can be rolled back as one.
   *
   * @throws ScriptException if a statement begins, commits or gives up a transaction, in a script
   *     whose header does not say {@code transaction: none}
   */
  public static List<Located> left(Script script, List<Located> located, Dialect dialect) {
    return script.settings().transactional()
        ? left(script.revision().source(), located, dialect, HEADER)
        : located;
  }

  static List<Located> left(String source, List<Located> located, Dialect dialect, String advice) {
    for (Located each : located) {
      if (each.operation() instanceof Execute) {
        for (Statement statement : dialect.compile(each.operation(), () -> Schema.EMPTY)) {
          if (dialect.transactionControl(statement.sql()) != TransactionControl.NONE) {
            throw new ScriptException(
                source,
                each.line().orElse(0),
                "'%s' would begin or end a transaction, and the script runs in one already, so that all of it is rolled back if something in it fails. Remove the statement. %s"
                    .formatted(statement.sql().strip().lines().findFirst().orElse(""), advice)
                    .strip());
          }
        }
      }
    }
    return located;
  }
}
