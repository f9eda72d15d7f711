package dev.aludel.examples.statementanalyzer.model;

/** How VAT is accounted for. */
public enum VatScheme {
  STANDARD,
  FLAT_RATE,
  CASH,
  EXEMPT
}
