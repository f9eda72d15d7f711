package dev.aludel.cli;

/** What a difference is printed as. */
enum DiffFormat {
  SUMMARY,
  SQL,
  JSON,
  JAVA
}
