package dev.aludel.revision.drawing;

import dev.aludel.revision.Revision;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Lays revisions out in rows and lanes, heads first, as {@code git log --graph} does. A lane leads
 * from a revision down to a parent; when two lanes lead to the same parent, they join at once, so
 * that there is never more than one lane to a revision. Freed lanes are used again.
 */
final class Lanes {

  private final Function<Revision, List<Revision>> parents;
  private final Set<Revision> shown;

  /** What each lane leads to, by id; empty where the lane is free. */
  private final List<String> heading = new ArrayList<>();

  private final List<Row> rows = new ArrayList<>();

  private Lanes(Set<Revision> shown, Function<Revision, List<Revision>> parents) {
    this.parents = parents;
    this.shown = shown;
  }

  /**
   * One revision and the way from its row to the next.
   *
   * @param lane where the revision stands
   * @param above the other lanes that pass through its row
   * @param below the lanes that are there below its row
   * @param links the lines that change lanes between this row and the next
   */
  record Row(Revision revision, int lane, BitSet above, BitSet below, List<Link> links) {

    /** Whether a line goes straight down in the lane. */
    boolean isStraight(int at) {
      return (at == lane || above.get(at)) && below.get(at);
    }

    int width() {
      return Math.max(lane + 1, Math.max(above.length(), below.length()));
    }
  }

  /** A line from one lane down to another. */
  record Link(int from, int to) {}

  /**
   * Lays out {@code shown}, which iterates parents first. Parents that are not shown are left out.
   */
  static List<Row> of(Set<Revision> shown, Function<Revision, List<Revision>> parents) {
    Lanes lanes = new Lanes(shown, parents);
    List<Revision> headsFirst = new ArrayList<>(shown);
    Collections.reverse(headsFirst);
    headsFirst.forEach(lanes::add);
    return List.copyOf(lanes.rows);
  }

  private void add(Revision revision) {
    int lane = heading.indexOf(revision.id());
    if (lane < 0) {
      lane = freeFrom(0);
    }
    heading.set(lane, "");
    BitSet above = taken();
    List<Link> links = new ArrayList<>();
    List<String> targets =
        parents.apply(revision).stream().filter(shown::contains).map(Revision::id).toList();
    if (targets.size() == 1) {
      leadToOne(lane, targets.get(0), links);
    } else {
      leadToSeveral(lane, targets, links);
    }
    rows.add(new Row(revision, lane, above, taken(), List.copyOf(links)));
  }

  /**
   * The left one of two lanes that lead to the same revision stays, so that drawings are narrow.
   */
  private void leadToOne(int lane, String target, List<Link> links) {
    int other = heading.indexOf(target);
    if (other < 0) {
      heading.set(lane, target);
    } else if (other < lane) {
      links.add(new Link(lane, other));
    } else {
      heading.set(other, "");
      heading.set(lane, target);
      links.add(new Link(other, lane));
    }
  }

  private void leadToSeveral(int lane, List<String> targets, List<Link> links) {
    for (String target : targets) {
      int existing = heading.indexOf(target);
      if (existing >= 0) {
        links.add(new Link(lane, existing));
      } else if (heading.get(lane).isEmpty()) {
        heading.set(lane, target);
      } else {
        int free = freeFrom(lane + 1);
        heading.set(free, target);
        links.add(new Link(lane, free));
      }
    }
  }

  private int freeFrom(int first) {
    for (int lane = first; lane < heading.size(); lane++) {
      if (heading.get(lane).isEmpty()) {
        return lane;
      }
    }
    heading.add("");
    return heading.size() - 1;
  }

  private BitSet taken() {
    BitSet taken = new BitSet();
    for (int lane = 0; lane < heading.size(); lane++) {
      if (!heading.get(lane).isEmpty()) {
        taken.set(lane);
      }
    }
    return taken;
  }
}
