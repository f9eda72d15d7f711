package dev.aludel.testing.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random edits of whatever a database of PostgreSQL holds, as a person would make them by hand: in
 * SQL, with {@code CASCADE} where something stands in the way, and with the views put back that
 * still have what they read. What the server refuses is left out, so that edits always end in a
 * schema that is valid.
 */
public final class RandomEdits {

  /** What an edit takes out of its way, and what it does. */
  record Edit(List<String> first, String change) {

    static Optional<Edit> of(String change) {
      return Optional.of(new Edit(List.of(), change));
    }
  }

  /** A view as it was: what creates it, and its indexes. */
  private record View(String definition, List<String> indexes) {}

  private final Connection connection;
  private final EditedCatalog catalog;
  private final List<Supplier<Optional<Edit>>> kinds = new ArrayList<>();
  private final Random random;

  private RandomEdits(Connection connection, Random random, boolean access) throws SQLException {
    this.connection = connection;
    this.random = random;
    this.catalog = new EditedCatalog(connection, random);
    new TableEdits(catalog).addTo(kinds);
    new PartEdits(catalog).addTo(kinds);
    new ObjectEdits(catalog).addTo(kinds);
    if (access) {
      new AccessEdits(catalog).addTo(kinds);
    }
  }

  /**
   * Edits what is there.
   *
   * @param connection whose own schema comes first where an edit makes something new; on return in
   *     autocommit mode
   * @param access whether owners and privileges are edited, too
   * @return what was run, each edit in a transaction of its own, so that it can be run again
   */
  public static List<String> make(Connection connection, Random random, int edits, boolean access)
      throws SQLException {
    return new RandomEdits(connection, random, access).make(edits);
  }

  /** Runs an edit, or all that is left of them, again. */
  public static void run(Connection connection, String edit) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(edit);
    }
  }

  private List<String> make(int edits) throws SQLException {
    List<String> made = new ArrayList<>();
    connection.setAutoCommit(false);
    // Most of what the server refuses is asked for again as something else.
    for (int tries = 0; made.size() < edits && tries < edits * 12; tries++) {
      Optional<Edit> edit = kinds.get(random.nextInt(kinds.size())).get();
      if (edit.isPresent()) {
        made.addAll(make(edit.get()));
      }
    }
    connection.setAutoCommit(true);
    return made;
  }

  /** The edit as it was made; nothing if the server refuses it. */
  private List<String> make(Edit edit) throws SQLException {
    List<String> done = new ArrayList<>(edit.first());
    done.add(edit.change());
    try {
      Map<String, View> before = views();
      for (String sql : done) {
        run(connection, sql);
      }
      done.addAll(putBack(before));
      connection.commit();
      return List.of(String.join(";\n", done));
    } catch (SQLException e) {
      connection.rollback();
      return List.of();
    }
  }

  private Map<String, View> views() throws SQLException {
    Map<String, View> views = new LinkedHashMap<>();
    for (List<String> row :
        catalog.rows(
            """
            SELECT c.oid::regclass, CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END,
                   coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', ''),
                   rtrim(pg_get_viewdef(c.oid), ';'),
                   (SELECT string_agg(pg_get_indexdef(i.indexrelid), '\t' ORDER BY i.indexrelid)
                    FROM pg_index i WHERE i.indrelid = c.oid)
            FROM pg_class c WHERE c.relkind IN ('v', 'm') AND c.relnamespace %s
            ORDER BY c.oid
            """
                .formatted(EditedCatalog.MINE))) {
      views.put(
          row.get(0),
          new View(
              "CREATE %sVIEW %s%s AS %s"
                  .formatted(row.get(1), row.get(0), row.get(2), row.get(3).strip()),
              row.get(4).isEmpty() ? List.of() : List.of(row.get(4).split("\t"))));
    }
    return views;
  }

  /** Creates again what went with the change, until there is no more that can be. */
  private List<String> putBack(Map<String, View> before) throws SQLException {
    List<String> done = new ArrayList<>();
    Map<String, View> missing = new LinkedHashMap<>(before);
    missing.keySet().removeAll(views().keySet());
    boolean progress = !missing.isEmpty();
    while (progress) {
      progress = false;
      for (Map.Entry<String, View> view : List.copyOf(missing.entrySet())) {
        if (succeeds(view.getValue().definition())) {
          done.add(view.getValue().definition());
          view.getValue().indexes().stream().filter(this::succeeds).forEach(done::add);
          missing.remove(view.getKey());
          progress = true;
        }
      }
    }
    return done;
  }

  private boolean succeeds(String sql) {
    try {
      Savepoint here = connection.setSavepoint();
      try {
        run(connection, sql);
        return true;
      } catch (SQLException e) {
        connection.rollback(here);
        return false;
      } finally {
        connection.releaseSavepoint(here);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
