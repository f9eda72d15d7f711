package dev.aludel.copy.file;

import dev.aludel.copy.file.FileFormat.Layout;
import dev.aludel.copy.store.Store;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Files whose rows were all read and found to be whole; closing it forgets them. */
public final class FilesRead implements AutoCloseable {

  private final Path path;
  private final Reading reading;
  private final StagedRows rows;
  private final Map<QualifiedName, List<FileColumn>> columns = new LinkedHashMap<>();
  private final Map<String, Long> counters = new HashMap<>();
  private final List<String> absent = new ArrayList<>();
  private Schema schema = Schema.EMPTY;
  private String origin = "";
  private String version = "";

  private FilesRead(Path path, Reading reading) {
    this.path = path;
    this.reading = reading;
    this.rows = new StagedRows(Staging.create(reading.temp(), reading.session()), reading);
  }

  /**
   * Reads an export, or files of somebody else's: of a folder, or one.
   *
   * @throws FileFailure if a file is not what it must be; it says where, and what to do
   */
  public static FilesRead read(Path path, Reading reading) {
    if (!Files.exists(path)) {
      throw new FileFailure(
          "There is no %s. Name a folder or a file that aludel export has written, or a file that ends in .jsonl, .csv or .json (and .gz or .zst)."
              .formatted(path));
    }
    FilesRead files = new FilesRead(path, reading);
    try {
      if (Files.isDirectory(path)) {
        files.folder();
      } else {
        files.file();
      }
      files.rows.staging().finish(files.schema, files.counters);
      return files;
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private void folder() {
    Path manifest = path.resolve(Manifest.FILE);
    if (Files.exists(manifest)) {
      try {
        export(manifest(Files.readAllBytes(manifest), manifest));
      } catch (IOException e) {
        throw new FileFailure("%s cannot be read: %s.".formatted(manifest, e.getMessage()), e);
      }
      return;
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(path)) {
      all.filter(file -> isTable(file.getFileName().toString())).sorted().forEach(found::add);
    } catch (IOException e) {
      throw new FileFailure("%s cannot be read: %s.".formatted(path, e.getMessage()), e);
    }
    if (found.isEmpty()) {
      throw new FileFailure(
          "%s is no export: it has neither %s nor files that end in .jsonl or .csv (and .gz or .zst)."
              .formatted(path, Manifest.FILE));
    }
    foreign(found);
  }

  private static boolean isTable(String name) {
    return !name.startsWith(".")
        && FileFormat.ofName(name).filter(f -> f.layout() != Layout.JSON_DOCUMENT).isPresent();
  }

  private void file() {
    FileFormat format =
        FileFormat.ofName(path.getFileName().toString())
            .orElseThrow(
                () ->
                    new FileFailure(
                        "%s has no ending that says what it holds. Rename it so that it ends in .jsonl, .csv or .json (and .gz or .zst)."
                            .formatted(path)));
    if (format.layout() == Layout.JSON_DOCUMENT) {
      try (ByteInput in = ByteInput.open(path, format.compression())) {
        new JsonDocumentIn(new JsonInput(in), this).read();
      }
    } else {
      foreign(List.of(path));
    }
  }

  /** What an export says of itself. */
  static Manifest manifest(byte[] text, Path file) {
    Manifest manifest;
    try {
      manifest = RecordJson.read(text, Manifest.class);
    } catch (RuntimeException e) {
      throw new FileFailure(
          "%s says nothing that can be understood: %s. Bring it here again, or export again."
              .formatted(file, e.getMessage()),
          e);
    }
    if (manifest.version() != Manifest.VERSION) {
      throw new FileFailure(
          "%s was written by a later version of Aludel (form %d, and this one knows %d). Use that version."
              .formatted(file, manifest.version(), Manifest.VERSION));
    }
    return manifest;
  }

  /** Takes over what an export says; answers with the tables that are wanted. */
  Set<QualifiedName> begin(Manifest manifest) {
    schema = manifest.schema();
    origin = manifest.dialect();
    version = manifest.created();
    return reading.chosen().apply(schema);
  }

  private void export(Manifest manifest) {
    Set<QualifiedName> chosen = begin(manifest);
    for (TableFile table : manifest.tables()) {
      if (!chosen.contains(table.table())) {
        continue;
      }
      Path file = path.resolve(table.file()).normalize();
      FileFormat format = FileFormat.ofName(table.file()).orElse(FileFormat.DEFAULT);
      if (!file.startsWith(path.normalize())) {
        throw new FileFailure(
            "%s names a file outside of its folder: %s."
                .formatted(path.resolve(Manifest.FILE), table.file()));
      }
      long count = rows.read(file, format, shape(table));
      if (table.rows() >= 0 && count != table.rows()) {
        throw new FileFailure(
            "%s has %,d rows, and %,d were exported: it is cut short, or was edited. Bring it here again; if rows were taken out or added on purpose, change \"rows\" in %s. Nothing was written."
                .formatted(file, count, table.rows(), path.resolve(Manifest.FILE)));
      }
    }
  }

  /** What the rows of an exported table have. */
  TableShape shape(TableFile file) {
    Table table = schema.requireTable(file.table());
    columns.put(file.table(), file.columns());
    if (file.counter() > 0) {
      counters.put(file.table().name(), file.counter());
    }
    List<String> names = file.columns().stream().map(FileColumn::name).toList();
    table.columns().stream()
        .filter(column -> !names.contains(column.name()))
        .forEach(column -> absent.add(table.name() + "." + column.name()));
    return new TableShape(
        file.table(), names, ExportFiles.forms(table, file.columns()), true, name -> false);
  }

  private void foreign(List<Path> files) {
    Map<Path, KnownTables.Known> tables = new LinkedHashMap<>();
    for (Path file : files) {
      String name = FileNames.table(file.getFileName().toString());
      tables.put(
          file,
          reading
              .target()
              .get()
              .find(name)
              .orElseThrow(
                  () ->
                      new FileFailure(
                          "%s: the target has no table %s, and the file brings no schema. Name the file after its table, or create the table first (aludel upgrade head). The target has: %s."
                              .formatted(
                                  file, name, String.join(", ", reading.target().get().names())))));
    }
    Set<QualifiedName> chosen = chosen(tables.values());
    tables.forEach(
        (file, known) -> {
          if (chosen.contains(known.table().name())) {
            FileFormat format = FileFormat.ofName(file.getFileName().toString()).orElseThrow();
            foreign(known, shape -> rows.read(file, format, shape));
          }
        });
  }

  private Set<QualifiedName> chosen(Iterable<KnownTables.Known> tables) {
    Set<Table> all = new LinkedHashSet<>();
    tables.forEach(known -> all.add(bare(known.table())));
    return reading.chosen().apply(Schema.of(all));
  }

  /** Keys are the target's affair, and are checked against it. */
  private static Table bare(Table table) {
    return Table.of(table.name(), table.columns());
  }

  /** Reads the rows of one table. */
  interface Rows {
    long read(TableShape shape);
  }

  /** Reads rows of which only the target says what they are. */
  void foreign(KnownTables.Known known, Rows take) {
    origin = reading.target().get().dialect();
    Table table = known.table();
    List<FileColumn> found = new ArrayList<>();
    List<ColumnForm> forms = new ArrayList<>();
    boolean sqlite = origin.equals("sqlite");
    table.columns().stream()
        .filter(column -> column.generated().isEmpty())
        .filter(column -> !reading.leavesOut().test(table.name(), column.name()))
        .forEach(
            column -> {
              FileColumn one =
                  new FileColumn(
                      column.name(),
                      known.declared().getOrDefault(table.name() + "." + column.name(), ""),
                      Optional.ofNullable(known.wires().get(column.name())));
              found.add(one);
              forms.add(
                  one.wire().map(ColumnForm::of).orElseGet(() -> ColumnForm.loose(column.type())));
            });
    if (columns.put(table.name(), found) != null) {
      throw new FileFailure(
          "%s has rows of %s twice. Bring them into one file.".formatted(path, table.name()));
    }
    TableShape shape =
        new TableShape(
            table.name(),
            found.stream().map(FileColumn::name).toList(),
            forms,
            false,
            name -> reading.leavesOut().test(table.name(), name));
    Map<String, String> types = new HashMap<>();
    found.forEach(column -> types.put(column.name(), sqlite ? column.declared() : ""));
    rows.typed(types);
    long count = take.read(shape);
    rows.typed(Map.of());
    List<String> names = shape.names();
    List<String> never = count == 0 ? List.of() : shape.unseen();
    table.columns().stream()
        .map(dev.aludel.schema.Column::name)
        .filter(name -> !names.contains(name) || never.contains(name))
        .forEach(name -> absent.add(table.name() + "." + name));
    schema = schema.with(bare(table));
  }

  /** Where rows of documents go. */
  StagedRows rows() {
    return rows;
  }

  Reading reading() {
    return reading;
  }

  Path path() {
    return path;
  }

  /** The rows, as a copy reads them. */
  public Store store() {
    return new StagedStore(
        rows.staging().connector(),
        "%s (%s)".formatted(path.toAbsolutePath().normalize(), version.isEmpty() ? age() : version),
        origin,
        schema,
        columns);
  }

  /** By which one can tell that files have been changed. */
  private String age() {
    try {
      Instant changed = Files.getLastModifiedTime(path).toInstant();
      return "%s, %d bytes".formatted(changed, Files.size(path));
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** The columns, as {@code table.column}, of which the files have no values. */
  public List<String> absent() {
    return List.copyOf(absent);
  }

  @Override
  public void close() {
    rows.staging().close();
  }
}
