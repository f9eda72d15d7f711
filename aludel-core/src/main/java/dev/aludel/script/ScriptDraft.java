package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.diff.Change;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.InheritedLast;
import dev.aludel.operation.IrreversibleException;
import dev.aludel.operation.Operation;
import dev.aludel.revision.Revision;
import dev.aludel.schema.Schema;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A revision that is to be written as a script.
 *
 * @param revision its header; the source plays no part
 * @param settings how it runs
 * @param before the schema that it changes, from which its way back is worked out
 * @param upgrade what it does, in order
 * @param wayBack what its downgrade does, where that is not to be worked out
 * @param zone the time zone in which its date is written
 * @param server the dialect of the server whose version SQL is written for; of others the newest
 */
public record ScriptDraft(
    Revision revision,
    RunSettings settings,
    Schema before,
    List<Change> upgrade,
    Optional<WayBack> wayBack,
    ZoneId zone,
    Optional<Dialect> server) {

  public ScriptDraft {
    upgrade = List.copyOf(upgrade);
  }

  /** A revision that does nothing yet. */
  public static ScriptDraft empty(Revision revision) {
    return of(revision, Schema.EMPTY, List.of());
  }

  /** A revision that makes these changes, with the way back that follows from them. */
  public static ScriptDraft of(Revision revision, Schema before, List<Change> upgrade) {
    return new ScriptDraft(
        revision,
        RunSettings.DEFAULT,
        before,
        upgrade,
        Optional.empty(),
        ZoneOffset.UTC,
        Optional.empty());
  }

  public ScriptDraft withSettings(RunSettings newSettings) {
    return new ScriptDraft(revision, newSettings, before, upgrade, wayBack, zone, server);
  }

  public ScriptDraft inZone(ZoneId newZone) {
    return new ScriptDraft(revision, settings, before, upgrade, wayBack, newZone, server);
  }

  /** The same, with SQL that is written for that server. */
  public ScriptDraft forServer(Optional<Dialect> dialect) {
    return new ScriptDraft(revision, settings, before, upgrade, wayBack, zone, dialect);
  }

  /** With this way back, in place of the one that follows from the upgrade. */
  public ScriptDraft withWayBack(List<Operation> operations) {
    return withWayBack(new WayBack(operations, Optional.empty()));
  }

  /** Without any way back. */
  public ScriptDraft withoutWayBack(String why) {
    return withWayBack(new WayBack(List.of(), Optional.of(why)));
  }

  private ScriptDraft withWayBack(WayBack given) {
    return new ScriptDraft(revision, settings, before, upgrade, Optional.of(given), zone, server);
  }

  /**
   * What a downgrade does.
   *
   * @param operations in order
   * @param missing why there is none
   */
  public record WayBack(List<Operation> operations, Optional<String> missing) {

    public WayBack {
      operations = List.copyOf(operations);
    }
  }

  /** What the upgrade does, without the notes. */
  List<Operation> operations() {
    return upgrade.stream().map(Change::operation).toList();
  }

  /** The schema after the upgrade. */
  Schema after() {
    return Operation.applyAll(before, operations());
  }

  /**
   * One step of the way back.
   *
   * @param undone the operation of the upgrade that it undoes
   * @param operations what undoes it; nothing does if this is empty and {@code why} is not
   */
  record Undo(Operation undone, List<Operation> operations, Optional<String> why) {}

  /** The way back, the last operation first. */
  List<Undo> downgrade() {
    if (wayBack.isPresent()) {
      return given(wayBack.get());
    }
    List<Undo> steps = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations()) {
      try {
        steps.add(new Undo(operation, SchemaDiff.inverseOf(schema, operation), Optional.empty()));
      } catch (IrreversibleException e) {
        steps.add(new Undo(operation, List.of(), Optional.ofNullable(e.getMessage())));
      }
      schema = operation.apply(schema);
    }
    Collections.reverse(steps);
    return InheritedLast.order(steps, Undo::operations, before);
  }

  private List<Undo> given(WayBack back) {
    if (back.missing().isPresent()) {
      return operations().stream()
          .limit(1)
          .map(operation -> new Undo(operation, List.of(), back.missing()))
          .toList();
    }
    return back.operations().stream()
        .map(operation -> new Undo(operation, List.of(operation), Optional.empty()))
        .toList();
  }
}
