package dev.aludel.connect.doctor;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.doctor.Check.Status;

/**
 * What a step found, before it is known how long it took.
 *
 * @param status how it went
 * @param finding what was found, as a clause
 * @param evidence what the server or the system said; may be empty
 * @param remedy the one command or setting that mends it; empty if nothing needs mending
 */
public record Finding(Status status, String finding, String evidence, String remedy) {

  public static Finding ok(String finding) {
    return new Finding(Status.OK, finding, "", "");
  }

  public static Finding warning(String finding, String remedy) {
    return new Finding(Status.WARNING, finding, "", remedy);
  }

  public static Finding failed(String finding, String evidence, String remedy) {
    return new Finding(Status.FAILED, finding, evidence, remedy);
  }

  /** A failure to connect. */
  public static Finding of(ConnectionFailure failure) {
    return failed(failure.reason(), failure.evidence(), failure.remedy());
  }

  /** It was not looked at, and why. */
  public static Finding skipped(String why) {
    return new Finding(Status.SKIPPED, why, "", "");
  }

  /** The same, with what else the server or the system said. */
  Finding saying(String words) {
    return new Finding(status, finding, words, remedy);
  }
}
