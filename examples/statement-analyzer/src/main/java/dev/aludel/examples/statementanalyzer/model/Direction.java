package dev.aludel.examples.statementanalyzer.model;

/** Which way the money went. */
public enum Direction {
  DEBIT,
  CREDIT
}
