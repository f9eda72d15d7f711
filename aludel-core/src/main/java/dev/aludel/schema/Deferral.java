package dev.aludel.schema;

/** When a constraint is checked. */
public enum Deferral {
  /** At each statement, always. */
  NOT_DEFERRABLE,
  /** At each statement, unless a transaction asks for its end ({@code SET CONSTRAINTS}). */
  INITIALLY_IMMEDIATE,
  /** At the end of the transaction, unless it asks for each statement. */
  INITIALLY_DEFERRED
}
