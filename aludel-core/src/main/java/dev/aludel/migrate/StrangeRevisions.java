package dev.aludel.migrate;

import dev.aludel.revision.UnknownCurrentRevisionException;
import java.util.List;
import java.util.Optional;

/** A database at revisions that no script has: what its history knows of them. */
final class StrangeRevisions {

  private StrangeRevisions() {}

  static MigrationException explain(
      UnknownCurrentRevisionException unknown, List<HistoryEntry> history) {
    StringBuilder message = new StringBuilder(unknown.getMessage());
    for (String id : unknown.ids()) {
      message.append("\n  ").append(id).append(": ");
      message.append(
          lastUpgrade(id, history)
              .map(StrangeRevisions::told)
              .orElse("this database's history does not know it"));
    }
    return new MigrationException(message.toString(), null, unknown);
  }

  private static Optional<HistoryEntry> lastUpgrade(String id, List<HistoryEntry> history) {
    return history.stream()
        .filter(entry -> entry.revision().equals(id) && !entry.failed())
        .filter(entry -> entry.action() == Action.UPGRADE)
        .reduce((earlier, later) -> later);
  }

  private static String told(HistoryEntry entry) {
    return "\"%s\", applied %s%s from %s"
        .formatted(
            entry.message(),
            entry.startedAt(),
            entry.databaseUser().isEmpty() ? "" : " by " + entry.databaseUser(),
            entry.host());
  }
}
