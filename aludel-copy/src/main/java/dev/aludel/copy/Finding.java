package dev.aludel.copy;

import dev.aludel.copy.wire.Problem;
import java.util.List;

/**
 * Values of one column that do not fit its target, for one reason.
 *
 * @param column the column, or the columns of a key
 * @param count how many there are
 * @param helpless for how many of them the policy does not help: then nothing is copied
 * @param samples some of them, each with its key: {@code id=5: 'abc'}
 * @param type the target's type
 */
public record Finding(
    String table,
    String column,
    Problem problem,
    Policy policy,
    long count,
    long helpless,
    List<String> samples,
    String type) {

  public Finding {
    samples = List.copyOf(samples);
  }

  /** Whether it keeps the copy from being made. */
  public boolean blocks() {
    return helpless > 0;
  }

  /** One line for people. */
  public String describe() {
    String where = table + "." + column;
    return "%s: %s (%s): %d %s, such as %s"
        .formatted(
            where,
            problem.word(),
            type,
            count,
            count == 1 ? "value " + problem.reason() : "values, each " + problem.reason(),
            String.join("; ", samples));
  }
}
