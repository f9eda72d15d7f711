package dev.aludel.migrate;

import dev.aludel.operation.Execute;
import dev.aludel.operation.Located;
import dev.aludel.revision.Plan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What has to hold before a half-done step goes on, or anything else does. */
final class HalfDoneSteps {

  private HalfDoneSteps() {}

  /** Of the operations, whatever the white space in their SQL: 64 hexadecimal digits. */
  static String checksum(List<Located> operations) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
    for (Located each : operations) {
      String text =
          each.operation() instanceof Execute execute
              ? execute.sql() + " " + execute.parameters()
              : each.operation().describe();
      digest.update(text.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Lets a step go on where it was left.
   *
   * @throws MigrationException if another step is half done, or if what this one has done already
   *     reads otherwise by now
   */
  static void requireToFit(HalfDone half, StepRun step) {
    boolean same =
        half.revision().equals(step.clock().id()) && half.action() == step.clock().action();
    if (!same) {
      throw unfinished(half);
    }
    List<Located> located = step.located();
    if (half.done() > located.size()
        || !checksum(located.subList(0, half.done())).equals(half.checksum())) {
      throw new MigrationException(
          "The %s of revision %s was cut short after %s of its script (%s), and what it had done then reads otherwise in %s now. Put those back as they were; what comes after them may be changed. Then run again."
              .formatted(
                  half.action().word(),
                  half.revision(),
                  half.done() == 1
                      ? "the first operation"
                      : "the first %d operations".formatted(half.done()),
                  half.origin(),
                  step.step().revision().source()),
          half.revision(),
          null);
    }
  }

  /**
   * Lets a plan run beside a half-done step only if it finishes that step.
   *
   * @throws MigrationException if it does not
   */
  static void requireToFinish(HalfDone half, Plan plan) {
    boolean planned =
        plan.steps().stream()
            .anyMatch(
                step ->
                    step.revision().id().equals(half.revision())
                        && step.isUpgrade() == (half.action() == Action.UPGRADE));
    if (!planned) {
      throw unfinished(half);
    }
  }

  private static MigrationException unfinished(HalfDone half) {
    boolean upgrade = half.action() == Action.UPGRADE;
    return new MigrationException(
        "The %s of revision %s is half done (%s): %s. Finish it first: %s. Or take back by hand what it did, and say where the database is with 'aludel stamp', which forgets the rest."
            .formatted(
                half.action().word(),
                half.revision(),
                half.origin(),
                half.running()
                    .map(
                        sql -> "it stopped at '" + sql.strip().lines().findFirst().orElse("") + "'")
                    .orElse(half.done() + " of its operations are done"),
                upgrade
                    ? "aludel upgrade " + half.revision()
                    : "run the downgrade again that was cut short"),
        half.revision(),
        null);
  }
}
