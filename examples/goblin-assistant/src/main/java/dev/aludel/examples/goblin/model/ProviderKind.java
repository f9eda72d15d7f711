package dev.aludel.examples.goblin.model;

/** What a provider's models do. */
public enum ProviderKind {
  CHAT,
  EMBEDDING,
  RERANK
}
