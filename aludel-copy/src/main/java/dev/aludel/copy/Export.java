package dev.aludel.copy;

import dev.aludel.connect.Connector;
import dev.aludel.copy.CopyListener.Phase;
import dev.aludel.copy.ExportReport.ExportedTable;
import dev.aludel.copy.file.ExportFiles;
import dev.aludel.copy.file.FileColumn;
import dev.aludel.copy.file.FileFormat;
import dev.aludel.copy.file.FileFormat.Layout;
import dev.aludel.copy.file.Manifest;
import dev.aludel.copy.file.TableFile;
import dev.aludel.copy.store.ColumnPlan;
import dev.aludel.copy.store.RowReader;
import dev.aludel.copy.store.Snapshot;
import dev.aludel.copy.store.Store;
import dev.aludel.copy.store.Survey;
import dev.aludel.copy.store.TablePlan;
import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.Column;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;

/**
 * Writes the rows of a database into files, from one snapshot, so that {@link Import} brings them
 * back as they were, into SQLite or PostgreSQL:
 *
 * <pre>{@code
 * ExportReport report = Export.of(connector).run(Path.of("backup"));
 * }</pre>
 *
 * <p>Nothing bears the wanted name before it is whole.
 */
public final class Export {

  private final Store from;
  private final CopyOptions options;
  private final CopyListener listener;
  private final Optional<FileFormat> format;
  private final boolean overwrite;

  private Export(
      Store from,
      CopyOptions options,
      CopyListener listener,
      Optional<FileFormat> format,
      boolean overwrite) {
    this.from = from;
    this.options = options;
    this.listener = listener;
    this.format = format;
    this.overwrite = overwrite;
  }

  /** Of all tables of a database. */
  public static Export of(Connector from) {
    return new Export(
        Store.of(from), CopyOptions.DEFAULT, CopyListener.NONE, Optional.empty(), false);
  }

  /** Which tables, columns and rows; the other options mean nothing here. */
  public Export options(CopyOptions other) {
    return new Export(from, other, listener, format, overwrite);
  }

  public Export listener(CopyListener other) {
    return new Export(from, options, other, format, overwrite);
  }

  /** As files of that format in a folder, whatever the folder's name ends in. */
  public Export inFormat(FileFormat other) {
    return new Export(from, options, listener, Optional.of(other), overwrite);
  }

  /** Whether an export that is there is replaced. */
  public Export overwriting(boolean yes) {
    return new Export(from, options, listener, format, yes);
  }

  /**
   * Exports.
   *
   * @param to a file whose name ends in .json, .jsonl or .csv, each with .gz or .zst or without; or
   *     a folder
   * @throws CopyException if the tables or rows cannot be had
   * @throws dev.aludel.copy.file.FileFailure if they cannot be written there
   * @throws dev.aludel.connect.ConnectionFailure if the database cannot be used
   */
  public ExportReport run(Path to) {
    long start = System.nanoTime();
    Optional<FileFormat> ofFile =
        format.isPresent() || Files.isDirectory(to)
            ? Optional.empty()
            : FileFormat.ofName(to.getFileName().toString());
    int threads = Copy.usualThreads();
    try (Snapshot snapshot = from.snapshot(threads + 1, options.zone())) {
      Run run = new Run(snapshot);
      if (ofFile.isPresent()
          && ofFile.get().layout() != Layout.JSON_DOCUMENT
          && run.tables.size() > 1) {
        throw new CopyException(
            "%s holds one table, and there are %d. Choose one with --tables, or name a folder, or a file that ends in .json."
                .formatted(to, run.tables.size()));
      }
      try (ExportFiles files =
          ofFile.isPresent()
              ? ExportFiles.file(to, ofFile.get(), overwrite)
              : ExportFiles.folder(to, format.orElse(FileFormat.DEFAULT), overwrite)) {
        run.write(files, threads);
      }
      return new ExportReport(
          to, List.copyOf(run.done.values()), Duration.ofNanos(System.nanoTime() - start));
    } catch (SQLException e) {
      throw from.connector().failure(e);
    } catch (IOException e) {
      throw unwritable(to, e);
    } catch (UncheckedIOException e) {
      throw unwritable(to, e);
    }
  }

  private static CopyException unwritable(Path to, Exception failure) {
    Throwable e = failure.getCause() instanceof IOException cause ? cause : failure;
    return new CopyException(
        "%s cannot be written: %s. Make room, or mend its rights, and export again. What was there before is unchanged."
            .formatted(to, e.getMessage() == null ? e : e.getMessage()),
        e);
  }

  /** One export from one snapshot. */
  private final class Run {
    private final Snapshot snapshot;
    private final String created = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    private final Schema schema;
    private final List<Table> tables;
    private final Map<String, List<FileColumn>> columns = new ConcurrentSkipListMap<>();
    private final Map<String, TablePlan> plans = new ConcurrentSkipListMap<>();
    private final Map<String, Long> counters = new ConcurrentSkipListMap<>();
    private final Map<String, Long> rows = new ConcurrentSkipListMap<>();
    private final Map<String, Survey> surveys = new ConcurrentSkipListMap<>();
    private final Map<String, TableFile> files = new ConcurrentSkipListMap<>();
    private final Map<String, ExportedTable> done = new ConcurrentSkipListMap<>();
    private final Semaphore one = new Semaphore(1);

