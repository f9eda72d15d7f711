package dev.aludel.migrate;

/**
 * Hears what a run tells. It is called in the thread that runs, between statements, so it should be
 * quick; what it throws ends the run as a failed statement would. While that thread waits for a
 * statement, {@link MigrationEvent.StatementWatched} comes in a thread of its own; two calls never
 * overlap, and what is thrown there is logged.
 */
@FunctionalInterface
public interface MigrationListener {

  /** Hears nothing. */
  MigrationListener NONE =
      new MigrationListener() {
        @Override
        public void on(MigrationEvent event) {}

        @Override
        public boolean hearsStatements() {
          return false;
        }
      };

  void on(MigrationEvent event);

  /**
   * Whether it wants {@link MigrationEvent.StatementStarted} and {@link
   * MigrationEvent.StatementFinished}. Where it does not, a server may get the statements of a
   * revision in one round trip; then it hears of none of them. A database that is made from nothing
   * may get several revisions so; then it hears of each when it is committed, and what it throws
   * ends the run there.
   */
  default boolean hearsStatements() {
    return true;
  }
}
