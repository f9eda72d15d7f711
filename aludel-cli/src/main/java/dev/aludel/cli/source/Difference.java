package dev.aludel.cli.source;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.diff.Change;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.Operation;
import dev.aludel.operation.UnnamedConstraints;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What leads from one schema to another in one dialect.
 *
 * @param dialect of the database that it is for
 * @param from as that database holds it
 * @param wanted the other as its source says it
 * @param held the other as that database would hold it
 * @param diff what to do
 */
public record Difference(
    Dialect dialect, Schema from, Schema wanted, Schema held, SchemaDiff diff) {

  /**
   * One change in SQL.
   *
   * @param statements what makes it; none where the database has nothing to do
   * @param waits whether statements of a later change make it
   * @param impossible why the database cannot make it
   */
  public record Compiled(
      Change change, List<Statement> statements, boolean waits, Optional<String> impossible) {
    public Compiled {
      statements = List.copyOf(statements);
    }
  }

  /** The changes in SQL, in order; those that wait for a later one are made by its statements. */
  public List<Compiled> compiled() {
    List<Operation> operations = diff.operations();
    Compilation compilation = dialect.compilation(operations);
    UnnamedConstraints names = new UnnamedConstraints(operations);
    List<Compiled> compiled = new ArrayList<>();
    Schema schema = from;
    for (Change change : diff.changes()) {
      Schema now = schema;
      compiled.add(compiled(change, compilation, now));
      schema = names.resolved(change.operation(), () -> now).apply(now);
    }
    return compiled;
  }

  private static Compiled compiled(Change change, Compilation compilation, Schema before) {
    try {
      List<Statement> statements = compilation.next(change.operation(), () -> before);
      return new Compiled(change, statements, compilation.isWaiting(), Optional.empty());
    } catch (UnsupportedOperation e) {
      return new Compiled(change, List.of(), false, Optional.ofNullable(e.getMessage()));
    }
  }
}