    Run(Snapshot snapshot) throws SQLException {
      this.snapshot = snapshot;
      TableChoice choice = new TableChoice(options);
      try (Connection connection = from.connector().readOnly().open()) {
        schema = from.schema(connection);
        tables = Partitions.under(choice.chosen(schema));
        Map<String, String> declared = from.declaredTypes(connection, schema);
        for (Table table : tables) {
          plan(table, choice, declared, from.wires(connection, table));
        }
      }
    }

    private void plan(
        Table table, TableChoice choice, Map<String, String> declared, Map<String, Wire> wires) {
      List<FileColumn> told = new ArrayList<>();
      List<ColumnPlan> read = new ArrayList<>();
      for (Column column : table.columns()) {
        if (column.generated().isPresent() || choice.leavesOut(table, column)) {
          continue;
        }
        Optional<Wire> wire = Optional.ofNullable(wires.get(column.name()));
        told.add(
            new FileColumn(
                column.name(),
                declared.getOrDefault(table.name() + "." + column.name(), ""),
                wire));
        read.add(
            new ColumnPlan(
                column.name(),
                column.name(),
                wire.orElse(Wire.of(Wire.Kind.UNREAD, "")),
                false,
                true,
                true,
                false));
      }
      String name = table.name().toString();
      columns.put(name, told);
      Optional<String> counter = from.counter(table).filter(c -> from.isSqlite());
      plans.put(
          name,
          new TablePlan(
              table.name(),
              table.name(),
              read,
              List.of(),
              counter,
              choice.where(table),
              Partitions.isAlone(table),
              false));
    }

    void write(ExportFiles to, int threads) throws SQLException, IOException {
      List<Pipelines.Task<RowReader>> looks = new ArrayList<>();
      tables.forEach(table -> looks.add(reader -> look(reader, table)));
      Pipelines.run(threads, looks, snapshot::reader);
      listener.started(Phase.EXPORT, surveys.values().stream().mapToLong(Survey::rows).sum());
      to.begin(manifest());
      List<Pipelines.Task<RowReader>> tasks = new ArrayList<>();
      tables.forEach(table -> tasks.add(reader -> table(reader, table, to)));
      Pipelines.run(to.isFolder() ? threads : 1, tasks, snapshot::reader);
      to.finish(manifest());
      listener.finished(Phase.EXPORT);
    }

    private void look(RowReader reader, Table table) throws SQLException {
      String name = table.name().toString();
      surveys.put(name, reader.survey(plan(table)));
      long counter = 0;
      for (FileColumn column : columns(table)) {
        counter = Math.max(counter, SequenceValues.counter(from, reader, table, column.name()));
      }
      counters.put(name, counter);
    }

    private TablePlan plan(Table table) {
      return java.util.Objects.requireNonNull(plans.get(table.name().toString()));
    }

    private List<FileColumn> columns(Table table) {
      return columns.getOrDefault(table.name().toString(), List.of());
    }

    private void table(RowReader reader, Table table, ExportFiles to) throws SQLException {
      String name = table.name().toString();
      Survey survey = surveys.getOrDefault(name, new Survey(0, 0, 0, 0));
      boolean huge = survey.widest() >= CopyRun.HUGE;
      if (huge) {
        one.acquireUninterruptibly();
      }
      long start = System.nanoTime();
      try (ExportFiles.TableRows out = to.open(table, columns(table))) {
        ExportedRows sending =
            new ExportedRows(out.rows(), columns(table).size(), (count) -> told(name, count));
        long before = out.bytes();
        sending.read(reader, plan(table));
        out.finish();
        rows.put(name, sending.rows());
        files.put(name, file(table, out.file()));
        done.put(
            name,
            new ExportedTable(
                name,
                out.file(),
                sending.rows(),
                out.bytes() - before,
                Duration.ofNanos(System.nanoTime() - start)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        if (huge) {
          one.release();
        }
      }
    }

    private void told(String table, long count) {
      synchronized (listener) {
        listener.progressed(Phase.EXPORT, table, count, 0);
      }
    }

    private TableFile file(Table table, String file) {
      String name = table.name().toString();
      return new TableFile(
          table.name(),
          file,
          rows.getOrDefault(name, -1L),
          counters.getOrDefault(name, 0L),
          columns(table));
    }

    /** Before the rows are written, their number is not known. */
    private Manifest manifest() {
      return new Manifest(
          Manifest.VERSION,
          from.dialectName(),
          from.name(),
          created,
          tables.stream()
              .map(
                  table ->
                      Optional.ofNullable(files.get(table.name().toString()))
                          .orElseGet(() -> file(table, "")))
              .toList(),
          Manifest.objects(schema, tables));
    }
  }
}
