package dev.aludel.migrate.fleet;

import dev.aludel.error.AludelException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The part of a fleet that one of several machines does. The name of a member decides, and not its
 * place in a list, so that machines agree which have nothing in common: also while members come and
 * go.
 *
 * @param index which machine, counted from 0 as Kubernetes's {@code JOB_COMPLETION_INDEX} is
 * @param count how many machines
 */
public record Shard(int index, int count) {

  /** All of it. */
  public static final Shard WHOLE = new Shard(0, 1);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  public Shard {
    if (count < 1 || index < 0 || index >= count) {
      throw new AludelException(
          "There is no shard %d of %d: with %d they are 0 to %d, counted as Kubernetes's JOB_COMPLETION_INDEX is."
              .formatted(index, count, count, count - 1));
    }
  }

  /**
   * Reads {@code 0/4}.
   *
   * @throws AludelException if it is not of that form
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new AludelException(
          "%s is no shard. Write which of how many, such as 0/4 to 3/4.".formatted(text));
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Whether a member of that name is in this part. */
  public boolean has(String member) {
    CRC32 sum = new CRC32();
    sum.update(member.getBytes(StandardCharsets.UTF_8));
    return sum.getValue() % count == index;
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
