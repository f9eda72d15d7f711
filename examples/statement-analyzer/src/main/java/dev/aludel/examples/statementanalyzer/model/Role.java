package dev.aludel.examples.statementanalyzer.model;

/** What a user may do. */
public enum Role {
  OWNER,
  ACCOUNTANT,
  VIEWER
}
