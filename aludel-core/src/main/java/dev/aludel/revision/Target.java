package dev.aludel.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a user may name in place of a revision.
 *
 * <table>
 *   <caption>Targets</caption>
 *   <tr><td>{@code head}<td>the one head; an error when there are several
 *   <tr><td>{@code heads}<td>all heads
 *   <tr><td>{@code base}<td>before the first revision
 *   <tr><td>{@code current}<td>where the database is
 *   <tr><td>{@code 3f2a9c41d0b7}, {@code 3f2a}<td>a revision by its id or a unique prefix of it
 *   <tr><td>{@code billing}<td>the revision that declares the branch label
 *   <tr><td>{@code +2}, {@code -1}<td>steps from where the database is
 *   <tr><td>{@code 3f2a+2}, {@code head-1}, {@code base+2}<td>steps from another target
 *   <tr><td>{@code billing@head}, {@code billing@-1}, {@code 3f2a@base}<td>any of these, on the
 *       branch of a label or of a revision
 * </table>
 *
 * <p>{@code toString()} gives the text back: {@code parse(target.toString())} equals {@code
 * target}.
 */
public sealed interface Target {

  /** The branch that it is narrowed to: a label, an id or a prefix of one. */
  Optional<String> branch();

  /** The only head, or the only one on the branch. */
  record Head(Optional<String> branch) implements Target {
    @Override
    public String toString() {
      return on(branch, "head");
    }
  }

  /** All heads, or all of the branch. */
  record Heads(Optional<String> branch) implements Target {
    @Override
    public String toString() {
      return on(branch, "heads");
    }
  }

  /** The state before the first revision. */
  record Base(Optional<String> branch) implements Target {
    @Override
    public String toString() {
      return on(branch, "base");
    }
  }

  /** Where the database is. */
  record Current(Optional<String> branch) implements Target {
    @Override
    public String toString() {
      return on(branch, "current");
    }
  }

  /** A revision by its id, a unique prefix of it, or a branch label. */
  record Named(Optional<String> branch, String name) implements Target {
    @Override
    public String toString() {
      return on(branch, name);
    }
  }

  /**
   * Steps up ({@code steps > 0}) or down from another target, which is {@link Current} where the
   * user named none.
   */
  record Relative(Target from, int steps) implements Target {

    public Relative {
      if (steps == 0 || from instanceof Relative) {
        throw new IllegalArgumentException("steps from a target that is not relative itself");
      }
    }

    @Override
    public Optional<String> branch() {
      return from.branch();
    }

    /** The steps with their sign, {@code +2} or {@code -1}. */
    public String signed() {
      return steps > 0 ? "+" + steps : Integer.toString(steps);
    }

    @Override
    public String toString() {
      return from instanceof Current ? on(branch(), signed()) : from + signed();
    }
  }

  /**
   * Reads one target.
   *
   * @throws TargetSyntaxException when the text is none
   */
  static Target parse(String text) {
    return new TargetParser(text).parse();
  }

  /**
   * Reads several targets: each text may hold more than one, separated by commas or white space.
   *
   * @throws TargetSyntaxException when one of them is none, or when there is none at all
   */
  static List<Target> parseAll(List<String> texts) {
    List<Target> targets = new ArrayList<>();
    for (String text : texts) {
      for (String part : text.strip().split("\\s*,\\s*|\\s+", -1)) {
        targets.add(parse(part));
      }
    }
    if (targets.isEmpty()) {
      throw TargetSyntaxException.at("", 0, "a target is expected");
    }
    return List.copyOf(targets);
  }

  private static String on(Optional<String> branch, String name) {
    return branch.map(label -> label + "@" + name).orElse(name);
  }
}
