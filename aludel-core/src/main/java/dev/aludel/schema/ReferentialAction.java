package dev.aludel.schema;

/** What happens to the referencing rows when the referenced one goes or changes its key. */
public enum ReferentialAction {
  NO_ACTION,
  RESTRICT,
  CASCADE,
  SET_NULL,
  SET_DEFAULT;

  /** As SQL writes it: {@code SET NULL}. */
  public String sql() {
    return name().replace('_', ' ');
  }
}
