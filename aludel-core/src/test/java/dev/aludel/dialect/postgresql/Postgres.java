package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.Statement;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.Operation;
import dev.aludel.schema.Column;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the tests of the dialect do to a database. */
final class Postgres {

  static final Dialect DIALECT = new PostgresqlDialect().ofServer(TestPostgres.majorVersion());

  private Postgres() {}

  static Schema inspect(TestPostgres db) throws SQLException {
    try (Connection connection = db.connect()) {
      return DIALECT.inspect(connection, Scope.CURRENT_SCHEMA);
    }
  }

  static Schema inspect(TestPostgres db, String... schemas) throws SQLException {
    try (Connection connection = db.connect()) {
      return DIALECT.inspect(connection, new Scope(List.of(schemas), java.util.Set.of()));
    }
  }

  static Schema normalise(TestPostgres db, Schema desired, Schema live) throws SQLException {
    try (Connection connection = db.connect()) {
      return DIALECT.normalise(connection, desired, live);
    }
  }

  /** The operations that make a schema in an empty database. */
  static List<Operation> creating(Schema schema) {
    return SchemaDiff.between(Schema.EMPTY, schema).operations();
  }

  static List<String> sql(Operation operation, Schema before) {
    return sql(DIALECT, operation, before);
  }

  static List<String> sql(Dialect dialect, Operation operation, Schema before) {
    return dialect.compile(operation, () -> before).stream().map(Statement::sql).toList();
  }

  /** Runs operations in one transaction; what is before each is computed in memory. */
  static void run(TestPostgres db, Schema before, List<Operation> operations) throws SQLException {
    try (Connection connection = db.connect()) {
      connection.setAutoCommit(false);
      Schema schema = before;
      for (Operation operation : operations) {
        Schema now = schema;
        for (Statement statement : DIALECT.compile(operation, () -> now)) {
          run(connection, statement);
        }
        schema = operation.apply(schema);
      }
      connection.commit();
    }
  }

  private static void run(Connection connection, Statement statement) throws SQLException {
    try {
      if (statement.parameters().isEmpty()) {
        try (var plain = connection.createStatement()) {
          plain.setEscapeProcessing(false);
          plain.execute(statement.sql());
        }
      } else {
        try (var prepared = connection.prepareStatement(statement.sql())) {
          for (int i = 0; i < statement.parameters().size(); i++) {
            prepared.setObject(i + 1, statement.parameters().get(i));
          }
          prepared.execute();
        }
      }
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + " in: " + statement.sql(), e.getSQLState(), e);
    }
  }

  /** Runs a script, taken apart by the dialect: the driver does not know BEGIN ATOMIC. */
  static void execute(TestPostgres db, String script) throws SQLException {
    try (Connection connection = db.connect();
        var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (ScriptStatement each : DIALECT.split(script)) {
        statement.execute(each.sql());
      }
    }
  }

  static void create(TestPostgres db, Schema schema) throws SQLException {
    run(db, Schema.EMPTY, creating(schema));
  }

  /** Fails with the objects that differ, and nothing of those that do not. */
  static void assertSame(String what, Schema actual, Schema expected) {
    assertThat(differing(actual, expected)).as(what).isEqualTo(differing(expected, actual));
  }

  private static String differing(Schema schema, Schema other) {
    StringBuilder text = new StringBuilder();
    for (SchemaObject object : schema.objects()) {
      Optional<SchemaObject> counterpart = other.find(object.key());
      if (counterpart.filter(object::equals).isPresent()) {
        continue;
      }
      text.append('\n').append(object.key());
      Set<String> known = new HashSet<>();
      counterpart.ifPresent(there -> known.addAll(parts(there)));
      parts(object).stream()
          .filter(p -> !known.contains(p))
          .forEach(p -> text.append("\n  ").append(p));
    }
    return text.toString();
  }

  private static List<String> parts(SchemaObject object) {
    if (!(object instanceof Table table)) {
      return List.of(object.toString());
    }
    List<Object> parts = new ArrayList<>();
    parts.addAll(table.columns());
    parts.add(table.columns().stream().map(Column::name).toList());
    parts.addAll(table.constraints());
    parts.addAll(table.indexes());
    parts.add(table.comment());
    parts.add(table.options());
    return parts.stream().map(Object::toString).toList();
  }
}
