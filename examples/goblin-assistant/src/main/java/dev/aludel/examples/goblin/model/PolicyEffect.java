package dev.aludel.examples.goblin.model;

/** What a policy does to the requests that it fits. */
public enum PolicyEffect {
  ALLOW,
  DENY,
  PREFER
}
