package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.error.AludelException;
import dev.aludel.revision.Plan;
import dev.aludel.revision.Planner;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.revision.Stamp;
import dev.aludel.revision.Step;
import dev.aludel.revision.Target;
import dev.aludel.revision.TargetRange;
import dev.aludel.schema.QualifiedName;
import dev.aludel.script.Companions;
import dev.aludel.script.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Revisions printed as SQL instead of run, without a database.
 *
 * <p>Since no database says where it is, a range does: {@code a9d0:head}. An upgrade without a
 * beginning starts at base.
 */
public final class OfflineMigrations {

  private final Dialect dialect;
  private final Bookkeeping books;
  private final Scripts scripts;
  private final Supplier<Companions> companions;
  private final Planner planner;
  private final Optional<String> tag;

  public OfflineMigrations(
      Dialect dialect,
      QualifiedName versionTable,
      QualifiedName historyTable,
      Scripts scripts,
      Supplier<Companions> companions,
      Optional<String> tag) {
    this.dialect = dialect;
    this.books = new Bookkeeping(dialect, versionTable, historyTable);
    this.scripts = scripts;
    this.companions = companions;
    this.tag = tag;
    this.planner = new Planner(scripts.graph());
  }

  /** Prints the upgrade from the range's beginning, or from base, to its end. */
  public void upgrade(TargetRange range, Appendable out) {
    Set<String> rows = rowsAt(range.from().orElse(new Target.Base(Optional.empty())));
    Target end = range.to().orElseThrow(() -> noEnd("upgrade", "base:head"));
    print(rows, planner.upgrade(rows, end), out);
  }

  /** Prints the downgrade from the range's beginning to its end, both of which must be given. */
  public void downgrade(TargetRange range, Appendable out) {
    Target start = range.from().orElseThrow(() -> noEnd("downgrade", "head:-1"));
    Set<String> rows = rowsAt(start);
    Target end = range.to().orElseThrow(() -> noEnd("downgrade", "head:base"));
    print(rows, planner.downgrade(rows, end), out);
  }

  /**
   * Prints what sets the version rows of a database at {@code from} to the targets. From base, the
   * tables that keep account are created first.
   */
  public void stamp(Target from, List<Target> targets, Appendable out) {
    Set<String> rows = rowsAt(from);
    Stamp stamp = planner.stamp(rows, targets.toArray(Target[]::new));
    printing(
        out,
        output -> {
          if (rows.isEmpty()) {
            output.printTables();
          }
          output.print(stamp, false);
        });
  }

  /** Prints what sets the version rows to exactly the targets, whatever they are now. */
  public void stampPurging(List<Target> targets, Appendable out) {
    Stamp stamp = planner.purge(Set.of(), targets.toArray(Target[]::new));
    printing(out, output -> output.print(stamp, true));
  }

  /** Prints what creates the version table and the history table. */
  public void ensureTables(Appendable out) {
    printing(out, SqlOutput::printTables);
  }

  private void printing(Appendable out, Printing what) {
    try (SchemaBefore nothing = new SchemaBefore.Folded()) {
      what.on(output(nothing, Companions.NONE, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private interface Printing {
    void on(SqlOutput output) throws IOException;
  }

  private Set<String> rowsAt(Target target) {
    return planner.stamp(Set.of(), target).rowsAfter();
  }

  private void print(Set<String> rows, Plan plan, Appendable out) {
    RevisionGraph graph = scripts.graph();
    Target[] start = rows.stream().map(Target::parse).toArray(Target[]::new);
    Plan passed =
        start.length == 0
            ? new Plan(List.of(), Set.of(), Set.of())
            : new Planner(graph).upgrade(Set.of(), start);
    scripts.prepare(passed.revisions());
    scripts.prepare(plan.revisions());
    try (SchemaBefore before = SchemaBefore.of(dialect)) {
      // All or nothing: half of it in a pipe to psql would run.
      StringBuilder whole = new StringBuilder();
      SqlOutput output = output(before, companions.get(), whole);
      output.pass(passed.steps());
      boolean upgrade = plan.steps().stream().allMatch(Step::isUpgrade);
      output.print(plan, upgrade && graph.applied(plan.rowsAfter()).isUpToDate());
      out.append(whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private SqlOutput output(SchemaBefore before, Companions beside, Appendable out) {
    Author author = new Author("", "sql-only output", Author.version(), tag);
    return new SqlOutput(
        dialect, books, step -> scripts.script(step.revision()), before, author, beside, out);
  }

  private static AludelException noEnd(String verb, String example) {
    return new AludelException(
        "%s --sql needs a range, since no database says where it is: aludel %s --sql %s"
            .formatted(verb, verb, example));
  }

  private static MigrationException refused(SQLException e) {
    return new MigrationException(
        "A revision could not be tried on the scratch database, which the SQL of later ones depends on: "
            + ServerWords.of(e),
        null,
        e);
  }
}
