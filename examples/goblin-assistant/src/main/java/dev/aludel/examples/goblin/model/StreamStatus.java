package dev.aludel.examples.goblin.model;

/** How far an answer is. */
public enum StreamStatus {
  OPEN,
  COMPLETED,
  ABORTED,
  FAILED
}
