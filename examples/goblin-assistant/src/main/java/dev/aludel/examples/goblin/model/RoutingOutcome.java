package dev.aludel.examples.goblin.model;

/** What became of a request. */
public enum RoutingOutcome {
  ROUTED,
  FALLBACK,
  REJECTED,
  FAILED
}
