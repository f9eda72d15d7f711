package dev.aludel.copy;

import dev.aludel.copy.wire.Problem;
import dev.aludel.error.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
      if (equals < 1) {
        throw wrong(text, "");
      }
      String name = text.substring(0, equals).strip();
      String word = text.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
      requireFinding(text, name);
      byName.put(
          name, Policy.of(word).orElseThrow(() -> wrong(text, Nearest.hint(word, policies()))));
    }
    return new Policies(byName);
  }

  /** A table may have any name; what stands after a colon, or has a hyphen, is a kind. */
  private static void requireFinding(String text, String name) {
    int colon = name.lastIndexOf(':');
    String kind = name.substring(colon + 1);
    boolean needsKind = colon >= 0 || kind.contains("-");
    if (name.isEmpty() || (needsKind && !kinds().contains(kind))) {
      throw wrong(text, Nearest.hint(kind, kinds()));
    }
  }

  private static CopyException wrong(String text, String hint) {
    return new CopyException(
        "'%s' is no policy.%s Write FINDING=POLICY, where FINDING is a kind of finding, a table, table.column, table.column:kind or *, such as nul=strip. Kinds: %s. Policies: %s."
            .formatted(text, hint, String.join(", ", kinds()), String.join(", ", policies())));
  }

  private static List<String> kinds() {
    return Stream.concat(Arrays.stream(Problem.values()).map(Problem::word), Stream.of(UNREADABLE))
        .toList();
  }

  private static List<String> policies() {
    return Arrays.stream(Policy.values()).map(Policy::word).toList();
  }

  /** Whether rows may be left behind that a damaged file no longer gives. */
  boolean allowsLoss() {
    return byName.get(UNREADABLE) == Policy.QUARANTINE;
  }

  /** Whether there are findings whose rows are left out. */
  boolean mayLeaveOut() {
    return byName.containsValue(Policy.QUARANTINE);
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
