package dev.aludel.copy;

import dev.aludel.connect.Connector;
import dev.aludel.copy.CopyListener.Phase;
import dev.aludel.copy.file.FilesRead;
import dev.aludel.copy.file.KnownTables;
import dev.aludel.copy.file.Reading;
import dev.aludel.copy.store.Store;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of files into a database: those that {@link Export} has written, as they were, or
 * others, as the target's columns read them.
 *
 * <p>All files are read, into a scratch database, before the target is touched. From there on it is
 * a {@link Copy}: checked first, with its policies, its ledger, and both sides compared at the end.
 */
public final class Import {

  private final Path from;
  private final Connector to;
  private final CopyOptions options;
  private final CopyListener listener;
  private final Path temp;

  private Import(Path from, Connector to, CopyOptions options, CopyListener listener, Path temp) {
    this.from = from;
    this.to = to;
    this.options = options;
    this.listener = listener;
    this.temp = temp;
  }

  /** Of a folder or a file, with all options at their defaults. */
  public static Import of(Path from, Connector to) {
    Path temp = Path.of(System.getProperty("java.io.tmpdir"));
    return new Import(from, to, CopyOptions.DEFAULT, CopyListener.NONE, temp);
  }

  public Import options(CopyOptions other) {
    return new Import(from, to, other, listener, temp);
  }

  public Import listener(CopyListener other) {
    return new Import(from, to, options, other, temp);
  }

  /** With the scratch file in that folder, which needs room for all rows. */
  public Import temp(Path folder) {
    return new Import(from, to, options, listener, folder);
  }

  /**
   * Imports.
   *
   * @return what came of it, as of a copy
   * @throws dev.aludel.copy.file.FileFailure if a file is not what it must be
   * @throws CopyException if it cannot be done, or not to its end
   * @throws dev.aludel.connect.ConnectionFailure if the database cannot be used
   */
  public CopyReport run() {
    TableChoice choice = new TableChoice(options);
    listener.started(Phase.READ, 0);
    Reading reading =
        new Reading(
            temp,
            to.options(),
            schema -> names(choice.chosen(schema)),
            name -> choice.wants(Table.of(name, List.of())),
            choice::leavesOut,
            new Target(),
            (table, rows, bytes) -> listener.progressed(Phase.READ, table, rows, bytes));
    try (FilesRead files = FilesRead.read(from, reading)) {
      listener.finished(Phase.READ);
      List<String> excluded = new ArrayList<>(options.exclude());
      excluded.addAll(files.absent());
      return Copy.of(files.store(), to)
          .options(options.excluding(excluded))
          .listener(listener)
          .temp(temp)
          .run();
    }
  }

  private static Set<QualifiedName> names(List<Table> tables) {
    return tables.stream().map(Table::name).collect(Collectors.toSet());
  }

  /** The target's tables, looked at once, if at all. */
  private final class Target implements Supplier<KnownTables> {
    private @Nullable KnownTables known;

    @Override
    public KnownTables get() {
      KnownTables found = known == null ? look() : known;
      known = found;
      return found;
    }

    private KnownTables look() {
      if (options.createSchema()) {
        throw new CopyException(
            "%s brings no schema that could be created. Create the tables first (aludel upgrade head), and import without --create-schema."
                .formatted(from));
      }
      Store store = Store.of(to);
      try (Connection connection = to.withoutCreating().open()) {
        Schema schema = store.schema(connection);
        Map<String, String> declared = store.declaredTypes(connection, schema);
        List<KnownTables.Known> tables = new ArrayList<>();
        for (Table table : schema.tables()) {
          tables.add(new KnownTables.Known(table, store.wires(connection, table), declared));
        }
        return new Looked(store.dialectName(), tables);
      } catch (SQLException e) {
        throw to.failure(e);
      }
    }
  }

  private record Looked(String dialect, List<KnownTables.Known> tables) implements KnownTables {
    @Override
    public List<String> names() {
      return tables.stream().map(known -> known.table().name().toString()).toList();
    }

    @Override
    public Optional<Known> find(String name) {
      return tables.stream()
          .filter(known -> known.table().name().toString().equals(name))
          .findFirst()
          .or(
              () ->
                  tables.stream()
                      .filter(known -> known.table().name().toString().equalsIgnoreCase(name))
                      .findFirst());
    }
  }
}
