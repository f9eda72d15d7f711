package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.error.AludelException;
import dev.aludel.operation.Located;
import dev.aludel.operation.RunJava;
import dev.aludel.revision.Direction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * One callback of a run.
 *
 * @param event when it runs
 * @param source its file, as messages name it
 * @param transactional whether it runs in a transaction; always, in a step
 * @param direction the only direction in which it runs
 */
public record CallbackScript(
    CallbackEvent event,
    String source,
    boolean transactional,
    Optional<Direction> direction,
    Body body) {

  /** What it does. */
  sealed interface Body {

    record Sql(String text) implements Body {}

    record Java(Supplier<Callback> callback) implements Body {}
  }

  public boolean isFor(Direction wanted) {
    return direction.isEmpty() || direction.get() == wanted;
  }

  /** Whether only a live connection can run it. */
  public boolean isJava() {
    return body instanceof Body.Java;
  }

  /**
   * What it does, in order, each with its line.
   *
   * @param context what a callback in Java finds, but for the connection
   * @throws ScriptException if it cannot be taken apart, or compiled
   */
  public List<Located> operations(Dialect dialect, ContextOf context) {
    if (body instanceof Body.Java java) {
      Callback callback = java.callback().get();
      return List.of(
          new Located(
              new RunJava(event.word(), connection -> run(callback, context.on(connection))),
              OptionalInt.empty()));
    }
    List<Located> located = CompanionText.statements(source, ((Body.Sql) body).text(), dialect);
    return OwnTransaction.left(source, located, dialect, "");
  }

  /** What a callback throws counts as the refusal of a statement, which fails the run. */
  private static void run(Callback callback, CallbackContext context) throws SQLException {
    try {
      callback.run(context);
    } catch (RuntimeException e) {
      String said = e instanceof AludelException known ? known.getMessage() : e.toString();
      throw new SQLException(said, e);
    }
  }

  /** Makes what a callback finds. */
  @FunctionalInterface
  public interface ContextOf {
    CallbackContext on(Connection connection);
  }
}
