package dev.aludel.copy.store;

import dev.aludel.copy.wire.Wire;

/**
 * How one column travels.
 *
 * @param source its name where it comes from
 * @param target its name where it goes to
 * @param wire the form between the two
 * @param notNull whether the target refuses NULL
 * @param keepsDecimals whether SQLite keeps a decimal of this column as text
 * @param asSent whether both ends are PostgreSQL, so that its own form of a value is kept
 * @param cast whether PostgreSQL, at the source, must first make the target's type of it
 */
public record ColumnPlan(
    String source,
    String target,
    Wire wire,
    boolean notNull,
    boolean keepsDecimals,
    boolean asSent,
    boolean cast) {

  /** The same column where it was written to. */
  ColumnPlan atTarget() {
    return new ColumnPlan(target, target, wire, false, keepsDecimals, asSent, false);
  }
}
