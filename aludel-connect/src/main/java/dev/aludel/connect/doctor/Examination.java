package dev.aludel.connect.doctor;

import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.doctor.Check.Status;
import dev.aludel.error.AludelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes checks one after the other, each within a time limit and all of them within another. A step
 * that takes longer is left behind on its own thread.
 */
final class Examination {

  /** For all steps that do not ask for more. */
  static final Duration STEP_LIMIT = Duration.ofSeconds(15);

  private final DatabaseUrl url;
  private final Consumer<Check> listener;
  private final long end;
  private final List<Check> checks = new ArrayList<>();
  private @Nullable String failedStep;

  Examination(DatabaseUrl url, Duration limit, Consumer<Check> listener) {
    this.url = url;
    this.end = System.nanoTime() + limit.toNanos();
    this.listener = listener;
  }

  List<Check> checks() {
    return checks;
  }

  /** Makes a check that those after it need: if it fails, they are skipped. */
  void need(String name, Callable<Finding> step) {
    if (check(name, step) == Status.FAILED) {
      failedStep = name;
    }
  }

  /** Makes a check, unless a needed one has failed. */
  Status check(String name, Callable<Finding> step) {
    return check(name, STEP_LIMIT, step);
  }

  /** Makes a check that may take its own time, unless a needed one has failed. */
  Status check(String name, Duration stepLimit, Callable<Finding> step) {
    long start = System.nanoTime();
    Finding finding =
        failedStep == null
            ? limited(stepLimit, step)
            : Finding.skipped("not without " + failedStep);
    Check check =
        new Check(
            name,
            finding.status(),
            Duration.ofNanos(System.nanoTime() - start),
            finding.finding(),
            finding.evidence(),
            finding.remedy());
    checks.add(check);
    listener.accept(check);
    return check.status();
  }

  private Finding limited(Duration stepLimit, Callable<Finding> step) {
    long limit = Math.min(stepLimit.toNanos(), end - System.nanoTime());
    if (limit <= 0) {
      return Finding.skipped("the time for all checks together is over");
    }
    FutureTask<Finding> task = new FutureTask<>(step);
    Thread thread = new Thread(task, "aludel-doctor");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return Finding.failed(
          "no answer within " + TimeUnit.NANOSECONDS.toMillis(limit) + " ms",
          "",
          url instanceof SqliteUrl
              ? "The file is large, or its disk slow: give it more time with --limit."
              : "See what the server is busy with: aludel activity");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.skipped("interrupted");
    } catch (ExecutionException e) {
      return e.getCause() instanceof ConnectionFailure failure
          ? Finding.of(failure)
          : e.getCause() instanceof AludelException known
              ? Finding.failed(String.valueOf(known.getMessage()), "", "")
              : Finding.failed("the check itself failed", String.valueOf(e.getCause()), "");
    }
  }
}
