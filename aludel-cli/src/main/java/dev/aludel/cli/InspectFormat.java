package dev.aludel.cli;

/** What a schema is printed as. */
enum InspectFormat {
  SQL,
  JSON,
  SUMMARY,
  MERMAID,
  SVG,
  HTML
}
