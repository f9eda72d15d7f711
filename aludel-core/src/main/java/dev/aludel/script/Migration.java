package dev.aludel.script;

import dev.aludel.operation.Operations;

/**
 * What a revision written in Java extends.
 *
 * <p>Both methods only say what is to be done: the operations are collected first, then compiled
 * for the database at hand and run in one transaction. A subclass has a constructor without
 * parameters and the annotation {@link Revision}.
 */
public abstract class Migration {

  /** Asks for what this revision changes. */
  public abstract void upgrade(Operations op);

  /**
   * Asks for what takes the change back. Where nothing does, it says so: {@code throw
   * irreversible("The old values are gone.")}.
   */
  public abstract void downgrade(Operations op);

  /**
   * A failure to throw from {@link #downgrade} when there is no way back.
   *
   * @param why a sentence for whoever asked for the downgrade
   */
  protected static IrreversibleScriptException irreversible(String why) {
    return new IrreversibleScriptException(why);
  }
}
