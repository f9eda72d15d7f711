package dev.aludel.connect.doctor;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.doctor.Check.Status;

/** What a step found, before it is known how long it took. */
record Finding(Status status, String finding, String evidence, String remedy) {

  static Finding ok(String finding) {
    return new Finding(Status.OK, finding, "", "");
  }

  static Finding warning(String finding, String remedy) {
    return new Finding(Status.WARNING, finding, "", remedy);
  }

  static Finding failed(String finding, String evidence, String remedy) {
    return new Finding(Status.FAILED, finding, evidence, remedy);
  }

  static Finding of(ConnectionFailure failure) {
    return failed(failure.reason(), failure.evidence(), failure.remedy());
  }

  static Finding skipped(String why) {
    return new Finding(Status.SKIPPED, why, "", "");
  }
}
