package dev.aludel.revision;

/**
 * One change to the version table. Each touches exactly one row that is there before, or adds one;
 * anything else that the database reports means that somebody else changed the table meanwhile.
 */
public sealed interface RowChange {

  /** {@code INSERT INTO aludel_version VALUES (version)}. */
  record Insert(String version) implements RowChange {}

  /** {@code UPDATE aludel_version SET version_num = to WHERE version_num = from}. */
  record Update(String from, String to) implements RowChange {}

  /** {@code DELETE FROM aludel_version WHERE version_num = version}. */
  record Delete(String version) implements RowChange {}
}
