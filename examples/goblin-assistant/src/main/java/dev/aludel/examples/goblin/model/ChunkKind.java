package dev.aludel.examples.goblin.model;

/** What a part of an answer is. */
public enum ChunkKind {
  TEXT,
  REASONING,
  TOOL_CALL,
  TOOL_RESULT
}
