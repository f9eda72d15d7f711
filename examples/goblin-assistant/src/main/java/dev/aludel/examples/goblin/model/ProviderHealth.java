package dev.aludel.examples.goblin.model;

/** How a provider answers of late. */
public enum ProviderHealth {
  UNKNOWN,
  HEALTHY,
  DEGRADED,
  DOWN
}
