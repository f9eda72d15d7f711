package dev.aludel.revision;

/** Which edges of the graph a walk follows. */
public enum Edges {
  /** From a revision to its parents ({@code down}), and back. */
  PARENTS,
  /** Parents and dependencies ({@code depends-on}): everything that must be there before. */
  PARENTS_AND_DEPENDENCIES
}
