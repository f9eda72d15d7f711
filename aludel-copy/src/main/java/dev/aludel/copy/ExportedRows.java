package dev.aludel.copy;

import dev.aludel.copy.file.RowsOut;
import dev.aludel.copy.store.ColumnPlan;
import dev.aludel.copy.store.KeyRange;
import dev.aludel.copy.store.RowHandler;
import dev.aludel.copy.store.RowReader;
import dev.aludel.copy.store.TablePlan;
import dev.aludel.copy.wire.Problem;
import dev.aludel.copy.wire.RowBuffer;
import dev.aludel.copy.wire.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** Hands the rows of a table on as they are read. */
final class ExportedRows implements RowHandler {

  private static final int TELL_EVERY = 10_000;

  private final RowsOut out;
  private final int columns;
  private final LongConsumer told;
  private final RowBuffer buffer = new RowBuffer();
  private final Value value = new Value();
  private String table = "";
  private long rows;

  ExportedRows(RowsOut out, int columns, LongConsumer told) {
    this.out = out;
    this.columns = columns;
    this.told = told;
  }

  void read(RowReader reader, TablePlan plan) throws SQLException {
    table = plan.name();
    reader.read(plan, KeyRange.ALL, buffer, this);
    told.accept(rows % TELL_EVERY);
  }

  long rows() {
    return rows;
  }

  @Override
  public Remedy problem(ColumnPlan column, Problem problem, Value bad, Row row) {
    throw new IllegalStateException("A file takes any value, such as " + bad.shown());
  }

  @Override
  public void row(Row row) {
    try {
      out.begin();
      for (int i = 0; i < columns; i++) {
        row.value(i, value);
        out.value(value);
      }
      out.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    value.setNull();
    buffer.clear();
    if (++rows % TELL_EVERY == 0) {
      told.accept(TELL_EVERY);
    }
  }

  @Override
  public void unreadable(KeyRange range, SQLException why) {
    throw new CopyException(
        "The file of the database is damaged: not all rows of %s can be read (%s). Save what can be saved with aludel copy into a new file and --policy unreadable=quarantine, and export that."
            .formatted(table, ServerMessage.of(why)),
        why);
  }
}
