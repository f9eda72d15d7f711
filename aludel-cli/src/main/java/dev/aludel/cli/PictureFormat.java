package dev.aludel.cli;

/** What a picture of the history is drawn in, for documents. */
enum PictureFormat {
  MERMAID,
  SVG
}
