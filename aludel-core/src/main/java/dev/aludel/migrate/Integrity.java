package dev.aludel.migrate;

import dev.aludel.dialect.Transaction;
import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Revision;
import dev.aludel.script.Script;
import dev.aludel.script.Scripts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the applied scripts still say what they said when they were run.
 *
 * <p>What counts is told by {@link Script#checksum}. A revision that was stamped, or applied by
 * another tool, has no checksum in the history and is taken as it is. So is one that is a class
 * without its source, on either side: another compiler makes another class file of the same text.
 */
final class Integrity {

  private final Connection connection;
  private final Turn turn;
  private final Bookkeeping books;

  Integrity(Connection connection, Turn turn, Bookkeeping books) {
    this.connection = connection;
    this.turn = turn;
    this.books = books;
  }

  /** The applied scripts that were changed, in the order of their revisions. */
  List<ChangedScript> changed(Scripts scripts, AppliedRevisions applied) throws SQLException {
    if (applied.rows().isEmpty()) {
      return List.of();
    }
    return changed(scripts, applied, books.ranScripts(connection));
  }

  List<ChangedScript> changed(Scripts scripts, AppliedRevisions applied, RanScripts ran)
      throws SQLException {
    Map<Script, String> different = new LinkedHashMap<>();
    for (Revision revision : applied.revisions()) {
      String then = ran.revisions().get(revision.id());
      Optional<Script> script = scripts.find(revision.id());
      if (then == null || then.startsWith(Script.OF_CLASS) || script.isEmpty()) {
        continue;
      }
      String now = script.get().checksum();
      if (!now.equals(then) && !now.startsWith(Script.OF_CLASS)) {
        different.put(script.get(), now);
      }
    }
    return different.isEmpty() ? List.of() : withEntries(different);
  }

  /** Only where something is wrong is the history read in full. */
  private List<ChangedScript> withEntries(Map<Script, String> different) throws SQLException {
    Map<String, HistoryEntry> last = new HashMap<>();
    for (HistoryEntry entry : books.entries(connection)) {
      boolean ran = entry.action() == Action.UPGRADE || entry.action() == Action.ACCEPT;
      if (ran && !entry.failed()) {
        last.put(entry.revision(), entry);
      }
    }
    List<ChangedScript> changed = new ArrayList<>();
    different.forEach(
        (script, now) -> {
          HistoryEntry ran = last.get(script.revision().id());
          if (ran != null) {
            changed.add(new ChangedScript(script, now, ran));
          }
        });
    return changed;
  }

  /** Notes in the history that the scripts are right as they are now. */
  void accept(List<ChangedScript> changed, Author author) throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    try (Transaction transaction = turn.begin(connection, List.of())) {
      for (ChangedScript each : changed) {
        books.note(connection, each.accepted(author));
      }
      transaction.commit();
    }
  }
}
