package dev.aludel.revision;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How several heads came to be: where they parted, and what each has that no other has.
 *
 * @param heads the heads, in the graph's order
 * @param commonAncestors the newest revisions that all heads stand on; empty when they share no
 *     base
 * @param sides for each head the revisions that only it stands on, parents first
 * @param since when there came to be more than one: the date of the first revision on the second
 *     side to appear; empty when the scripts hold no dates
 */
public record Divergence(
    List<Revision> heads,
    List<Revision> commonAncestors,
    Map<Revision, List<Revision>> sides,
    Optional<Instant> since) {

  public Divergence {
    heads = List.copyOf(heads);
    commonAncestors = List.copyOf(commonAncestors);
    sides = Collections.unmodifiableMap(new LinkedHashMap<>(sides));
  }

  static Divergence of(RevisionGraph graph, List<Revision> heads) {
    Map<Revision, List<Revision>> sides = new LinkedHashMap<>();
    BitSet shared = new BitSet();
    BitSet seen = new BitSet();
    Map<Revision, BitSet> below = new LinkedHashMap<>();
    for (Revision head : heads) {
      BitSet ancestors = graph.closure(graph.bits(List.of(head)), Edges.PARENTS);
      below.put(head, ancestors);
      BitSet again = (BitSet) ancestors.clone();
      again.and(seen);
      shared.or(again);
      seen.or(ancestors);
    }
    below.forEach(
        (head, ancestors) -> {
          ancestors.andNot(shared);
          sides.put(head, graph.at(ancestors));
        });
    List<Instant> firsts =
        sides.values().stream()
            .flatMap(side -> side.stream().flatMap(r -> r.created().stream()).sorted().limit(1))
            .sorted()
            .toList();
    return new Divergence(
        heads,
        graph.commonAncestors(heads),
        sides,
        firsts.size() < 2 ? Optional.empty() : Optional.of(firsts.get(1)));
  }

  /** The heads, where and since when they parted, a line each. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Revision, List<Revision>> side : sides.entrySet()) {
      Revision head = side.getKey();
      int revisions = side.getValue().size();
      text.append("  ").append(head.described());
      if (!head.labels().isEmpty()) {
        text.append(" [").append(String.join(", ", head.labels())).append(']');
      }
      text.append(revisions == 1 ? ": 1 revision" : ": " + revisions + " revisions");
      text.append(" of its own\n");
    }
    if (commonAncestors.isEmpty()) {
      text.append("They share no base");
    } else {
      List<String> names = commonAncestors.stream().map(Revision::named).toList();
      text.append("They parted after ").append(String.join(" and ", names));
    }
    since.ifPresent(at -> text.append("; there is more than one since ").append(at));
    return text.append('.').toString();
  }
}
