package dev.aludel.connect.doctor;

import dev.aludel.connect.doctor.Check.Status;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All checks, in the order in which they were made.
 *
 * @param target the database, masked
 */
public record Report(String target, List<Check> checks) {

  public Report {
    checks = List.copyOf(checks);
  }

  /** Whether nothing failed; warnings are no failures. */
  public boolean isHealthy() {
    return checks.stream().noneMatch(check -> check.status() == Status.FAILED);
  }

  /** The checks as a terminal shows them. */
  @Override
  public String toString() {
    return checks.stream()
        .map(Check::toString)
        .collect(Collectors.joining("\n", target + "\n", "\n"));
  }
}
