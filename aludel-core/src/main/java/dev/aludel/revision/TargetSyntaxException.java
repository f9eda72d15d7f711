package dev.aludel.revision;

/** A text that is no target: wrong usage rather than a wrong state. */
public final class TargetSyntaxException extends RevisionException {

  private static final long serialVersionUID = 1L;

  private static final String ALLOWED =
      """
      A target is a revision's id or a unique prefix of it, a branch label, head, heads, base or current,
      optionally with steps (+1, 3f2a+2, head-1) and on a branch (billing@head, billing@-1, 3f2a@base).""";

  private final int position;

  private TargetSyntaxException(String message, int position) {
    super(message);
    this.position = position;
  }

  /** Where in the text it goes wrong, counted from 0. */
  public int position() {
    return position;
  }

  static TargetSyntaxException at(String text, int position, String problem) {
    String message =
        """
        Can't read the target '%s': %s, at character %d.
          %s
          %s^
        %s"""
            .formatted(text, problem, position + 1, text, " ".repeat(position), ALLOWED);
    return new TargetSyntaxException(message, position);
  }
}
