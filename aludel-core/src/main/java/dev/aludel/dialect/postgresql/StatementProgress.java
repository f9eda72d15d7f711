package dev.aludel.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a statement is, from the views pg_stat_progress_* (section 27.4 of the manual). Which of
 * them there are, and with which columns, differs from version to version: the catalog is asked.
 */
final class StatementProgress {

  /**
   * What the server tells.
   *
   * @param percent of the phase, from 0 to 100
   */
  record Reading(Optional<String> phase, OptionalDouble percent) {
    static final Reading NOTHING = new Reading(Optional.empty(), OptionalDouble.empty());
  }

  /**
   * What is done and what there is to do, by the names of the columns, the finest measure first.
   */
  private static final List<List<String>> MEASURES =
      List.of(
          List.of("tuples_done", "tuples_total"),
          List.of("blocks_done", "blocks_total"),
          List.of("lockers_done", "lockers_total"),
          List.of("bytes_processed", "bytes_total"),
          List.of("sample_blks_scanned", "sample_blks_total"),
          List.of("heap_blks_vacuumed", "heap_blks_total"),
          List.of("heap_blks_scanned", "heap_blks_total"));

  private StatementProgress() {}

  static Reading read(Connection watcher, long session) throws SQLException {
    for (String view : views(watcher)) {
      String sql = "SELECT * FROM pg_catalog." + Quoting.name(view) + " WHERE pid = ?";
      try (PreparedStatement statement = watcher.prepareStatement(sql)) {
        statement.setLong(1, session);
        try (ResultSet row = statement.executeQuery()) {
          if (row.next()) {
            return reading(row);
          }
        }
      }
    }
    return Reading.NOTHING;
  }

  /** Those in which the session may be: a view of a base backup is none of ours. */
  private static List<String> views(Connection watcher) throws SQLException {
    List<String> views = new ArrayList<>();
    try (Statement statement = watcher.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT c.relname FROM pg_catalog.pg_class c"
                    + " WHERE c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace AND c.relkind = 'v'"
                    + " AND c.relname LIKE 'pg\\_stat\\_progress\\_%'"
                    + " AND c.relname <> 'pg_stat_progress_basebackup' ORDER BY 1")) {
      while (rows.next()) {
        views.add(rows.getString(1));
      }
    }
    return views;
  }

  private static Reading reading(ResultSet row) throws SQLException {
    Map<String, Double> numbers = new HashMap<>();
    Optional<String> phase = Optional.empty();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      if (name.equals("phase")) {
        phase = Optional.ofNullable(row.getString(i));
      } else if (MEASURES.stream().anyMatch(measure -> measure.contains(name))) {
        numbers.put(name, row.getDouble(i));
      }
    }
    OptionalDouble percent = OptionalDouble.empty();
    for (List<String> measure : MEASURES) {
      double total = numbers.getOrDefault(measure.get(1), 0.0);
      if (percent.isEmpty() && total > 0) {
        double done = numbers.getOrDefault(measure.get(0), 0.0);
        percent = OptionalDouble.of(Math.min(100.0, 100.0 * done / total));
      }
    }
    return new Reading(phase, percent);
  }
}
