package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.DeclaredSpelling.Declaration;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.script.Scripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out in whose words a live schema may be told. */
final class Declarations {

  private static final String SQLITE = "sqlite";

  private Declarations() {}

  /**
   * The words of the scripts, and after them those of the model. What SQL of the scripts' own makes
   * in SQLite is told by running it there, in memory: words that SQLite takes, and another database
   * takes for what it holds itself, are words for both.
   *
   * @param held what the database would hold of the model
   */
  static DeclaredSpelling spelling(
      Connection connection,
      Dialect dialect,
      Scripts scripts,
      Schema live,
      Schema model,
      Schema held,
      ComparisonOptions options)
      throws SQLException {
    List<Declaration> declarations = new ArrayList<>();
    told(scripts, dialect, options)
        .flatMap(said -> declaration(connection, dialect, said, live))
        .ifPresent(declarations::add);
    declarations.add(new Declaration(model, held));
    if (dialect.name().equals(SQLITE)) {
      return new DeclaredSpelling(declarations, Optional.empty());
    }
    Schema onSqlite = onSqlite(connection, scripts, options);
    declaration(connection, dialect, onSqlite, live).ifPresent(declarations::add);
    return new DeclaredSpelling(
        declarations, Optional.of(new OtherDialect(dialect.name(), SQLITE, onSqlite)));
  }

  private static Optional<Schema> told(
      Scripts scripts, Dialect dialect, ComparisonOptions options) {
    try {
      return Optional.of(options.filtered(Replay.ofAll(scripts, dialect).told()));
    } catch (AludelException e) {
      // A script that ran once and does not compile any more.
      return Optional.empty();
    }
  }

  /** The words of a schema, if the database takes them. */
  private static Optional<Declaration> declaration(
      Connection connection, Dialect dialect, Schema said, Schema live) {
    Schema common = NamingConvention.apply(common(said, live));
    if (common.tables().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Declaration(common, dialect.normalise(connection, common, live)));
    } catch (AludelException | SQLException e) {
      // A database that went its own way: what it shows counts.
      return Optional.empty();
    }
  }

  /** Without tables that are not there, which nobody asks about. */
  private static Schema common(Schema said, Schema live) {
    Schema common = said;
    for (Table table : said.tables()) {
      if (live.table(table.name()).isEmpty()) {
        common = common.without(ObjectKind.TABLE, table.name());
      }
    }
    return common;
  }

  /**
   * What the scripts make in SQLite, where only a database can tell; nothing if they fail there.
   */
  private static Schema onSqlite(
      Connection connection, Scripts scripts, ComparisonOptions options) {
    try {
      Dialect sqlite = Dialects.named(SQLITE);
      Replay replay = Replay.ofAll(scripts, sqlite);
      return replay.rawScript().isEmpty()
          ? Schema.EMPTY
          : options.filtered(
              sqlite.rehearse(connection, Scope.CURRENT_SCHEMA, List.of(), replay::run));
    } catch (AludelException | SQLException e) {
      // Scripts for one database only, or no driver for the other.
      return Schema.EMPTY;
    }
  }
}
