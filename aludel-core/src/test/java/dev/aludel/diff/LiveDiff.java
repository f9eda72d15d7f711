package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.ForeseenSchema;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.Transaction;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.testing.schema.RandomSchemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A diff run on a database, and undone there. */
record LiveDiff(Dialect dialect, Connection connection, Scope scope) {

  LiveDiff(Dialect dialect, Connection connection) {
    this(dialect, connection, Scope.CURRENT_SCHEMA);
  }

  /** What is there after the schema was created in an empty database. */
  Schema create(Schema schema) throws SQLException {
    run(RandomSchemas.creation(schema));
    Schema created = inspect();
    assertThat(to(schema, created).describe()).as("just created").isEmpty();
    return created;
  }

  /** What leads from there to the model. */
  SchemaDiff to(Schema model, Schema live) throws SQLException {
    return to(model, live, Renames.NONE);
  }

  SchemaDiff to(Schema model, Schema live, Renames renames) throws SQLException {
    Schema held = dialect.normalise(connection, model, live);
    Renames all = dialect.distinguishesCase() ? renames : renames.withThoseOfCase(live, held);
    return SchemaDiff.between(live, model, held, all);
  }

  /** Leads to the model, and stays there. */
  void apply(Schema model) throws SQLException {
    runForeseen(to(model, inspect()).operations());
    assertThat(to(model, inspect()).describe()).as("left").isEmpty();
  }

  /** Leads to the model, where nothing is left to do, and back. */
  void thereAndBack(Schema model) throws SQLException {
    thereAndBack(model, Renames.NONE);
  }

  void thereAndBack(Schema model, Renames renames) throws SQLException {
    Schema before = inspect();
    SchemaDiff diff = to(model, before, renames);
    List<Operation> inverse = Operation.inverseOf(before, diff.operations());

    try {
      runForeseen(diff.operations());
    } catch (SQLException e) {
      throw new SQLException("%s%n  within: %s".formatted(e.getMessage(), diff.describe()), e);
    }
    assertThat(to(model, inspect()).describe()).as("left after %s", diff.describe()).isEmpty();

    run(inverse);
    assertThat(to(before, inspect()).describe())
        .filteredOn(line -> !isForgottenRowid(line))
        .as("left after the inverse of %s", diff.describe())
        .isEmpty();
  }

  /** A column that stops being SQLite's rowid is not known to have been numbered. */
  private boolean isForgottenRowid(String line) {
    return dialect.name().equals("sqlite")
        && line.startsWith("~ column")
        && line.endsWith(": no identity → identity by default");
  }

  Schema inspect() throws SQLException {
    return dialect.inspect(connection, scope);
  }

  /** As a revision is run: what is there before each operation is read. */
  void run(List<Operation> operations) throws SQLException {
    run(operations, true);
  }

  /** As a plan is applied, and printed: what is there before each operation is foreseen. */
  void runForeseen(List<Operation> operations) throws SQLException {
    run(operations, false);
  }

  /** Commits before the first use of what only that makes usable, as a run does. */
  private void run(List<Operation> operations, boolean reads) throws SQLException {
    Set<String> unusable = new HashSet<>();
    int from = 0;
    for (int at = 0; at < operations.size(); at++) {
      String text = operations.get(at).toString();
      if (unusable.stream().anyMatch(text::contains)) {
        runTogether(operations.subList(from, at), reads);
        unusable.clear();
        from = at;
      }
      unusable.addAll(dialect.unusableBeforeCommit(operations.get(at)));
    }
    runTogether(operations.subList(from, operations.size()), reads);
  }

  private void runTogether(List<Operation> operations, boolean reads) throws SQLException {
    try (Transaction transaction = dialect.begin(connection, "aludel_version", operations)) {
      Compilation compilation = dialect.compilation(operations);
      ForeseenSchema schema = ForeseenSchema.from(read(), operations);
      ForesightTrial trial = new ForesightTrial(dialect, operations);
      for (Operation operation : operations) {
        Supplier<Schema> before = reads ? this::read : schema.before(operation);
        if (reads && dialect.name().equals("postgresql")) {
          before = trial.next(operation, before);
        }
        for (Statement statement : compilation.next(operation, before)) {
          execute(operation, statement);
        }
        if (!reads) {
          schema.done(operation);
        }
      }
      transaction.commit();
    }
  }

  private Schema read() {
    try {
      return inspect();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(Operation operation, Statement statement) throws SQLException {
    try {
      statement.send(connection);
    } catch (SQLException e) {
      throw new SQLException(
          "%s\n  in: %s\n  for: %s".formatted(e.getMessage(), statement.sql(), operation), e);
    }
  }
}
