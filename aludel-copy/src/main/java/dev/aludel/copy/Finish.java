package dev.aludel.copy;

import dev.aludel.copy.CopyListener.Phase;
import dev.aludel.copy.store.Ledger;
import dev.aludel.dialect.Dialect;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.Operation;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * What follows the rows: keys and indexes, foreign keys added NOT VALID and then validated,
 * sequences set past what is there, statistics.
 */
final class Finish implements AutoCloseable {

  private final CopyRun run;
  private final List<TableCopy> tables;
  private final Dialect dialect;
  private final Deque<Session> free = new ConcurrentLinkedDeque<>();

  /** Foreign keys that hold for new rows only, or for none, in the source too. */
  private final Set<String> unchecked = new HashSet<>();

  Finish(CopyRun run, List<TableCopy> tables) {
    this.run = run;
    this.tables = tables;
    this.dialect = run.to.dialect();
  }

  /**
   * Adds what the copy's own schema lacks; what an earlier run has added is there already.
   *
   * @param created the tables that this run has created, which have nothing of it yet
   */
  void keys(SchemaCreation creation, Schema wanted, Set<String> created) throws SQLException {
    boolean isNew =
        wanted.tables().stream().allMatch(table -> created.contains(table.name().toString()));
    Schema present = isNew ? creation.there() : present();
    Set<String> there = names(present);
    List<Pipelines.Task<Session>> keys = new ArrayList<>();
    List<Pipelines.Task<Session>> indexes = new ArrayList<>();
    List<Pipelines.Task<Session>> foreignKeys = new ArrayList<>();
    for (Table table : wanted.tables()) {
      for (Operation operation : creation.keysAndIndexes(table)) {
        add(creation, table, operation, there, isIndex(operation) ? indexes : keys, "");
      }
      for (Operation operation : creation.foreignKeys(table)) {
        add(creation, table, operation, there, foreignKeys, suffix(table, operation));
      }
    }
    int threads = run.to.isSqlite() ? 1 : run.threads;
    Pipelines.run(threads, keys, this::session);
    Pipelines.run(threads, indexes, this::session);
    Pipelines.run(1, foreignKeys, this::session);
    List<Pipelines.Task<Session>> last = new ArrayList<>();
    creation.last(present).forEach(operation -> last.add(task(creation, operation, "", "")));
    Pipelines.run(1, last, this::session);
  }

  /** What makes a foreign key come without a look at the rows, which follows. */
  private String suffix(Table table, Operation operation) {
    String name = operation instanceof AddConstraint add ? add.name() : "";
    String own = table.options().getOrDefault("postgresql.constraint." + name, "");
    if (own.endsWith(" NOT VALID") || own.endsWith(" NOT ENFORCED")) {
      unchecked.add(table.name() + "." + name);
      return "";
    }
    return table.options().containsKey("postgresql.partition_by") ? "" : " NOT VALID";
  }

  private static boolean isIndex(Operation operation) {
    return operation instanceof CreateIndex;
  }

  private void add(
      SchemaCreation creation,
      Table table,
      Operation operation,
      Set<String> there,
      List<Pipelines.Task<Session>> tasks,
      String suffix) {
    String name =
        operation instanceof AddConstraint add ? add.name() : ((CreateIndex) operation).name();
    if (there.contains(table.name() + "." + name)) {
      return;
    }
    tasks.add(task(creation, operation, suffix, table.name() + "." + name));
  }

  /**
   * Makes one piece of the schema.
   *
   * @param name what {@code --skip} calls it; empty if it cannot be left out
   */
  private Pipelines.Task<Session> task(
      SchemaCreation creation, Operation operation, String suffix, String name) {
    return session -> {
      run.doing(Phase.KEYS, operation.describe());
      try {
        String rest = suffix;
        for (String sql : creation.sql(operation)) {
          session.execute(sql + rest);
          rest = "";
        }
      } catch (SQLException e) {
        String skip =
            name.isEmpty()
                ? ""
                : "; or leave it out (--skip %s) and run the same command again, which goes on from here"
                    .formatted(name);
        throw new CopyException(
            "All rows are there, but this failed: %s: %s\nMend the rows in the source or choose another policy, and copy again with --truncate%s."
                .formatted(operation.describe(), ServerMessage.of(e), skip),
            e);
      }
    };
  }

  private Schema present() throws SQLException {
    try (Session session = session()) {
      return run.to.schema(session.connection);
    }
  }

  private static Set<String> names(Schema present) {
    Set<String> names = new HashSet<>();
    for (Table table : present.tables()) {
      table
          .constraints()
          .forEach(c -> c.name().ifPresent(name -> names.add(table.name() + "." + name)));
      table
          .indexes()
          .forEach(i -> i.name().ifPresent(name -> names.add(table.name() + "." + name)));
    }
    return names;
  }

