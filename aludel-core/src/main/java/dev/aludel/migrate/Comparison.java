package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.diff.Change;
import dev.aludel.diff.Renames;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.ColumnChange;
import dev.aludel.schema.KnownOptions;
import dev.aludel.schema.Schema;
import dev.aludel.script.Scripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A schema that is there, and what leads from it to the model.
 *
 * @param live what is there; where the diff has a change, in the words of the scripts and the model
 * @param diff what leads from it to the model
 * @param dialect of the server that holds it: a revision in SQL is written for its version
 */
public record Comparison(Schema live, SchemaDiff diff, Optional<Dialect> dialect) {

  /** A comparison of what is on no server, or on any. */
  public Comparison(Schema live, SchemaDiff diff) {
    this(live, diff, Optional.empty());
  }

  /**
   * Compares what a database holds with what it would hold of the model.
   *
   * @param scripts those that made the database, in whose words the changes carry what they take
   *     away
   */
  static Comparison of(
      Connection connection,
      Dialect dialect,
      Scripts scripts,
      Schema live,
      Schema model,
      ComparisonOptions options)
      throws SQLException {
    KnownOptions.require(model);
    Schema held = dialect.normalise(connection, model, live);
    Renames renames =
        dialect.distinguishesCase()
            ? options.renames()
            : options.renames().withThoseOfCase(live, held);
    SchemaDiff diff = counting(SchemaDiff.between(live, model, held, renames), options);
    if (diff.isEmpty()) {
      return new Comparison(live, diff, Optional.of(dialect));
    }
    Schema told =
        Declarations.spelling(connection, dialect, scripts, live, model, held, options).of(live);
    return new Comparison(
        told,
        counting(SchemaDiff.between(live, told, model, held, renames), options),
        Optional.of(dialect));
  }

  /** Compares two schemas that are in no database. */
  static Comparison of(Schema from, Schema model, ComparisonOptions options) {
    KnownOptions.require(model);
    return new Comparison(
        from, counting(SchemaDiff.between(from, model, model, options.renames()), options));
  }

  private static SchemaDiff counting(SchemaDiff diff, ComparisonOptions options) {
    if (options.types() && options.defaults()) {
      return diff;
    }
    List<Change> changes =
        diff.changes().stream()
            .flatMap(
                change ->
                    change.operation() instanceof AlterColumn alter
                        ? counting(change, alter, options).stream()
                        : List.of(change).stream())
            .toList();
    return new SchemaDiff(changes, diff.likelyRenames());
  }

  private static List<Change> counting(
      Change change, AlterColumn alter, ComparisonOptions options) {
    List<ColumnChange> kept =
        alter.changes().stream()
            .filter(each -> options.types() || !(each instanceof ColumnChange.SetType))
            .filter(each -> options.defaults() || !(each instanceof ColumnChange.SetDefault))
            .toList();
    return kept.isEmpty()
        ? List.of()
        : List.of(
            new Change(
                new AlterColumn(alter.table(), alter.column(), kept, alter.replaced()),
                change.notes()));
  }
}
