package dev.aludel.examples.statementanalyzer.model;

/** Whether an invoice was written or received. */
public enum InvoiceKind {
  ISSUED,
  RECEIVED
}
