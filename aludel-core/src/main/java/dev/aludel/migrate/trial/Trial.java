package dev.aludel.migrate.trial;

import dev.aludel.dialect.Dialect;
import dev.aludel.diff.Change;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.ComparisonOptions;
import dev.aludel.migrate.Migrations;
import dev.aludel.migrate.ModelSource;
import dev.aludel.migrate.RunReport;
import dev.aludel.migrate.StepEnd;
import dev.aludel.migrate.trial.RevisionTrial.Outcome;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RowChange;
import dev.aludel.revision.Step;
import dev.aludel.revision.Target;
import dev.aludel.schema.Schema;
import dev.aludel.script.Companions;
import dev.aludel.script.Fixtures;
import dev.aludel.script.IrreversibleScriptException;
import dev.aludel.script.Scripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Tries every revision in an empty database: up, down, and up again.
 *
 * <p>After the way down, schema and rows must be what they were before the way up; after the second
 * way up, what they were after the first. Then the revision's fixtures are added, so that the
 * revisions above it find rows. At the end the schema must be the model's, and the repeatable
 * scripts run twice. No callbacks run.
 */
public final class Trial {

  private final Migrations migrations;
  private final Connection connection;
  private final Dialect dialect;
  private final Scripts scripts;
  private final Fixtures fixtures;
  private final ComparisonOptions options;
  private final Consumer<RevisionTrial> progress;

