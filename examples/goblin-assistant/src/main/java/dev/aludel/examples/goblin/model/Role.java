package dev.aludel.examples.goblin.model;

/** What a user may do. */
public enum Role {
  MEMBER,
  ADMIN
}
