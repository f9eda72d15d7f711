package dev.aludel.schema;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The states of the triggers by which PostgreSQL holds constraints to their word: those of foreign
 * keys, and of unique and exclusion constraints that are deferrable (ALTER TABLE, DISABLE TRIGGER).
 *
 * <table>
 * <caption>The options of a table</caption>
 * <tr><td>{@code postgresql.constraint_triggers.<constraint>}</td><td>the states of those that are
 *     not enabled as they are at first: {@code check disabled, action delete always} for a foreign
 *     key, whose own table checks and whose referenced one acts; {@code disabled}, {@code replica}
 *     or {@code always} for the others</td></tr>
 * <tr><td>{@code postgresql.inherited_constraint_triggers.<above>}</td><td>those of a partition for
 *     a constraint that comes from above: {@link InheritedOptions}</td></tr>
 * </table>
 */
public final class TriggerOptions {

  public static final String OPTION = "postgresql.constraint_triggers.";
  public static final String INHERITED = "postgresql.inherited_constraint_triggers.";

  /** How a word begins of which only a foreign key by itself has the triggers. */
  public static final String ACTION = "action ";

  private TriggerOptions() {}

  /** What is left of the states when a table above takes the partition: the actions are its own. */
  static Optional<String> ofTaken(String states) {
    return Optional.of(
            Arrays.stream(states.split(", "))
                .filter(state -> !state.startsWith(ACTION))
                .collect(Collectors.joining(", ")))
        .filter(left -> !left.isEmpty());
  }
}
