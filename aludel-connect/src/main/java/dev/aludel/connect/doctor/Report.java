package dev.aludel.connect.doctor;

import dev.aludel.connect.doctor.Check.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** The checks as a terminal shows them, those that were not made at the end. */
  @Override
  public String toString() {
    Map<String, List<Check>> skipped =
        checks.stream()
            .filter(check -> check.status() == Status.SKIPPED)
            .collect(
                Collectors.groupingBy(Check::finding, LinkedHashMap::new, Collectors.toList()));
    Stream<String> made =
        checks.stream().filter(check -> check.status() != Status.SKIPPED).map(Check::toString);
    Stream<String> notMade =
        skipped.entrySet().stream()
            .map(
                entry ->
                    entry.getValue().stream()
                        .map(Check::name)
                        .collect(
                            Collectors.joining(
                                ", ", Status.SKIPPED.mark() + " " + entry.getKey() + ": ", "")));
    return Stream.concat(made, notMade).collect(Collectors.joining("\n", target + "\n", "\n"));
  }
}
