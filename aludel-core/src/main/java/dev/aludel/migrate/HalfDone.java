package dev.aludel.migrate;

import java.time.Instant;
import java.util.Optional;

/**
 * A step of which a part is committed and a part is not: what the progress table remembers.
 *
 * @param revision the revision's id
 * @param action whether its upgrade or its downgrade was running
 * @param done how many operations of its script are done, from its beginning
 * @param checksum of those operations, so that nobody changes what has run
 * @param running the statement that runs outside a transaction at this moment, or did when the run
 *     ended
 * @param run the run that wrote this
 * @param since when that was
 * @param databaseUser who was connected
 * @param host the machine of the run
 */
record HalfDone(
    String revision,
    Action action,
    int done,
    String checksum,
    Optional<String> running,
    String run,
    Instant since,
    String databaseUser,
    String host) {

  /** {@code since 2026-11-21T04:08:00Z by app from build-7}. */
  String origin() {
    return "since %s%s%s"
        .formatted(
            since,
            databaseUser.isEmpty() ? "" : " by " + databaseUser,
            host.isEmpty() ? "" : " from " + host);
  }
}
