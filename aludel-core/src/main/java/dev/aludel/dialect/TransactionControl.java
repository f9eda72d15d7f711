package dev.aludel.dialect;

/** What a statement does to the transaction that it runs in. */
public enum TransactionControl {
  /** Nothing. */
  NONE,
  /** It begins one or commits it: {@code BEGIN}, {@code COMMIT}. */
  FRAMES,
  /** It gives one up, or out of hand: {@code ROLLBACK}, {@code PREPARE TRANSACTION}. */
  ABANDONS
}
