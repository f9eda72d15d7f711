package dev.aludel.examples.statementanalyzer.model;

/** What became of comparing a transaction with the books. */
public enum ReconciliationStatus {
  MATCHED,
  PARTIAL,
  UNMATCHED,
  IGNORED
}
