package dev.aludel.copy.file;

import dev.aludel.copy.file.FileFormat.Layout;
import dev.aludel.copy.wire.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Puts the rows of files into the scratch database. */
final class StagedRows {

  private static final int TELL_EVERY = 10_000;

  private final Staging staging;
  private final Reading reading;
  private Map<String, String> types = Map.of();

  StagedRows(Staging staging, Reading reading) {
    this.staging = staging;
    this.reading = reading;
  }

  Staging staging() {
    return staging;
  }

  /** From now on, columns of these types; without any, values stay as they are written. */
  void typed(Map<String, String> columnTypes) {
    types = Map.copyOf(columnTypes);
  }

  /** Reads a file of one table, and says how many rows it has. */
  long read(Path file, FileFormat format, TableShape shape) {
    try (ByteInput in = ByteInput.open(file, format.compression())) {
      RowsIn rows =
          format.layout() == Layout.CSV
              ? new CsvRowsIn(in, shape)
              : new JsonRowsIn(new JsonInput(in), shape);
      return read(in, rows, shape);
    }
  }

  /** Reads rows to their end. */
  long read(ByteInput in, RowsIn rows, TableShape shape) {
    staging.begin(shape, types);
    Value[] row = new Value[shape.names().size()];
    Arrays.setAll(row, i -> new Value());
    long count = 0;
    long told = in.position();
    while (rows.read(row)) {
      staging.add(row);
      if (++count % TELL_EVERY == 0) {
        reading.progress().read(shape.table().toString(), TELL_EVERY, in.position() - told);
        told = in.position();
      }
    }
    reading.progress().read(shape.table().toString(), count % TELL_EVERY, in.position() - told);
    return count;
  }
}
