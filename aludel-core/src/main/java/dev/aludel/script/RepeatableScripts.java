package dev.aludel.script;

import dev.aludel.error.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All repeatable scripts, in the order in which they run: what a script needs comes before it.
 *
 * <p>What it needs is what its head names under {@code depends-on}. Where its head does not say, it
 * needs the scripts that create what it mentions. Otherwise they run by name.
 */
public final class RepeatableScripts {

  static final RepeatableScripts NONE = new RepeatableScripts(List.of(), Map.of());

  private final List<RepeatableScript> ordered;
  private final Map<RepeatableScript, Set<RepeatableScript>> needs;

  private RepeatableScripts(
      List<RepeatableScript> ordered, Map<RepeatableScript, Set<RepeatableScript>> needs) {
    this.ordered = List.copyOf(ordered);
    this.needs = needs;
  }

  /**
   * Puts scripts in order.
   *
   * @throws ScriptException if a head names a script that is not there, or heads name each other in
   *     a circle
   */
  static RepeatableScripts of(Collection<RepeatableScript> scripts) {
    Map<String, RepeatableScript> byName = new TreeMap<>();
    scripts.forEach(script -> byName.put(script.name(), script));
    Map<RepeatableScript, Set<RepeatableScript>> needs = new LinkedHashMap<>();
    SqlMentions mentions = new SqlMentions(byName.values());
    for (RepeatableScript script : byName.values()) {
      needs.put(
          script,
          script.dependsOn().isPresent()
              ? declared(script, script.dependsOn().get(), byName)
              : mentions.neededBy(script));
    }
    List<RepeatableScript> ordered = new ArrayList<>();
    Set<RepeatableScript> path = new LinkedHashSet<>();
    byName.values().forEach(script -> visit(script, needs, path, ordered));
    return new RepeatableScripts(ordered, needs);
  }

  private static Set<RepeatableScript> declared(
      RepeatableScript script, List<String> names, Map<String, RepeatableScript> byName) {
    Set<RepeatableScript> found = new LinkedHashSet<>();
    for (String name : names) {
      RepeatableScript exact = byName.get(name);
      List<RepeatableScript> matching =
          exact != null
              ? List.of(exact)
              : byName.values().stream().filter(each -> each.name().endsWith("/" + name)).toList();
      if (matching.size() != 1) {
        throw new ScriptException(
            script.source(),
            matching.isEmpty()
                ? "it depends on '%s', which is no repeatable script.%s"
                    .formatted(name, Nearest.hint(name, byName.keySet()))
                : "it depends on '%s', which may be any of %s.".formatted(name, matching));
      }
      found.add(matching.get(0));
    }
    return found;
  }

  private static void visit(
      RepeatableScript script,
      Map<RepeatableScript, Set<RepeatableScript>> needs,
      Set<RepeatableScript> path,
      List<RepeatableScript> ordered) {
    if (ordered.contains(script)) {
      return;
    }
    path.add(script);
    for (RepeatableScript needed : needs.getOrDefault(script, Set.of())) {
      if (!path.contains(needed)) {
        visit(needed, needs, path, ordered);
      } else if (script.dependsOn().isPresent() && !needed.equals(script)) {
        throw new ScriptException(
            script.source(),
            "it depends on '%s', which depends on it in turn. Take one 'depends-on' away."
                .formatted(needed.name()));
      }
    }
    path.remove(script);
    ordered.add(script);
  }

  /** All of them, each behind what it needs. */
  public List<RepeatableScript> all() {
    return ordered;
  }

  public boolean isEmpty() {
    return ordered.isEmpty();
  }

  /** Those that need one of these, directly or through others, and these themselves; in order. */
  public List<RepeatableScript> withDependents(Collection<RepeatableScript> scripts) {
    Set<RepeatableScript> affected = new LinkedHashSet<>(scripts);
    for (RepeatableScript script : ordered) {
      if (needs.getOrDefault(script, Set.of()).stream().anyMatch(affected::contains)) {
        affected.add(script);
      }
    }
    return ordered.stream().filter(affected::contains).toList();
  }
}
