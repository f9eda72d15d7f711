package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.overlap.Overlaps;
import dev.aludel.cli.report.FilesJson;
import dev.aludel.error.AludelException;
import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.HeaderChange;
import dev.aludel.revision.Rebase;
import dev.aludel.revision.Revision;
import dev.aludel.revision.Target;
import dev.aludel.revision.TargetResolver;
import dev.aludel.script.Scripts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aludel rebase}. */
@Command(
    name = "rebase",
    description = "Put a branch that the database has not run on top of another head.",
    footer = {"", "Example: aludel rebase 3f2a --onto billing@head"})
final class RebaseCommand extends ChangingCommand {

  @Parameters(
      paramLabel = "HEAD",
      arity = "0..1",
      description = "The head of the branch that moves. Default: the one that is not applied.")
  @Nullable String moving;

  @Option(
      names = "--onto",
      paramLabel = "TARGET",
      description = "What it goes on. Default: the other head.")
  @Nullable String onto;

  @Override
  public Integer call() {
    Workplace place = workplace();
    Aludel aludel = place.reading();
    AppliedRevisions applied = aludel.current();
    Rebase rebase = rebase(applied);
    Scripts scripts = aludel.scripts();
    Revision head = rebase.branch().get(rebase.branch().size() - 1);
    String overlap =
        Overlaps.of(
                applied.graph().divergence(List.of(head, rebase.onto())), scripts, place.dialect())
            .text();
    List<Path> files =
        dryRun
            ? Headers.files(scripts, rebase.changes())
            : Headers.rewrite(scripts, rebase.changes());
    if (json) {
      FilesJson.print(out(), files, dryRun);
      return DONE;
    }
    for (HeaderChange change : rebase.changes()) {
      print(
          "%s: %s -> %s"
              .formatted(change.before().id(), parents(change.before()), parents(change.after())));
    }
    say(overlap);
    say(
        dryRun
            ? "A dry run: nothing was written."
            : "%s now stands on %s.".formatted(names(rebase.branch()), rebase.onto().id()));
    return DONE;
  }

  private Rebase rebase(AppliedRevisions applied) {
    if (moving == null && onto == null) {
      return Rebase.ofTheUnapplied(applied);
    }
    TargetResolver resolver = TargetResolver.of(applied);
    if (moving != null && onto != null) {
      return Rebase.of(
          applied,
          resolver.resolveOne(Target.parse(moving)),
          resolver.resolveOne(Target.parse(onto)));
    }
    return moving != null
        ? ontoTheOther(applied, resolver.resolveOne(Target.parse(moving)))
        : theOtherOnto(applied, resolver.resolveOne(Target.parse(String.valueOf(onto))));
  }

  private static Rebase ontoTheOther(AppliedRevisions applied, Revision head) {
    return Rebase.of(applied, head, otherHead(applied, head, "--onto TARGET"));
  }

  private static Rebase theOtherOnto(AppliedRevisions applied, Revision target) {
    return Rebase.of(applied, otherHead(applied, target, "the head that moves"), target);
  }

  private static Revision otherHead(AppliedRevisions applied, Revision one, String missing) {
    List<Revision> others =
        applied.graph().heads().stream().filter(head -> !head.equals(one)).toList();
    if (others.size() != 1) {
      throw new AludelException(
          "There are %d other heads, so it must be said which one is meant: name %s. See aludel heads."
              .formatted(others.size(), missing));
    }
    return others.get(0);
  }

  private static String parents(Revision revision) {
    return revision.isBase() ? "<base>" : String.join(", ", revision.down());
  }

  private static String names(List<Revision> revisions) {
    return String.join(", ", revisions.stream().map(Revision::id).toList());
  }
}
