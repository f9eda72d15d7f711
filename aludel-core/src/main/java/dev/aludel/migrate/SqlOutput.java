package dev.aludel.migrate;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.TransactionFrame;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RunJava;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Plan;
import dev.aludel.revision.RowChange;
import dev.aludel.revision.Stamp;
import dev.aludel.revision.Step;
import dev.aludel.schema.SchemaException;
import dev.aludel.script.CallbackEvent;
import dev.aludel.script.Companions;
import dev.aludel.script.OwnTransaction;
import dev.aludel.script.Script;
import dev.aludel.script.ScriptWriter;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Prints what a plan would run, for somebody else to run with the database's own client: {@code
 * aludel upgrade --sql base:head | psql}.
 *
 * <p>The output is whole. It opens and commits a transaction for each revision, or for each part of
 * one that cannot be in a single transaction, moves the version rows in the last, and fills the
 * history.
 */
final class SqlOutput {

  private final Dialect dialect;
  private final Bookkeeping books;
  private final Function<Step, Script> scripts;
  private final SchemaBefore before;
  private final Author author;
  private final Appendable out;
  private final CompanionSql companions;
  private boolean stops;

  SqlOutput(
      Dialect dialect,
      Bookkeeping books,
      Function<Step, Script> scripts,
      SchemaBefore before,
      Author author,
      Companions companions,
      Appendable out) {
    this.dialect = dialect;
    this.books = books;
    this.scripts = scripts;
    this.before = before;
    this.author = author;
    this.out = out;
    this.companions = new CompanionSql(dialect, books, companions, author, out);
  }

  /** Follows steps that the database has already, and prints none of them. */
  void pass(List<Step> steps) throws SQLException {
    for (Step step : steps) {
      for (Located located : operations(step)) {
        if (!(located.operation() instanceof RunJava)) {
          before.passed(located.operation());
        }
      }
    }
  }

  /**
   * Prints a plan with its callbacks; one that begins at base creates the tables that keep account.
   *
   * @param repeatables whether the repeatable scripts come behind it
   */
  void print(Plan plan, boolean repeatables) throws IOException, SQLException {
    if (plan.isEmpty()) {
      return;
    }
    Direction direction = plan.steps().get(0).direction();
    companions.beside(CallbackEvent.BEFORE_RUN, direction);
    if (plan.rowsBefore().isEmpty()) {
      printTables();
    }
    for (Step step : plan.steps()) {
      print(step);
    }
    if (repeatables) {
      companions.repeatables();
    }
    companions.beside(CallbackEvent.AFTER_RUN, direction);
  }

  /**
   * Prints changes of the version rows that no revision comes with, and their history entry.
   *
   * @param purge whether every row goes first
   */
  void print(Stamp stamp, boolean purge) throws IOException {
    List<Statement> statements = new ArrayList<>();
    if (purge) {
      statements.add(books.clear());
    }
    stamp.changes().forEach(change -> statements.add(books.statement(change)));
    if (purge || !stamp.isEmpty()) {
      statements.addAll(books.statements(HistoryEntry.ofStamp(stamp, author)));
    }
    framed(statements);
  }

  /** Prints what creates the tables that keep account. */
  void printTables() throws IOException {
    framed(books.create());
  }

  private void print(Step step) throws IOException, SQLException {
    Script script = scripts.apply(step);
    List<Located> located = operations(step);
    out.append(heading(step));
    List<Part> parts =
        script.settings().transactional()
            ? Parts.of(located, true, dialect)
            : List.of(new Part(0, located.size(), true));
    Records records =
        () -> {
          companions.inStep(CallbackEvent.AFTER_EACH_STEP, step);
          printRecords(step, script, located.size());
        };
    for (Part part : parts) {
      List<Located> stretch = located.subList(part.from(), part.to());
      boolean last = part.to() == located.size();
      boolean first = part.from() == 0;
      if (part.outside()) {
        if (first) {
          companions.beside(CallbackEvent.BEFORE_EACH_STEP, step.direction());
        }
        printAll(step, stretch, dialect::compile);
        if (last) {
          printFramed(List.of(), records);
        }
        continue;
      }
      printFramed(
          stretch.stream().map(Located::operation).toList(),
          () -> {
            for (Statement limit : dialect.limits(script.settings().limits())) {
              print(limit);
            }
            if (first) {
              companions.inStep(CallbackEvent.BEFORE_EACH_STEP, step);
            }
            printAll(step, stretch, compilation(stretch));
            if (last) {
              records.print();
            }
          });
    }
    out.append('\n');
  }

