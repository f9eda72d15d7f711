package dev.aludel.revision;

import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

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
    PrimitiveIterator.OfInt positions = bits.stream().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return positions.hasNext();
      }

      @Override
      public Revision next() {
        if (!positions.hasNext()) {
          throw new NoSuchElementException();
        }
        return graph.at(positions.nextInt());
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
