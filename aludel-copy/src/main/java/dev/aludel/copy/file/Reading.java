package dev.aludel.copy.file;

import dev.aludel.connect.SessionOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How files are read.
 *
 * @param temp the folder of the scratch file that they are read into
 * @param session how its connections start
 * @param chosen which tables of a whole schema are wanted
 * @param wants whether a table is wanted
 * @param leavesOut whether a column of a table is left out
 * @param target the target's tables, looked at only if files do not say what they hold
 * @param progress hears how it goes on
 */
public record Reading(
    Path temp,
    SessionOptions session,
    Function<Schema, Set<QualifiedName>> chosen,
    Predicate<QualifiedName> wants,
    BiPredicate<QualifiedName, String> leavesOut,
    Supplier<KnownTables> target,
    Progress progress) {

  /** Hears how many more rows of a table were read. */
  @FunctionalInterface
  public interface Progress {
    void read(String table, long rows, long bytes);
  }
}
