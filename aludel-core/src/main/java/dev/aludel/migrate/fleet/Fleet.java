package dev.aludel.migrate.fleet;

import dev.aludel.error.AludelException;
import dev.aludel.migrate.RunReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Brings many members up, a few at a time. Each has its own version table and lock, so a fleet can
 * be run by several machines at once, and again after a failure: what is done is found done.
 *
 * <p>The failure of one stops no other, unless {@link #failFast} is asked for, and hides none.
 */
public final class Fleet {

  private final List<Member> members;
  private final int jobs;
  private final boolean failFast;
  private volatile boolean stopped;

  private Fleet(List<Member> members, int jobs, boolean failFast) {
    this.members = List.copyOf(members);
    this.jobs = jobs;
    this.failFast = failFast;
  }

  /** One after another, whatever fails. */
  public static Fleet of(List<Member> members) {
    return new Fleet(members, 1, false);
  }

  /** The same with so many at a time, at least one. */
  public Fleet jobs(int atATime) {
    if (atATime < 1) {
      throw new IllegalArgumentException("jobs must be 1 or more: " + atATime);
    }
    return new Fleet(members, atATime, failFast);
  }

  /** The same, beginning no other after one has failed; those that have begun go on. */
  public Fleet failFast() {
    return new Fleet(members, jobs, true);
  }

  /**
   * Runs it.
   *
   * @param listener hears of each member when it is done, from one thread at a time
   */
  public FleetReport upgrade(Consumer<Outcome> listener) {
    long start = System.nanoTime();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(jobs, members.size())),
            work -> {
              Thread thread = new Thread(work, "aludel-fleet");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Outcome>> futures = new ArrayList<>();
      for (Member member : members) {
        futures.add(executor.submit(() -> told(run(member), listener)));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> future : futures) {
        outcomes.add(future.get());
      }
      return new FleetReport(outcomes, Duration.ofNanos(System.nanoTime() - start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AludelException(
          "The run was interrupted. What has begun goes on to its end; run it again for the rest.",
          e);
    } catch (ExecutionException e) {
      // Only what hears of the outcomes can fail, and it is the caller's.
      throw new IllegalStateException(e.getCause());
    } finally {
      stopped = true;
      executor.shutdown();
    }
  }

  private Outcome run(Member member) {
    if (stopped) {
      return Outcome.notBegun(member);
    }
    long start = System.nanoTime();
    try {
      RunReport report = member.upgrade().get();
      return Outcome.done(member, report, Duration.ofNanos(System.nanoTime() - start));
    } catch (AludelException e) {
      stopped |= failFast;
      return Outcome.failed(member, e, Duration.ofNanos(System.nanoTime() - start));
    } catch (RuntimeException e) {
      stopped |= failFast;
      AludelException failure =
          new AludelException("Something went wrong that Aludel does not know: " + e, e);
      return Outcome.failed(member, failure, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private synchronized Outcome told(Outcome outcome, Consumer<Outcome> listener) {
    listener.accept(outcome);
    return outcome;
  }
}
