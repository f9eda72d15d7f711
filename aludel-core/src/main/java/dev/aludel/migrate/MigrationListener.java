package dev.aludel.migrate;

/**
 * Hears what a run tells. It is called in the thread that runs, between statements, so it should be
 * quick; what it throws ends the run as a failed statement would.
 */
@FunctionalInterface
public interface MigrationListener {

  /** Hears nothing. */
  MigrationListener NONE = event -> {};

  void on(MigrationEvent event);
}