  /**
   * Checks foreign keys: those not valid yet, and in SQLite, which has not looked, all.
   *
   * @param created the tables that were created, whether rows came or not
   */
  void validate(List<QualifiedName> created) throws SQLException {
    try (Session session = session()) {
      if (run.to.isSqlite()) {
        checkSqlite(session);
        return;
      }
      Set<QualifiedName> names = new LinkedHashSet<>(created);
      tables.forEach(table -> names.add(table.plan().target()));
      for (QualifiedName table : names) {
        for (String key :
            session.strings(
                "SELECT conname FROM pg_catalog.pg_constraint c WHERE NOT convalidated AND contype = 'f' AND conrelid = ?::pg_catalog.regclass AND coalesce((to_jsonb(c) ->> 'conenforced')::boolean, true)",
                dialect.quote(table))) {
          if (!unchecked.contains(table + "." + key)) {
            run.doing(Phase.KEYS, "validate foreign key " + key);
            validate(session, table, key);
          }
        }
      }
    }
  }

  private void validate(Session session, QualifiedName table, String key) throws SQLException {
    try {
      session.execute(
          "ALTER TABLE %s VALIDATE CONSTRAINT %s"
              .formatted(dialect.quote(table), dialect.quote(key)));
    } catch (SQLException e) {
      throw new CopyException(
          "All rows are there, but the foreign key %s of %s does not hold: %s\nRows that it refers to are missing, such as rows that were left out. Choose policies that keep them, or orphan=quarantine, and copy again with --truncate."
              .formatted(key, table, ServerMessage.of(e)),
          e);
    }
  }

  private void checkSqlite(Session session) throws SQLException {
    for (TableCopy table : tables) {
      List<String> orphans =
          session.strings(
              "SELECT \"table\" || ' rowid ' || coalesce(rowid, '?') || ' refers to ' || parent FROM pragma_foreign_key_check(?) LIMIT 5",
              table.plan().target().name());
      if (!orphans.isEmpty()) {
        throw new CopyException(
            "All rows are there, but foreign keys of %s do not hold: %s.\nRows that they refer to were not copied: copy those tables, too, or leave out %s."
                .formatted(table.name(), String.join("; ", orphans), table.name()));
      }
    }
  }

  void sequences() throws SQLException {
    try (Session session = session()) {
      new SequenceValues(run, session.connection).set(tables);
    }
  }

  void analyze() throws SQLException {
    List<Pipelines.Task<Session>> tasks = new ArrayList<>();
    for (TableCopy table : tables) {
      tasks.add(
          session -> {
            run.doing(Phase.KEYS, "analyze " + table.name());
            session.execute("ANALYZE " + quoted(table));
          });
    }
    Pipelines.run(run.to.isSqlite() ? 1 : run.threads, tasks, this::session);
  }

  /** Remembers that all is there, and writes down what was left out. */
  void record() throws SQLException {
    try (Session session = session()) {
      Ledger.finish(
          session.connection, run.source(), tables.stream().map(TableCopy::name).toList());
      if (run.options.rejectFile().isPresent()) {
        RejectFile.write(
            run.options.rejectFile().get(), Ledger.rejects(session.connection, run.source()));
      }
    }
  }

  private String quoted(TableCopy table) {
    QualifiedName name = table.plan().target();
    return dialect.quote(name);
  }

  private Session session() throws SQLException {
    Session known = free.poll();
    return known == null ? new Session() : known;
  }

  @Override
  public void close() {
    for (Session session = free.poll(); session != null; session = free.poll()) {
      try {
        session.connection.close();
      } catch (SQLException e) {
        // Each statement was committed by itself.
      }
    }
  }

  /** A connection for statements that take long; when closed, it waits for its next use. */
  private final class Session implements AutoCloseable {
    final Connection connection;

    Session() throws SQLException {
      connection = run.to.connector().open();
      if (!run.to.isSqlite()) {
        execute("SET statement_timeout = 0");
        execute("SET lock_timeout = 0");
        // Indexes are built in memory as far as they fit.
        execute(
            "SELECT set_config('maintenance_work_mem', '128MB', false) WHERE pg_size_bytes(current_setting('maintenance_work_mem')) < pg_size_bytes('128MB')");
      }
    }

    void execute(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute(sql);
      }
    }

    List<String> strings(String sql, String parameter) throws SQLException {
      List<String> strings = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, parameter);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            strings.add(row.getString(1));
          }
        }
      }
      return strings;
    }

    @Override
    public void close() {
      free.push(this);
    }
  }
}
