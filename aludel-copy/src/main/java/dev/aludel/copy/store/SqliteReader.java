package dev.aludel.copy.store;

import dev.aludel.copy.wire.Encoder;
import dev.aludel.copy.wire.Problem;
import dev.aludel.copy.wire.RowBuffer;
import dev.aludel.copy.wire.Value;
import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.QualifiedName;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/**
 * Reads rows of SQLite value by value, each by its storage class: JDBC's own getters would turn
 * text into 0, 2^63 - 1 into -1, and bytes that are no UTF-8 into U+FFFD, without a word.
 */
final class SqliteReader implements RowReader {

  private static final int ROW = 100;
  private static final int DONE = 101;

  private final Connection connection;
  private final Charset charset;
  private final boolean isUtf8;
  private final ZoneId zone;
  private final Map<QualifiedName, Long> widest;
  private final Consumer<SqliteReader> giveBack;

  /**
   * @param widest the bytes of the largest row of each table that was surveyed, for all readers
   */
  SqliteReader(
      Connection connection,
      Charset charset,
      ZoneId zone,
      Map<QualifiedName, Long> widest,
      Consumer<SqliteReader> giveBack) {
    this.connection = connection;
    this.charset = charset;
    this.isUtf8 = charset.equals(StandardCharsets.UTF_8);
    this.zone = zone;
    this.widest = widest;
    this.giveBack = giveBack;
  }

