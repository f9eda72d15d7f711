package dev.aludel.copy.store;

import dev.aludel.copy.wire.Canonical;
import dev.aludel.copy.wire.Decoder;
import dev.aludel.copy.wire.Problem;
import dev.aludel.copy.wire.RowBuffer;
import dev.aludel.copy.wire.Value;
import dev.aludel.copy.wire.Wire;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads rows of PostgreSQL with COPY in its binary format. */
final class PostgresqlReader implements RowReader {

  private static final int SIGNATURE = 11;

  private final Connection connection;
  private final Consumer<PostgresqlReader> giveBack;

  PostgresqlReader(Connection connection, Consumer<PostgresqlReader> giveBack) {
    this.connection = connection;
    this.giveBack = giveBack;
  }

  @Override
  public Survey survey(TablePlan plan) throws SQLException {
    String counter = plan.counter().map(PostgresqlSql::quote).orElse("NULL::bigint");
    String widest =
        plan.columns().stream()
            .filter(c -> c.wire().kind() == Wire.Kind.TEXT || c.wire().kind() == Wire.Kind.BYTEA)
            .map(c -> "max(octet_length(" + PostgresqlSql.quote(c.source()) + "))")
            .collect(Collectors.joining(", ", "greatest(0, ", ")"))
            .replace("(0, )", "(0)");
    String sql =
        "SELECT count(*), coalesce(min(%s), 0), coalesce(max(%s), 0), %s FROM %s%s"
            .formatted(
                counter,
                counter,
                widest,
                PostgresqlSql.source(plan),
                plan.where().map(where -> " WHERE " + where).orElse(""));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new Survey(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }

  @Override
  public List<KeyRange> parts(TablePlan plan, Survey survey, int rows) throws SQLException {
    if (plan.counter().isEmpty()) {
      return List.of(KeyRange.ALL);
    }
    if (survey.rows() <= rows) {
      return List.of(survey.whole());
    }
    if ((survey.greatest() - survey.least()) / 2 < survey.rows()) {
      return PartBounds.even(survey, rows);
    }
    String counter = PostgresqlSql.quote(plan.counter().get());
    List<Long> bounds = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT k FROM (SELECT %s AS k, row_number() OVER (ORDER BY %s) AS n FROM %s) numbered WHERE n %% %d = 0 ORDER BY k"
                    .formatted(counter, counter, PostgresqlSql.source(plan), rows))) {
      while (row.next()) {
        bounds.add(row.getLong(1));
      }
    }
    return PartBounds.between(bounds, survey);
  }

  @Override
  public void read(TablePlan plan, KeyRange range, RowBuffer buffer, RowHandler handler)
      throws SQLException {
    new Scan(plan, buffer, handler)
        .run("COPY (" + PostgresqlSql.select(plan, range) + ") TO STDOUT (FORMAT binary)");
  }

  @Override
  public void query(String sql, Rows rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.take(row);
      }
    }
  }

  @Override
  public void close() {
    giveBack.accept(this);
  }

  /** One pass over a part of a table. */
  private final class Scan implements RowHandler.Row {
    private final TablePlan plan;
    private final RowBuffer buffer;
    private final RowHandler handler;
    private final ColumnPlan[] columns;
    private final Canonical[] canonical;
    private final Decoder[] decoders;
    private final boolean checks;
    private final int counterColumn;
    private final Value value = new Value();

    Scan(TablePlan plan, RowBuffer buffer, RowHandler handler) {
      this.plan = plan;
      this.buffer = buffer;
      this.handler = handler;
      this.columns = plan.columns().toArray(ColumnPlan[]::new);
      this.canonical =
          plan.columns().stream()
              .map(c -> Canonical.of(c.wire(), c.asSent()))
              .toArray(Canonical[]::new);
      this.decoders =
          plan.columns().stream()
              .map(c -> new Decoder(c.wire(), c.keepsDecimals()))
              .toArray(Decoder[]::new);
      this.checks = handler.targetIsSqlite();
      int position = -1;
      for (int i = 0; i < columns.length; i++) {
        position = plan.counter().filter(columns[i].source()::equals).isPresent() ? i : position;
      }
      this.counterColumn = position;
    }

    void run(String sql) throws SQLException {
      CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
      try {
        boolean more = message(copy, true);
        while (more) {
          more = message(copy, false);
        }
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    }

    /**
     * Reads one message, which holds whole rows; false if there is no more. By itself, so that none
     * is kept while the next, which may be as large, is fetched.
     */
    private boolean message(CopyOut copy, boolean first) throws SQLException {
      byte[] message = copy.readFromCopy();
      if (message == null) {
        return false;
      }
      int at = first ? SIGNATURE + 8 + ByteBuffer.wrap(message).getInt(SIGNATURE + 4) : 0;
      while (at < message.length) {
        at = row(message, at);
      }
      return true;
    }

    /** Reads one row, and answers with where the next begins. */
    private int row(byte[] message, int start) throws SQLException {
      ByteBuffer bytes = ByteBuffer.wrap(message);
      int count = bytes.getShort(start);
      int at = start + 2;
      if (count < 0) {
        return message.length;
      }
      buffer.beginRow(count);
      boolean kept = true;
      for (int i = 0; i < count; i++) {
        int length = bytes.getInt(at);
        at += 4;
        if (length < 0) {
          buffer.putNull();
        } else {
          canonical[i].put(message, at, length, buffer);
          at += length;
        }
        kept = kept && fits(i, length < 0);
      }
      if (kept) {
        buffer.endRow();
        handler.row(this);
      } else {
        buffer.takeBack(false);
      }
      return at;
    }

    /** Whether the target takes the value that was just put, or another in its place. */
    private boolean fits(int column, boolean isNull) throws SQLException {
      Problem problem = null;
      if (isNull) {
        value.setNull();
        problem = columns[column].notNull() ? Problem.NULL_VALUE : null;
      } else if (checks && columns[column].wire().kind() == Wire.Kind.NUMERIC) {
        problem = decoders[column].decode(buffer, column, value);
      }
      if (problem == null) {
        return true;
      }
      return switch (handler.problem(columns[column], problem, value, this)) {
        case CONVERT -> problem == Problem.LOSES_DIGITS;
        case NULL -> {
          buffer.replaceLastByNull();
          yield true;
        }
        default -> false;
      };
    }

    @Override
    public String key() {
      return plan.key().isEmpty()
          ? "(no key)"
          : plan.key().stream()
              .map(i -> columns[i].source() + "=" + read(i).shown())
              .collect(Collectors.joining(", "));
    }

    private Value read(int column) {
      Value copy = new Value();
      value(column, copy);
      return copy;
    }

    @Override
    public void value(int column, Value into) {
      if (column < buffer.fields() && !buffer.isNull(column)) {
        Problem unused = decoders[column].decode(buffer, column, into);
      } else {
        into.setNull();
      }
    }

    @Override
    public String json() {
      List<String> names = new ArrayList<>();
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < buffer.fields(); i++) {
        names.add(columns[i].source());
        values.add(read(i));
      }
      return RowJson.of(names, values);
    }

    @Override
    public long counter() {
      if (counterColumn < 0 || counterColumn >= buffer.fields()) {
        return 0;
      }
      return switch (columns[counterColumn].wire().kind()) {
        case INT2 -> buffer.getShort(counterColumn);
        case INT4 -> buffer.getInt(counterColumn);
        default -> buffer.getLong(counterColumn);
      };
    }
  }
}