  /**
   * Prepares a trial.
   *
   * @param connection that of the migrations, to an empty database
   * @param progress hears of each revision when it has been tried
   */
  public Trial(
      Migrations migrations,
      Connection connection,
      Scripts scripts,
      Fixtures fixtures,
      ComparisonOptions options,
      Consumer<RevisionTrial> progress) {
    this.migrations = migrations;
    this.connection = connection;
    this.dialect = migrations.dialect();
    this.scripts = scripts;
    this.fixtures = fixtures;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Tries them all, and leaves the database at the heads.
   *
   * @throws AludelException if the database is not empty
   */
  public TrialReport run(Companions companions, Optional<ModelSource> model) throws SQLException {
    Plan plan = migrations.planUpgrade(scripts.graph(), new Target.Heads(Optional.empty()));
    Schema schema = migrations.schema(options);
    int objects = schema.objects().size();
    if (!plan.rowsBefore().isEmpty() || objects > 0) {
      throw new AludelException(
          "Revisions are tried in an empty database, and this one is not: it is at %s and has %s. Nothing was done."
              .formatted(
                  plan.rowsBefore().isEmpty() ? "base" : String.join(", ", plan.rowsBefore()),
                  objects == 1 ? "1 object" : objects + " objects"));
    }
    scripts.prepare(plan.revisions());
    List<RevisionTrial> tried = new ArrayList<>();
    Optional<Schema> now = Optional.of(schema);
    Set<String> rows = plan.rowsBefore();
    for (Step step : plan.steps()) {
      if (now.isEmpty()) {
        tried.add(RevisionTrial.notTried(step.revision()));
        continue;
      }
      OneRevision one = new OneRevision(step, rows, now.get());
      now = one.tryIt();
      rows = one.rowsAfter;
      RevisionTrial trial = one.trial();
      tried.add(trial);
      progress.accept(trial);
    }
    return now.isEmpty()
        ? new TrialReport(tried, 0, List.of(), Optional.empty())
        : atTheHeads(tried, companions, model);
  }

  private TrialReport atTheHeads(
      List<RevisionTrial> tried, Companions companions, Optional<ModelSource> model)
      throws SQLException {
    Optional<SchemaDiff> diff = Optional.empty();
    if (model.isPresent()) {
      diff = Optional.of(migrations.compare(scripts, model.get(), options).diff());
    }
    List<String> problems = new ArrayList<>();
    for (String time : List.of("", "When they ran a second time: ")) {
      try {
        migrations.repeat(companions);
      } catch (AludelException e) {
        problems.add(time + e.getMessage());
        break;
      }
    }
    return new TrialReport(tried, companions.repeatables().all().size(), problems, diff);
  }

  /** One revision on its way. */
  private final class OneRevision {

    private final Step up;
    private final Set<String> rowsBefore;
    private final Set<String> rowsAfter;
    private final Schema before;
    private final List<String> problems = new ArrayList<>();
    private Optional<Duration> upTime = Optional.empty();
    private Optional<Duration> downTime = Optional.empty();
    private Optional<Duration> againTime = Optional.empty();
    private boolean irreversible;

    OneRevision(Step up, Set<String> rowsBefore, Schema before) {
      this.up = up;
      this.rowsBefore = rowsBefore;
      this.rowsAfter = after(rowsBefore, up);
      this.before = before;
    }

    /** The schema that the next revision stands on; empty if there is none to stand on. */
    Optional<Schema> tryIt() throws SQLException {
      Rows rowsAtFirst = Rows.read(connection, dialect, before);
      Optional<StepEnd> end = run(new Plan(List.of(up), rowsBefore, rowsAfter), "");
      if (end.isEmpty()) {
        return Optional.empty();
      }
      upTime = end.map(StepEnd::duration);
      Schema after = migrations.schema(options);
      Rows rowsAbove = Rows.read(connection, dialect, after);
      Optional<StepEnd> down = down();
      if (down.isPresent()) {
        downTime = down.map(StepEnd::duration);
        Schema returned = migrations.schema(options);
        compare(
            "After the downgrade",
            before,
            returned,
            rowsAtFirst.changes(Rows.read(connection, dialect, returned), before, after));
        Optional<StepEnd> again =
            run(new Plan(List.of(up), rowsBefore, rowsAfter), "When it ran a second time: ");
        if (again.isEmpty()) {
          return Optional.empty();
        }
        againTime = again.map(StepEnd::duration);
        Schema second = migrations.schema(options);
        compare(
            "After the second upgrade",
            after,
            second,
            rowsAbove.changes(Rows.read(connection, dialect, second), after, before));
        after = second;
      }
      addFixtures();
      return Optional.of(after);
    }

    private Optional<StepEnd> down() throws SQLException {
      List<RowChange> changes = new ArrayList<>();
      up.rows().forEach(change -> changes.add(inverse(change)));
      Collections.reverse(changes);
      Step down = new Step(Direction.DOWNGRADE, up.revision(), changes);
      try {
        return run(
            new Plan(List.of(down), /* rowsBefore= */ rowsAfter, /* rowsAfter= */ rowsBefore), "");
      } catch (IrreversibleScriptException said) {
        irreversible = true;
        return Optional.empty();
      }
    }

    private Optional<StepEnd> run(Plan plan, String when) throws SQLException {
      try {
        RunReport report = migrations.run(scripts, Companions.NONE, plan);
        return Optional.of(report.steps().get(0));
      } catch (IrreversibleScriptException said) {
        throw said;
      } catch (AludelException e) {
        problems.add(when + e.getMessage());
        return Optional.empty();
      }
    }

    private void addFixtures() throws SQLException {
      Optional<Fixtures.Fixture> fixture = fixtures.of(up.revision());
      if (fixture.isPresent()) {
        try {
          migrations.send(fixture.get().source(), fixture.get().operations(dialect));
        } catch (AludelException e) {
          problems.add(e.getMessage());
        }
      }
    }

    private void compare(String when, Schema wanted, Schema found, List<String> rowChanges) {
      for (Change change : SchemaDiff.between(wanted, found).changes()) {
        problems.add("%s: %s".formatted(when, change.describe()));
      }
      rowChanges.forEach(change -> problems.add("%s: %s".formatted(when, change)));
    }

    RevisionTrial trial() {
      Outcome outcome =
          !problems.isEmpty()
              ? Outcome.FAILED
              : irreversible ? Outcome.IRREVERSIBLE : Outcome.PASSED;
      return new RevisionTrial(up.revision(), outcome, upTime, downTime, againTime, problems);
    }
  }

  private static Set<String> after(Set<String> rows, Step step) {
    Set<String> after = new TreeSet<>(rows);
    for (RowChange change : step.rows()) {
      if (change instanceof RowChange.Insert insert) {
        after.add(insert.version());
      } else if (change instanceof RowChange.Delete delete) {
        after.remove(delete.version());
      } else if (change instanceof RowChange.Update update) {
        after.remove(update.from());
        after.add(update.to());
      }
    }
    return after;
  }

  private static RowChange inverse(RowChange change) {
    if (change instanceof RowChange.Insert insert) {
      return new RowChange.Delete(insert.version());
    }
    if (change instanceof RowChange.Delete delete) {
      return new RowChange.Insert(delete.version());
    }
    RowChange.Update update = (RowChange.Update) change;
    return new RowChange.Update(update.to(), update.from());
  }
}
