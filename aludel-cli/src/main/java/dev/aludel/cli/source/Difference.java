package dev.aludel.cli.source;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.diff.Change;
import dev.aludel.diff.SchemaDiff;
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
   * @param impossible why the database cannot make it
   */
  public record Compiled(Change change, List<Statement> statements, Optional<String> impossible) {
    public Compiled {
      statements = List.copyOf(statements);
    }
  }

  /** The changes in SQL, in order. */
  public List<Compiled> compiled() {
    List<Compiled> compiled = new ArrayList<>();
    Schema schema = from;
    for (Change change : diff.changes()) {
      compiled.add(compiled(change, schema));
      schema = change.operation().apply(schema);
    }
    return compiled;
  }

  private Compiled compiled(Change change, Schema before) {
    try {
      return new Compiled(
          change, dialect.compile(change.operation(), () -> before), Optional.empty());
    } catch (UnsupportedOperation e) {
      return new Compiled(change, List.of(), Optional.ofNullable(e.getMessage()));
    }
  }
}
