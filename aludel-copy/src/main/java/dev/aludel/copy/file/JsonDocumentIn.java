package dev.aludel.copy.file;

import dev.aludel.copy.wire.Value;
import dev.aludel.schema.QualifiedName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object with an array of rows for each table. The first member may say what an export is;
 * without it, the target says what each table has.
 */
final class JsonDocumentIn {

  private final JsonInput json;
  private final FilesRead files;
  private final Set<String> read = new TreeSet<>();
  private @Nullable Manifest manifest;
  private Set<QualifiedName> chosen = Set.of();
  private final Map<String, TableFile> tables = new HashMap<>();

  JsonDocumentIn(JsonInput json, FilesRead files) {
    this.json = json;
    this.files = files;
  }

  void read() {
    json.require('{', "for an object of tables: {\"table\": [row, …]}");
    if (!json.takes('}')) {
      do {
        String name = json.name();
        if (name.equals(Manifest.MEMBER)) {
          begin();
        } else {
          table(name);
        }
      } while (json.takes(','));
      json.require('}', "or ',' after the rows of a table");
    }
    if (json.peek() >= 0) {
      throw json.unexpected("the end of the file");
    }
    for (String name : tables.keySet()) {
      if (!read.contains(name)) {
        throw json.bytes().wrong("the rows of %s are missing.".formatted(name));
      }
    }
    if (read.isEmpty()) {
      throw json.bytes().wrong("there are no tables in it.");
    }
  }

  private void begin() {
    if (manifest != null || !read.isEmpty()) {
      throw json.bytes().wrong("\"%s\" must stand first.".formatted(Manifest.MEMBER));
    }
    ByteSink text = new ByteSink();
    json.peek();
    json.nested(text::add, 0, false);
    Manifest found = FilesRead.manifest(text.bytes(), files.path());
    chosen = files.begin(found);
    found.tables().forEach(table -> tables.put(table.table().toString(), table));
    manifest = found;
  }

  private void table(String name) {
    if (!read.add(name)) {
      throw json.bytes().wrong("the table %s is there twice.".formatted(name));
    }
    if (json.peek() != '[') {
      throw json.unexpected("'[' and the rows of " + name);
    }
    if (manifest == null) {
      foreign(name);
      return;
    }
    TableFile table = tables.get(name);
    if (table == null) {
      throw json.bytes()
          .wrong("the export has no table %s; it has %s.".formatted(name, tables.keySet()));
    }
    if (chosen.contains(table.table())) {
      rows(files.shape(table));
    } else {
      skip();
    }
  }

  private void foreign(String name) {
    KnownTables target = files.reading().target().get();
    Optional<KnownTables.Known> known = target.find(name);
    if (known.isEmpty()) {
      if (isLeftOut(name)) {
        skip();
        return;
      }
      throw json.bytes()
          .wrong(
              "the target has no table %s. Create it first (aludel upgrade head), or leave it out (--exclude %s). The target has: %s."
                  .formatted(name, name, String.join(", ", target.names())));
    }
    if (files.reading().wants().test(known.get().table().name())) {
      files.foreign(known.get(), this::rows);
    } else {
      skip();
    }
  }

  private boolean isLeftOut(String name) {
    return !files.reading().wants().test(QualifiedName.of(name));
  }

  private void skip() {
    json.nested(b -> {}, 0, false);
  }

  private long rows(TableShape shape) {
    json.takes('[');
    boolean[] first = {true};
    JsonRowsIn rows = new JsonRowsIn(json, shape);
    return files
        .rows()
        .read(
            json.bytes(),
            (Value[] into) -> {
              if (json.takes(']')) {
                return false;
              }
              if (!first[0]) {
                json.require(',', "or ']' after a row");
              }
              first[0] = false;
              rows.row(into);
              return true;
            },
            shape);
  }
}
