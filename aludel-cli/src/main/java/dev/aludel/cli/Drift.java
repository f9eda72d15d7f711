package dev.aludel.cli;

import dev.aludel.diff.SchemaDiff;
import dev.aludel.migrate.ChangedScript;
import java.util.List;
import java.util.Set;

/**
 * How a database differs from what its revisions say.
 *
 * @param rows where the database is
 * @param diff what leads from the revisions to the database
 * @param changed the scripts that say something else than when they were run
 */
record Drift(Set<String> rows, SchemaDiff diff, List<ChangedScript> changed) {

  boolean isNone() {
    return diff.isEmpty() && changed.isEmpty();
  }
}
