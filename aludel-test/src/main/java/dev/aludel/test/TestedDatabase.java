package dev.aludel.test;

/** The databases that a test can run on. */
public enum TestedDatabase {
  /** A file in a temporary folder. */
  SQLITE,
  /**
   * A database on the server that the system property {@code aludel.test.postgresql} names as a
   * JDBC URL, whose role may create databases; without it, on one that is started for the tests.
   */
  POSTGRESQL
}