  private interface Records {
    void print() throws IOException, SQLException;
  }

  private void printFramed(List<Operation> operations, Records inside)
      throws IOException, SQLException {
    Optional<String> stop = dialect.stopsAtErrors(operations);
    if (stop.isPresent() && !stops) {
      stops = true;
      out.append(stop.get()).append('\n');
    }
    lines(dialect.frame(operations).opening());
    inside.print();
    lines(dialect.closing(operations, before.get()));
  }

  private void printRecords(Step step, Script script, int statements) throws IOException {
    for (RowChange change : step.rows()) {
      print(books.statement(change));
    }
    for (Statement statement : books.statements(entry(step, script, statements))) {
      print(statement);
    }
  }

  private Compilation compilation(List<Located> located) {
    return dialect.compilation(located.stream().map(Located::operation).toList());
  }

  private void printAll(Step step, List<Located> located, Compilation compilation)
      throws IOException, SQLException {
    for (Located each : located) {
      Operation operation = each.operation();
      if (operation instanceof RunJava) {
        throw new MigrationException(
            "Revision %s cannot be printed as SQL: it needs a live connection to '%s' (%s%s). Run it against the database instead, or leave it out of the range."
                .formatted(
                    step.revision().id(),
                    operation.describe(),
                    step.revision().source(),
                    each.line().isPresent() ? ":" + each.line().getAsInt() : ""),
            step.revision().id(),
            null);
      }
      List<Statement> statements = compiled(step, each, compilation);
      for (Statement statement : statements) {
        print(statement);
      }
      before.printed(operation, statements);
    }
  }

  private List<Statement> compiled(Step step, Located each, Compilation compilation) {
    try {
      return compilation.next(each.operation(), before);
    } catch (SchemaException e) {
      throw new MigrationException(
          "Revision %s cannot be printed as SQL: '%s' (%s%s) depends on what is there before it, and that is known from operations alone, not from what SQL did. %s Run it against the database instead, or leave it out of the range."
              .formatted(
                  step.revision().id(),
                  each.operation().describe(),
                  step.revision().source(),
                  each.line().isPresent() ? ":" + each.line().getAsInt() : "",
                  e.getMessage()),
          step.revision().id(),
          e);
    }
  }

  private List<Located> operations(Step step) {
    Script script = scripts.apply(step);
    List<Located> located = step.isUpgrade() ? script.upgrade(dialect) : script.downgrade(dialect);
    return OwnTransaction.left(script, located, dialect);
  }

  private void framed(List<Statement> statements) throws IOException {
    TransactionFrame frame = dialect.frame(List.of());
    lines(frame.opening());
    for (Statement statement : statements) {
      print(statement);
    }
    lines(frame.closing());
    out.append('\n');
  }

  private void print(Statement statement) throws IOException {
    out.append(ScriptWriter.withValues(statement, dialect)).append(";\n");
  }

  private void lines(List<String> statements) throws IOException {
    for (String statement : statements) {
      out.append(statement).append(";\n");
    }
  }

  /** In Alembic's words, which people search their logs for. */
  private static String heading(Step step) {
    String below = step.revision().isBase() ? "" : String.join(", ", step.revision().down());
    String id = step.revision().id();
    return "-- Running %s %s -> %s%s%n"
        .formatted(
            step.isUpgrade() ? "upgrade" : "downgrade",
            step.isUpgrade() ? below : id,
            step.isUpgrade() ? id : below,
            step.revision().message().isEmpty() ? "" : ", " + step.revision().message());
  }

  private HistoryEntry entry(Step step, Script script, int statements) {
    return new HistoryEntry(
        step.revision().id(),
        step.isUpgrade() ? Action.UPGRADE : Action.DOWNGRADE,
        false,
        Instant.now(),
        Duration.ZERO,
        statements,
        Optional.of(script.checksum()),
        author.databaseUser(),
        author.host(),
        author.aludelVersion(),
        author.tagged(step.revision().message()));
  }
}
