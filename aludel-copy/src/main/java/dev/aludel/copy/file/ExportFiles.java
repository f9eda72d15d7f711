package dev.aludel.copy.file;

import dev.aludel.copy.file.FileFormat.Layout;
import dev.aludel.schema.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of an export while they are written: under another name until all of it is there, so
 * that what bears the name is whole.
 */
public final class ExportFiles implements AutoCloseable {

  private final Unfinished unfinished;
  private final FileFormat format;
  private final boolean folder;
  private final FileNames names = new FileNames();
  private @Nullable OutputStream document;
  private @Nullable ByteOutput text;

  private ExportFiles(Unfinished unfinished, FileFormat format, boolean folder) {
    this.unfinished = unfinished;
    this.format = format;
    this.folder = folder;
  }

  /**
   * A folder with a file for each table.
   *
   * @param overwrite whether an export that is there is replaced
   */
  public static ExportFiles folder(Path path, FileFormat format, boolean overwrite)
      throws IOException {
    Unfinished unfinished = Unfinished.folder(path, overwrite, Manifest.FILE);
    return new ExportFiles(unfinished, format, true);
  }

  /**
   * One file, for one table or, as a JSON document, for all.
   *
   * @param overwrite whether a file that is there is replaced
   */
  public static ExportFiles file(Path path, FileFormat format, boolean overwrite)
      throws IOException {
    return new ExportFiles(Unfinished.file(path, overwrite), format, false);
  }

  /** Whether tables can be written at the same time. */
  public boolean isFolder() {
    return folder;
  }

  /** A table's rows, as they are written. */
  public final class TableRows implements AutoCloseable {
    private final OutputStream out;
    private final ByteOutput bytes;
    private final RowsOut rows;
    private final Path file;
    private final boolean own;

    private TableRows(OutputStream out, ByteOutput bytes, RowsOut rows, Path file, boolean own) {
      this.out = out;
      this.bytes = bytes;
      this.rows = rows;
      this.file = file;
      this.own = own;
    }

    public RowsOut rows() {
      return rows;
    }

    /** The name of the file in its folder; empty where there is no folder. */
    public String file() {
      return folder ? file.getFileName().toString() : "";
    }

    /** How many bytes were written, before they are compressed. */
    public long bytes() {
      return bytes.size();
    }

    /** All rows are there. */
    public void finish() throws IOException {
      if (own) {
        bytes.flush();
        out.close();
        Unfinished.force(file);
      } else {
        bytes.put("\n]");
      }
    }

    @Override
    public void close() {
      if (own) {
        closeQuietly(out);
      }
    }
  }

  /** Begins a table. */
  public TableRows open(Table table, List<FileColumn> columns) throws IOException {
    List<String> columnNames = columns.stream().map(FileColumn::name).toList();
    List<ColumnForm> forms = forms(table, columns);
    if (format.layout() == Layout.JSON_DOCUMENT) {
      ByteOutput to = java.util.Objects.requireNonNull(text);
      OutputStream out = java.util.Objects.requireNonNull(document);
      to.put(",\n");
      to.string(table.name().toString());
      to.put(": [");
      return new TableRows(
          out, to, new JsonRowsOut(to, columnNames, forms, true), unfinished.path(), false);
    }
    Path file =
        folder
            ? unfinished.path().resolve(names.of(table.name().toString(), format.ending()))
            : unfinished.path();
    OutputStream out = format.compression().create(file);
    try {
      ByteOutput bytes = new ByteOutput(out);
      RowsOut rows =
          format.layout() == Layout.CSV
              ? new CsvRowsOut(bytes, columnNames, forms)
              : new JsonRowsOut(bytes, columnNames, forms, false);
      return new TableRows(out, bytes, rows, file, true);
    } catch (IOException e) {
      closeQuietly(out);
      throw e;
    }
  }

  static List<ColumnForm> forms(Table table, List<FileColumn> columns) {
    List<ColumnForm> forms = new ArrayList<>();
    for (FileColumn column : columns) {
      forms.add(
          column
              .wire()
              .map(ColumnForm::of)
              .orElseGet(
                  () ->
                      table
                          .column(column.name())
                          .map(c -> ColumnForm.stored(c.type()))
                          .orElse(ColumnForm.STORED)));
    }
    return forms;
  }

  /** Before the first table: a document says first what it is. */
  public void begin(Manifest manifest) throws IOException {
    if (format.layout() == Layout.JSON_DOCUMENT) {
      OutputStream out = format.compression().create(unfinished.path());
      ByteOutput bytes = new ByteOutput(out);
      document = out;
      text = bytes;
      bytes.put("{\"" + Manifest.MEMBER + "\": " + RecordJson.write(manifest));
    }
  }

  /** All is there: what was written takes its name. */
  public void finish(Manifest manifest) throws IOException {
    if (folder) {
      Path file = unfinished.path().resolve(Manifest.FILE);
      Files.writeString(file, RecordJson.write(manifest) + "\n", StandardCharsets.UTF_8);
      Unfinished.force(file);
    } else if (text != null && document != null) {
      text.put("\n}\n");
      text.flush();
      document.close();
      Unfinished.force(unfinished.path());
    }
    unfinished.finish();
  }

  private static void closeQuietly(OutputStream out) {
    try {
      out.close();
    } catch (IOException e) {
      // It was closed already, or is given up.
    }
  }

  /** Removes what was not finished. */
  @Override
  public void close() {
    if (document != null) {
      closeQuietly(document);
    }
    unfinished.close();
  }
}
