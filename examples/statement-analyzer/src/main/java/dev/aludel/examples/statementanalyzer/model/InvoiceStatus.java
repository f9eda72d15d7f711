package dev.aludel.examples.statementanalyzer.model;

/** Where an invoice stands. */
public enum InvoiceStatus {
  DRAFT,
  OPEN,
  PARTLY_PAID,
  PAID,
  CANCELLED
}
