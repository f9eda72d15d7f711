package dev.aludel.dialect;

/**
 * Whether a reading of a database tells who may do what there. Roles are seldom the same on two
 * servers, so neither is told unless somebody asks.
 *
 * @param owners who owns what: see {@code ALTER … OWNER TO}
 * @param privileges who may do what: see {@code GRANT} and {@code ALTER DEFAULT PRIVILEGES}
 */
public record Access(boolean owners, boolean privileges) {

  /** Neither. */
  public static final Access NONE = new Access(false, false);

  /** Whether there is nothing to tell. */
  public boolean isNone() {
    return !owners && !privileges;
  }
}
