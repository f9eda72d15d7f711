package dev.aludel.revision;

import java.util.List;

/**
 * The scripts do not form a graph. Carries every problem found, each naming the revisions and their
 * files, so that one run shows all there is to mend.
 */
public final class RevisionGraphException extends RevisionException {

  private static final long serialVersionUID = 1L;

  /** Transient: exceptions are serializable, and a list need not be. */
  private final transient List<String> problems;

  RevisionGraphException(List<String> problems) {
    super(summary(problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in a fixed order. Never empty. */
  public List<String> problems() {
    return problems;
  }

  private static String summary(List<String> problems) {
    if (problems.size() == 1) {
      return problems.get(0);
    }
    StringBuilder text = new StringBuilder();
    text.append("The revisions have ").append(problems.size()).append(" problems:");
    for (String problem : problems) {
      text.append("\n  - ").append(problem.replace("\n", "\n    "));
    }
    return text.toString();
  }
}
