package dev.aludel.copy;

import dev.aludel.copy.CopyListener.Phase;
import dev.aludel.copy.CopyReport.PhaseTime;
import dev.aludel.copy.VerifyReport.TableComparison;
import dev.aludel.copy.store.LedgerEntry;
import dev.aludel.copy.store.Snapshot;
import dev.aludel.copy.store.Survey;
import dev.aludel.copy.store.WriterOptions;
import dev.aludel.schema.Table;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of one copy, in order. */
final class CopySteps {

  private final CopyRun run;
  private final List<PhaseTime> times = new ArrayList<>();

  CopySteps(CopyRun run) {
    this.run = run;
  }

  CopyReport run() throws SQLException {
    TargetSchema target = TargetSchema.of(run, Widening.NONE);
    List<TableCopy> tables = profile(target);
    if (run.options.schema().isPresent()) {
      // What somebody else says it is stays as they say.
      return afterProfile(target, tables);
    }
    Widening widening = Widening.NONE.after(run.findings.all(), target);
    // What was widened once may need it again: an integer that is a number that is a text.
    for (int i = 0; i < 3 && !widening.equals(target.widening()); i++) {
      run.forgetFindings();
      target = TargetSchema.of(run, widening);
      tables = profile(target);
      widening = widening.after(run.findings.all(), target);
    }
    return afterProfile(target, tables);
  }

  private List<TableCopy> profile(TargetSchema target) throws SQLException {
    Profile profile = new Profile(run, target.tables());
    profile.survey();
    timed(Phase.PROFILE, profile::values);
    return target.tables();
  }

  private CopyReport afterProfile(TargetSchema target, List<TableCopy> tables) throws SQLException {
    boolean blocked =
        run.findings.all().stream().anyMatch(Finding::blocks)
            || (!run.findings.unreadable().isEmpty() && !run.options.policies().allowsLoss());
    if (blocked || run.options.dryRun()) {
      return report(tables, blocked, null, null);
    }
    TargetState state = TargetState.prepare(run, target);
    Loader loader =
        new Loader(run, state.tables(), new WriterOptions(state.triggersOff(), run.source()));
    count(state.done(), loader);
    timed(Phase.ROWS, () -> load(loader, state));
    timed(Phase.KEYS, () -> finish(target, state));
    @Nullable VerifyReport verification = null;
    if (run.options.verify()) {
      List<TableComparison> comparisons = new ArrayList<>();
      timed(
          Phase.VERIFY,
          () -> compare(state.tables(), Optional.of(loader), state.done(), comparisons));
      verification = new VerifyReport(comparisons);
    }
    return report(state.tables(), false, loader, verification);
  }

  /** Rows that earlier runs have copied count as well. */
  private static void count(Map<String, List<LedgerEntry>> done, Loader loader) {
    done.forEach(
        (table, entries) -> entries.forEach(entry -> loader.tally(table).add(entry, 0, 0)));
  }

  private void load(Loader loader, TargetState state) throws SQLException {
    run.listener.started(
        Phase.ROWS, state.tables().stream().mapToLong(t -> run.survey(t).rows()).sum());
    for (LoadOrder.Stage stage : state.order()) {
      loader.load(stage.tables(), state.done(), stage.together());
    }
    run.listener.finished(Phase.ROWS);
  }

  private void finish(TargetSchema target, TargetState state) throws SQLException {
    run.listener.started(Phase.KEYS, 0);
    try (Finish finish = new Finish(run, state.tables())) {
      if (target.creation().isPresent()) {
        finish.keys(target.creation().get(), target.schema(), state.created());
      }
      finish.validate(
          target.creation().isEmpty()
              ? List.of()
              : target.schema().tables().stream().map(Table::name).toList());
      finish.sequences();
      finish.analyze();
      finish.record();
    }
    run.listener.finished(Phase.KEYS);
  }

  private void compare(
      List<TableCopy> tables,
      Optional<Loader> loader,
      Map<String, List<LedgerEntry>> done,
      List<TableComparison> into)
      throws SQLException {
    long rows = tables.stream().mapToLong(table -> run.survey(table).rows()).sum();
    run.listener.started(Phase.VERIFY, rows);
    try (Snapshot target = run.to.snapshot(run.threads + 1, run.options.zone())) {
      Comparison comparison = new Comparison(run, target);
      for (TableCopy table : tables) {
        // What earlier runs copied, they read from another state of the source.
        Optional<Loader.Tally> known =
            loader.filter(l -> !done.containsKey(table.name())).map(l -> l.tally(table.name()));
        into.add(comparison.compare(table, known));
      }
    }
    run.listener.finished(Phase.VERIFY);
  }

  VerifyReport verify() throws SQLException {
    TargetSchema target = TargetSchema.existing(run);
    Profile profile = new Profile(run, target.tables());
    profile.survey();
    // Rows that a policy leaves out for their keys are not expected on the other side.
    profile.leftOut();
    List<TableComparison> comparisons = new ArrayList<>();
    compare(target.tables(), Optional.empty(), Map.of(), comparisons);
    return new VerifyReport(comparisons);
  }

  /** What throws SQLException. */
  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  private void timed(Phase phase, Step step) throws SQLException {
    long start = System.nanoTime();
    step.run();
    times.add(new PhaseTime(phase, Duration.ofNanos(System.nanoTime() - start)));
  }

  private CopyReport report(
      List<TableCopy> tables,
      boolean blocked,
      @Nullable Loader loader,
      @Nullable VerifyReport verification) {
    List<TableReport> reports = new ArrayList<>();
    for (TableCopy table : tables) {
      if (loader == null) {
        Survey survey = run.survey(table);
        reports.add(new TableReport(table.name(), survey.rows(), 0, 0, Duration.ZERO, false));
      } else {
        Loader.Tally tally = loader.tally(table.name());
        boolean verified =
            verification != null
                && verification.tables().stream()
                    .anyMatch(c -> c.table().equals(table.name()) && c.isEqual());
        reports.add(
            new TableReport(
                table.name(),
                tally.rows,
                tally.rejected,
                tally.bytes,
                Duration.ofNanos(tally.nanos),
                verified));
      }
    }
    return new CopyReport(
        loader != null,
        blocked,
        reports,
        run.findings.all(),
        run.findings.unreadable(),
        run.notes(),
        times,
        Optional.ofNullable(verification));
  }
}
