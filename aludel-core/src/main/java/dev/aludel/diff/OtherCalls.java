package dev.aludel.diff;

import dev.aludel.schema.Calls;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Dependency;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.Table;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What stays as it is written, and calls another routine by the same words once one has come or
 * gone: PostgreSQL chooses a routine by its name and the types of what it is given when an
 * expression is created, and keeps to it (section 10.3 of its manual).
 *
 * <p>So it is dropped before the routines come and go, and created after that, in both directions.
 * Which of two routines that both stay is called by it, no words could say.
 */
final class OtherCalls {

  private final Comparison comparison;
  private final Needs before;
  private final Set<ObjectKey> going = new TreeSet<>();
  private final Set<ObjectKey> coming = new TreeSet<>();

  /** Found when something goes. */
  private @Nullable Set<ObjectKey> calledByTables;

  OtherCalls(Comparison comparison, Needs before) {
    this.comparison = comparison;
    this.before = before;
    add(comparison.droppedObjects, going);
    add(comparison.createdObjects, coming);
  }

  private static void add(List<DefinedObject> objects, Set<ObjectKey> routines) {
    objects.stream()
        .map(DefinedObject::key)
        .filter(key -> key.kind().isRoutine())
        .forEach(routines::add);
  }

  /** Whether no routine comes or goes. */
  boolean areNone() {
    return going.isEmpty() && coming.isEmpty();
  }

  /** Whether something that stays calls this, which goes: it means another once that has gone. */
  boolean hide(ObjectKey routine) {
    return going.contains(routine)
        && (calledByTables().contains(routine)
            || comparison.objects.keySet().stream()
                .anyMatch(key -> tellsOf(before.told(key), routine)));
  }

  /** What parts of tables that stay call, as they are. */
  private Set<ObjectKey> calledByTables() {
    Set<ObjectKey> called = calledByTables;
    if (called == null) {
      called = new HashSet<>();
      for (TableDiff table : comparison.tables.values()) {
        if (table.from.calls().isPresent()) {
          table.wordsThatStay().stream().map(table.from::called).forEach(called::addAll);
        }
      }
      calledByTables = called;
    }
    return called;
  }

  /** Whether it calls by the same words a routine that comes. */
  boolean come(ObjectChange change) {
    return coming.stream().anyMatch(key -> tellsOf(change.held().facts().dependencies(), key));
  }

  private static boolean tellsOf(Optional<NavigableSet<Dependency>> told, ObjectKey key) {
    return told.stream().flatMap(Set::stream).anyMatch(need -> need.object().equals(key));
  }

  /** Whether anything of the table comes to call another routine. */
  boolean change(TableDiff table) {
    return !areNone()
        && (table.from.calls().isPresent() || table.held.calls().isPresent())
        && table.wordsThatStay().stream().anyMatch(words -> change(table, words));
  }

  /** Whether these words, which stay, come to call another routine. */
  boolean change(TableDiff table, List<Expression> expressions) {
    return !expressions.isEmpty() && change(table, Calls.words(expressions));
  }

  boolean change(TableDiff table, String words) {
    return callsOneOf(table.from, words, going) || callsOneOf(table.held, words, coming);
  }

  private static boolean callsOneOf(Table table, String words, Set<ObjectKey> routines) {
    return !Collections.disjoint(table.called(words), routines);
  }
}
