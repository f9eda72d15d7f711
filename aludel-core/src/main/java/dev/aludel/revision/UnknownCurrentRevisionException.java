package dev.aludel.revision;

import java.util.List;

/**
 * The version table names revisions that the graph cannot place: no script has them, or they went
 * into a squash in the middle of its range and their scripts are gone. Carries the ids, so that
 * whoever has the history table at hand can add when and by whom they were applied.
 */
public final class UnknownCurrentRevisionException extends RevisionException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> ids;

  UnknownCurrentRevisionException(List<String> ids, String message) {
    super(message);
    this.ids = List.copyOf(ids);
  }

  /** The rows of the version table that could not be placed, sorted. Never empty. */
  public List<String> ids() {
    return ids;
  }

  static UnknownCurrentRevisionException noScript(List<String> ids) {
    String names = String.join(", ", ids);
    return new UnknownCurrentRevisionException(
        ids,
        """
        Can't locate revision identified by '%s'
        The database is at %s, which no script has: most likely it was applied from another branch of the source code.
        Either bring the script back: git log --all --oneline -- "*%s*" finds the commit that has it.
        Or undo it from a checkout that has it, with aludel downgrade.
        Or, when you know that the schema is the one of a revision you have: aludel stamp --purge REVISION"""
            .formatted(ids.get(0), names, ids.get(0)));
  }

  static UnknownCurrentRevisionException insideSquash(String id, Revision squash) {
    return new UnknownCurrentRevisionException(
        List.of(id),
        """
        The database is at %s, in the middle of the range that was squashed into %s.
        To leave the range it needs the original scripts, and not all of them are there: %s.
        Bring them back beside the squashed script (git log --all --oneline -- "*%s*" finds them), run aludel upgrade %s, and remove them again."""
            .formatted(
                id,
                squash.named(),
                String.join(", ", squash.replaces()),
                id,
                squash.replaces().get(squash.replaces().size() - 1)));
  }
}
