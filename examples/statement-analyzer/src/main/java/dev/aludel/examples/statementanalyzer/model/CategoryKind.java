package dev.aludel.examples.statementanalyzer.model;

/** What a category is for. */
public enum CategoryKind {
  INCOME,
  EXPENSE,
  TRANSFER
}
