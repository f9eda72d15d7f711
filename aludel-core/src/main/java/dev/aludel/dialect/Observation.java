package dev.aludel.dialect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a session is doing, seen from another one.
 *
 * @param waitsFor what it waits for, in the server's words: {@code Lock: relation}; empty while it
 *     works
 * @param blockers the sessions that it waits for
 * @param phase which part of its statement it is in, where the server tells: {@code building index:
 *     scanning table}
 * @param percent how much of that part is done, from 0 to 100, where the server tells
 */
public record Observation(
    Optional<String> waitsFor,
    List<OtherSession> blockers,
    Optional<String> phase,
    OptionalDouble percent) {

  public Observation {
    blockers = List.copyOf(blockers);
  }
}
