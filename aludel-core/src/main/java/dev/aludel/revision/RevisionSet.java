package dev.aludel.revision;

import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * An immutable set of one graph's revisions. Iterates in the graph's order, parents first; asks and
 * counts without walking, since a graph of ten thousand revisions fits into 1,250 bytes.
 */
final class RevisionSet extends AbstractSet<Revision> {

  private final RevisionGraph graph;
  private final BitSet bits;

  /** Takes {@code bits} over: nobody may change them afterwards. */
  RevisionSet(RevisionGraph graph, BitSet bits) {
    this.graph = graph;
    this.bits = bits;
  }

  @Override
  public Iterator<Revision> iterator() {
    return new Iterator<>() {
      private int next = bits.nextSetBit(0);

      @Override
      public boolean hasNext() {
        return next >= 0;
      }

      @Override
      public Revision next() {
        if (next < 0) {
          throw new NoSuchElementException();
        }
        Revision revision = graph.at(next);
        next = bits.nextSetBit(next + 1);
        return revision;
      }
    };
  }

  @Override
  public boolean contains(Object o) {
    if (!(o instanceof Revision revision)) {
      return false;
    }
    int position = graph.find(revision.id());
    return position >= 0 && bits.get(position) && graph.at(position).equals(revision);
  }

  @Override
  public int size() {
    return bits.cardinality();
  }

  @Override
  public boolean isEmpty() {
    return bits.isEmpty();
  }
}
