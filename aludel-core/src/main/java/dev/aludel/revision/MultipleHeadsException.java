package dev.aludel.revision;

import java.util.List;
import java.util.stream.Collectors;

/** {@code head} was asked for, and there are several: parallel work that nobody joined yet. */
public final class MultipleHeadsException extends RevisionException {

  private static final long serialVersionUID = 1L;

  private final transient Divergence divergence;

  MultipleHeadsException(Target.Head asked, Divergence divergence) {
    super(message(asked, divergence));
    this.divergence = divergence;
  }

  /** The heads, where they parted and since when. */
  public Divergence divergence() {
    return divergence;
  }

  private static String message(Target.Head asked, Divergence divergence) {
    List<Revision> heads = divergence.heads();
    String ids = heads.stream().map(Revision::id).collect(Collectors.joining(" "));
    return """
        Multiple head revisions are present for given argument '%s'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads
        %s
        To join them:      aludel merge -m "merge heads" %s
        To take them all:  aludel upgrade %s
        To take only one:  aludel upgrade %s"""
        .formatted(
            asked,
            divergence.text(),
            ids,
            asked.branch().map(branch -> branch + "@heads").orElse("heads"),
            heads.get(0).id());
  }
}
