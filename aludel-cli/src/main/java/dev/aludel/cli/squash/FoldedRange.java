package dev.aludel.cli.squash;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.diff.Change;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.revision.Revision;
import dev.aludel.schema.Schema;
import dev.aludel.script.IrreversibleScriptException;
import dev.aludel.script.RunSettings;
import dev.aludel.script.Script;
import dev.aludel.script.ScriptDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the scripts of a range do, one after the other, and what their downgrades do, the last one
 * first.
 *
 * @param upgrade in order
 * @param downgrade in order; empty when one of them has no way back
 * @param settings how the whole runs
 * @param warnings what a person must know
 */
public record FoldedRange(
    List<Operation> upgrade,
    Optional<List<Operation>> downgrade,
    RunSettings settings,
    List<String> warnings) {

  /**
   * Reads the scripts for every dialect that they speak.
   *
   * @param scripts parents first
   * @param configured the dialect that the whole must speak
   */
  public static FoldedRange of(List<Script> scripts, Dialect configured) {
    List<Dialect> all = Dialects.names().stream().map(Dialects::named).toList();
    List<String> warnings = new ArrayList<>();
    List<Operation> upgrade = new ArrayList<>();
    List<List<Operation>> downgrades = new ArrayList<>();
    Set<String> silent = new TreeSet<>();
    boolean reversible = true;
    boolean transactional = true;
    for (Script script : scripts) {
      ScriptOnDialects on = new ScriptOnDialects(script, all, configured);
      upgrade.addAll(on.merged(script::upgrade));
      silent.addAll(on.silent());
      transactional &= script.settings().transactional();
      try {
        downgrades.add(0, on.merged(script::downgrade));
      } catch (IrreversibleScriptException e) {
        reversible = false;
        warnings.add("The squashed revision has no way back: " + e.getMessage());
      }
    }
    if (!silent.isEmpty()) {
      warnings.add(
          "Scripts of the range say nothing for %s, so the squashed revision does nothing there in their place."
              .formatted(String.join(" and ", silent)));
    }
    if (!transactional) {
      warnings.add(
          "A script of the range runs without a transaction, so the squashed revision does: what it has done stays when it fails.");
    }
    return new FoldedRange(
        List.copyOf(upgrade),
        reversible
            ? Optional.of(downgrades.stream().flatMap(List::stream).toList())
            : Optional.empty(),
        RunSettings.DEFAULT.withTransactional(transactional),
        List.copyOf(warnings));
  }

  /** The same as a script to be written. */
  public ScriptDraft draft(Revision header) {
    List<Change> changes =
        upgrade.stream().map(operation -> new Change(operation, List.of())).toList();
    ScriptDraft draft = ScriptDraft.of(header, Schema.EMPTY, changes).withSettings(settings);
    return downgrade
        .map(draft::withWayBack)
        .orElse(draft.withoutWayBack("A script of the range had none."));
  }

  static List<Operation> operations(List<Located> located) {
    return located.stream().map(Located::operation).toList();
  }
}
