package dev.aludel.script;

import java.sql.SQLException;

/**
 * What a callback written in Java implements, in a class with the name of its file and a
 * constructor without parameters: {@code migrations/callbacks/afterEachStep.java}.
 */
@FunctionalInterface
public interface Callback {

  /**
   * Does its work. The transaction is Aludel's: it commits when all is well, and a failure here
   * fails the run.
   */
  void run(CallbackContext context) throws SQLException;
}
