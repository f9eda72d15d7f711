package dev.aludel.examples.statementanalyzer.model;

/** How far the analysis of a statement has come. */
public enum SessionStatus {
  UPLOADED,
  PARSED,
  CATEGORIZED,
  RECONCILED,
  FAILED
}