  @Override
  public Survey survey(TablePlan plan) throws SQLException {
    String counter = plan.counter().map(SqliteSql::quote).orElse("NULL");
    Optional<Survey> byPages = plan.where().isEmpty() ? surveyOfPages(plan) : Optional.empty();
    if (byPages.isPresent()) {
      return byPages.get();
    }
    String from =
        " FROM %s NOT INDEXED%s"
            .formatted(
                SqliteSql.quote(plan.source()),
                plan.where().map(where -> " WHERE " + where).orElse(""));
    // Each by itself: SQLite has a short way for each of them, and none for all at once.
    String sql =
        "SELECT (SELECT count(*)%1$s), coalesce((SELECT min(%2$s)%1$s), 0), coalesce((SELECT max(%2$s)%1$s), 0)"
            .formatted(from, counter);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      long bytes = widest(plan);
      widest.put(plan.source(), bytes);
      return new Survey(row.getLong(1), row.getLong(2), row.getLong(3), bytes);
    } catch (SQLException e) {
      if (SqliteSalvage.isDamage(e)) {
        return Survey.UNKNOWN;
      }
      throw e;
    }
  }

  /**
   * What the pages of a table tell: how many rows each has, and the bytes of the largest. Of one
   * with a rowid, whose rows are in its leaves; with one pass, and without any of the values.
   */
  private Optional<Survey> surveyOfPages(TablePlan plan) throws SQLException {
    if (plan.counter().isEmpty()) {
      return Optional.empty();
    }
    String counter = SqliteSql.quote(plan.counter().get());
    String table = SqliteSql.quote(plan.source());
    String sql =
        "SELECT count(*), sum(pagetype = 'corrupted'), sum(ncell * (pagetype = 'leaf')), max(mx_payload), (SELECT min(%s) FROM %s NOT INDEXED), (SELECT max(%s) FROM %s NOT INDEXED) FROM dbstat WHERE name = ?"
            .formatted(counter, table, counter, table);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, plan.source().name());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        // No page at all is no table of its own; one that is damaged is left to the other way.
        if (row.getLong(1) == 0 || row.getLong(2) > 0) {
          return Optional.empty();
        }
        widest.put(plan.source(), row.getLong(4));
        return Optional.of(
            new Survey(row.getLong(3), row.getLong(5), row.getLong(6), row.getLong(4)));
      }
    } catch (SQLException e) {
      if (SqliteSalvage.isDamage(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The bytes of the largest row, which the pages tell without its values being read. */
  private long widest(TablePlan plan) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT max(mx_payload) FROM dbstat WHERE name = ?")) {
      statement.setString(1, plan.source().name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
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
    long span = survey.greatest() - survey.least();
    // Where most numbers are taken, equal steps are parts of equal size.
    if (span > 0 && span / 2 < survey.rows()) {
      return PartBounds.even(survey, rows);
    }
    List<Long> bounds = new ArrayList<>();
    String counter = SqliteSql.quote(plan.counter().get());
    String sql =
        "SELECT %s FROM %s NOT INDEXED WHERE %s > ? ORDER BY %s LIMIT 1 OFFSET %d"
            .formatted(counter, SqliteSql.quote(plan.source()), counter, counter, rows - 1);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (long after = Long.MIN_VALUE; ; after = bounds.get(bounds.size() - 1)) {
        statement.setLong(1, after);
        try (ResultSet row = statement.executeQuery()) {
          if (!row.next()) {
            return PartBounds.between(bounds, survey);
          }
          bounds.add(row.getLong(1));
        }
      }
    }
  }

  @Override
  public void read(TablePlan plan, KeyRange range, RowBuffer buffer, RowHandler handler)
      throws SQLException {
    new SqliteSalvage(plan, range, part -> new Scan(plan, part, buffer, handler), handler).read();
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
  final class Scan implements SqliteSalvage.Pass, RowHandler.Row {
    private final TablePlan plan;
    private final RowBuffer buffer;
    private final RowHandler handler;
    private final String sql;
    private final Encoder[] encoders;
    private final ColumnPlan[] columns;
    private final Value value = new Value();
    private final int[] storages;
    private final List<ColumnPlan> gathering;
    private final GatheredTexts texts;
    private final int first;
    private final int counterColumn;
    private final boolean unread;

    private @Nullable DB db;
    private long statement;
    private long counter;
    private boolean any;

    Scan(TablePlan plan, KeyRange range, RowBuffer buffer, RowHandler handler) {
      this.plan = plan;
      this.buffer = buffer;
      this.handler = handler;
      this.first = plan.counter().isPresent() ? 1 : 0;
      this.columns = plan.columns().toArray(ColumnPlan[]::new);
      this.encoders =
          plan.columns().stream().map(c -> Encoder.of(c.wire(), zone)).toArray(Encoder[]::new);
      this.storages = new int[columns.length];
      this.gathering =
          isUtf8
              ? GatheredTexts.of(plan, widest.getOrDefault(plan.source(), Long.MAX_VALUE))
              : List.of();
      this.texts = GatheredTexts.of(plan, gathering);
      this.counterColumn =
          plan.counter()
              .map(name -> plan.columns().stream().map(ColumnPlan::source).toList().indexOf(name))
              .orElse(-1);
      this.sql = SqliteSql.select(plan, range, gathering);
      this.unread = plan.columns().stream().allMatch(c -> c.wire().kind() == Wire.Kind.UNREAD);
    }

    @Override
    public void run() throws SQLException {
      try (PreparedStatement prepared = connection.prepareStatement(sql)) {
        ((CoreStatement) prepared).pointer.safeRunConsume(this::scan);
      }
    }

    private void scan(DB database, long pointer) throws SQLException {
      db = database;
      statement = pointer;
      try {
        int code;
        while ((code = database.step(pointer)) == ROW) {
          counter = first == 1 ? database.column_long(pointer, 0) : 0;
          if (readRow(database, pointer)) {
            buffer.endRow();
            handler.row(this);
          } else {
            buffer.takeBack(false);
          }
          any = true;
        }
        if (code != DONE) {
          database.throwex(code);
        }
      } finally {
        database.reset(pointer);
      }
    }

    private boolean readRow(DB database, long pointer) throws SQLException {
      if (unread) {
        buffer.beginRow(0);
        return true;
      }
      buffer.beginRow(columns.length);
      for (int i = 0; i < columns.length; i++) {
        storages[i] = i == counterColumn ? Value.INTEGER : database.column_type(pointer, first + i);
      }
      boolean together =
          !gathering.isEmpty()
              && texts.split(blob(database, pointer, first + columns.length), storages);
      for (int i = 0; i < columns.length; i++) {
        if (i == counterColumn) {
          value.set(counter);
        } else if (together && storages[i] == Value.TEXT && texts.has(i)) {
          texts.load(i, value);
        } else {
          load(database, pointer, first + i, storages[i], value);
        }
        boolean isNull = value.storage() == Value.NULL;
        Problem problem = null;
        if (!isNull) {
          problem = encoders[i].encode(value, buffer);
        } else if (columns[i].notNull()) {
          problem = Problem.NULL_VALUE;
        } else {
          buffer.putNull();
        }
        if (problem != null && !mended(i, problem)) {
          return false;
        }
      }
      return true;
    }

    private boolean mended(int column, Problem problem) throws SQLException {
      RowHandler.Remedy remedy = handler.problem(columns[column], problem, value, this);
      return switch (remedy) {
        case REJECT -> false;
        case NULL -> {
          buffer.putNull();
          yield true;
        }
        case STRIP -> encoders[column].strip(value, buffer) == null;
        case CONVERT -> encoders[column].convert(value, buffer) == null;
      };
    }

    private void load(DB database, long pointer, int column, int storage, Value into)
        throws SQLException {
      switch (storage) {
        case Value.INTEGER -> into.set(database.column_long(pointer, column));
        case Value.REAL -> into.set(database.column_double(pointer, column));
        case Value.TEXT -> into.setText(utf8(blob(database, pointer, column)));
        case Value.BLOB -> into.setBlob(blob(database, pointer, column));
        default -> into.setNull();
      }
    }

    /** The driver gives null for what is empty. */
    private byte[] blob(DB database, long pointer, int column) throws SQLException {
      byte @Nullable [] bytes = database.column_blob(pointer, column);
      return bytes == null ? new byte[0] : bytes;
    }

    private byte[] utf8(byte[] text) {
      return isUtf8 ? text : new String(text, charset).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean hasRead() {
      return any;
    }

    @Override
    public long counter() {
      return counter;
    }

    @Override
    public String key() {
      if (plan.key().isEmpty()) {
        return plan.counter().isPresent() ? "rowid=" + counter : "(no key)";
      }
      return plan.key().stream()
          .map(i -> columns[i].source() + "=" + copyOf(i).shown())
          .collect(Collectors.joining(", "));
    }

    @Override
    public String json() {
      List<String> names = new ArrayList<>();
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < columns.length; i++) {
        names.add(columns[i].source());
        values.add(copyOf(i));
      }
      return RowJson.of(names, values);
    }

    private Value copyOf(int column) {
      Value copy = new Value();
      value(column, copy);
      return copy;
    }

    @Override
    public void value(int column, Value into) {
      try {
        DB database = Objects.requireNonNull(db);
        int storage = database.column_type(statement, first + column);
        load(database, statement, first + column, storage, into);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
