package dev.aludel.examples.goblin.model;

/** How far a task is, in the order in which it goes on. */
public enum TaskStatus {
  PENDING,
  RUNNING,
  WAITING,
  DONE,
  FAILED,
  CANCELLED
}
