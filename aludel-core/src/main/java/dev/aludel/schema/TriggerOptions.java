package dev.aludel.schema;

import dev.aludel.error.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /** What a trigger is for, which stands before its state; nothing stands for all. */
  private static final List<String> FOR =
      List.of("check", "check insert", "check update", "action", "action delete", "action update");

  private static final List<String> STATES = List.of("enabled", "disabled", "replica", "always");

  private TriggerOptions() {}

  /**
   * Looks at the words of an option.
   *
   * @param where names the table and the option
   * @throws SchemaException if one of them is no state, or is said of what no trigger is for
   */
  static void require(String where, String said) {
    for (String each : said.isBlank() ? new String[0] : said.split(",")) {
      String words = each.strip();
      int space = words.lastIndexOf(' ');
      String role = space < 0 ? "" : words.substring(0, space);
      boolean isState = STATES.contains(words.substring(space + 1));
      if (!isState || !(role.isEmpty() || FOR.contains(role))) {
        List<String> known = new ArrayList<>(STATES);
        FOR.forEach(what -> STATES.forEach(state -> known.add(what + " " + state)));
        throw new SchemaException(
            "%s says \"%s\".%s Each state is %s; of a foreign key one of these may stand before it: %s."
                .formatted(
                    where,
                    words,
                    Nearest.hint(words, known),
                    String.join(", ", STATES),
                    String.join(", ", FOR)));
      }
    }
  }

  /** What is left of the states when a table above takes the partition: the actions are its own. */
  static Optional<String> ofTaken(String states) {
    return Optional.of(
            Arrays.stream(states.split(", "))
                .filter(state -> !state.startsWith(ACTION))
                .collect(Collectors.joining(", ")))
        .filter(left -> !left.isEmpty());
  }
}
