package dev.aludel.dialect;

import java.util.List;
import java.util.Optional;

/**
 * What the catalog shows of a statement that runs outside a transaction: whether it is done, and
 * what an attempt that was cut short has left.
 *
 * @param state how far it is
 * @param clearing what takes away the rest of an earlier attempt, to be run first
 * @param instead what finishes an earlier attempt, in place of the statement itself
 */
public record Leftovers(State state, List<String> clearing, Optional<String> instead) {

  /** How far a statement is. */
  public enum State {
    /** Nothing of it is there, or it does no harm to run it again. */
    OPEN,
    /** An earlier attempt has left something that {@link Leftovers#clearing} takes away. */
    BROKEN,
    /** A session is at it at this moment. */
    RUNNING,
    /** What it does has been done. */
    DONE
  }

  /** Nothing to be seen: it runs as it is. */
  public static final Leftovers NONE = new Leftovers(State.OPEN, List.of(), Optional.empty());

  public Leftovers {
    clearing = List.copyOf(clearing);
  }

  public static Leftovers of(State state) {
    return new Leftovers(state, List.of(), Optional.empty());
  }

  public static Leftovers broken(List<String> clearing) {
    return new Leftovers(State.BROKEN, clearing, Optional.empty());
  }

  public static Leftovers finishedBy(String statement) {
    return new Leftovers(State.BROKEN, List.of(), Optional.of(statement));
  }
}
