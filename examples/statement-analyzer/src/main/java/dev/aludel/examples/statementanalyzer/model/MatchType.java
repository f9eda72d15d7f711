package dev.aludel.examples.statementanalyzer.model;

/** How a rule compares its pattern with a description. */
public enum MatchType {
  CONTAINS,
  STARTS_WITH,
  EXACT,
  REGEX
}
