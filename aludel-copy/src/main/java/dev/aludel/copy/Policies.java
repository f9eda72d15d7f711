package dev.aludel.copy;

import dev.aludel.copy.wire.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which policy holds for which finding. The closest wins: {@code table.column:problem}, {@code
 * table.column}, {@code table:problem}, {@code table}, {@code problem}, {@code *}.
 */
public final class Policies {

  private static final String UNREADABLE = "unreadable";

  /** Every finding fails the copy. */
  public static final Policies FAIL = new Policies(Map.of());

  private final Map<String, Policy> byName;

  private Policies(Map<String, Policy> byName) {
    this.byName = Map.copyOf(byName);
  }

  /**
   * Reads policies such as {@code nul=strip} and {@code clients.born:epoch-seconds=convert}; the
   * last of two for the same finding holds.
   *
   * @throws CopyException if one is no policy
   */
  public static Policies of(Collection<String> written) {
    Map<String, Policy> byName = new HashMap<>();
    for (String text : written) {
      int equals = text.lastIndexOf('=');
      String name = equals < 0 ? "" : text.substring(0, equals).strip();
      Policy policy =
          Policy.of(text.substring(equals + 1).strip().toLowerCase(Locale.ROOT))
              .orElseThrow(() -> wrong(text));
      int colon = name.lastIndexOf(':');
      String problem = name.substring(colon + 1);
      boolean needsProblem = colon >= 0 || problem.contains("-");
      if (name.isEmpty()
          || (needsProblem && Problem.of(problem).isEmpty() && !problem.equals(UNREADABLE))) {
        throw wrong(text);
      }
      byName.put(name, policy);
    }
    return new Policies(byName);
  }

  private static CopyException wrong(String text) {
    return new CopyException(
        "'%s' is no policy. Write FINDING=POLICY, where FINDING is a kind of finding, a table, table.column, table.column:kind or *, such as nul=strip. Kinds: %s. Policies: %s."
            .formatted(
                text,
                words(Arrays.stream(Problem.values()).map(Problem::word)),
                words(Arrays.stream(Policy.values()).map(Policy::word))));
  }

  private static String words(Stream<String> words) {
    return words.collect(Collectors.joining(", "));
  }

  /** Whether rows may be left behind that a damaged file no longer gives. */
  boolean allowsLoss() {
    return byName.get(UNREADABLE) == Policy.QUARANTINE;
  }

  /** The policy for a finding. */
  Policy of(String table, String column, Problem problem) {
    String full = table + "." + column;
    return List.of(
            full + ":" + problem.word(),
            full,
            table + ":" + problem.word(),
            table,
            problem.word(),
            "*")
        .stream()
        .filter(byName::containsKey)
        .map(byName::get)
        .findFirst()
        .orElse(Policy.FAIL);
  }
}
