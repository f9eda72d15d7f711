package dev.aludel.cli.report;

import dev.aludel.connect.doctor.Check;
import dev.aludel.connect.doctor.Check.Status;
import dev.aludel.connect.doctor.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checks as a terminal shows them.
 *
 * @param colour whether marks are green, yellow and red
 * @param unicode whether more than ASCII is shown
 */
public record ChecksText(boolean colour, boolean unicode) {

  private static final Map<String, String> IN_ASCII =
      Map.of("✓", "+", "✗", "x", "–", "-", "→", "->", "×", "x", "…", "...");

  /** A check in one line, and where something is wrong, a second and a third one. */
  public String of(Check check) {
    String text = shown(check.toString());
    int mark = shown(check.status().mark()).length();
    return colour
        ? "\u001b["
            + code(check.status())
            + "m"
            + text.substring(0, mark)
            + "\u001b[0m"
            + text.substring(mark)
        : text;
  }

  /** What was not looked at, one line for each reason. */
  public List<String> skipped(Report report) {
    Map<String, List<String>> names =
        report.checks().stream()
            .filter(check -> check.status() == Status.SKIPPED)
            .collect(
                Collectors.groupingBy(
                    Check::finding,
                    LinkedHashMap::new,
                    Collectors.mapping(Check::name, Collectors.toList())));
    return names.entrySet().stream()
        .map(
            entry ->
                shown(
                    Status.SKIPPED.mark()
                        + " "
                        + entry.getKey()
                        + ": "
                        + String.join(", ", entry.getValue())))
        .toList();
  }

  private String shown(String text) {
    if (unicode) {
      return text;
    }
    String ascii = text;
    for (Map.Entry<String, String> each : IN_ASCII.entrySet()) {
      ascii = ascii.replace(each.getKey(), each.getValue());
    }
    return ascii;
  }

  private static int code(Status status) {
    return switch (status) {
      case OK -> 32;
      case WARNING -> 33;
      case FAILED -> 31;
      case SKIPPED -> 2;
    };
  }
}
