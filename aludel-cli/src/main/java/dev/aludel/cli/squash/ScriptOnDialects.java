package dev.aludel.cli.squash;

import dev.aludel.dialect.Dialect;
import dev.aludel.error.AludelException;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operation;
import dev.aludel.operation.SqlText;
import dev.aludel.script.IrreversibleScriptException;
import dev.aludel.script.Script;
import dev.aludel.script.ScriptException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** One script as every dialect sees it. */
final class ScriptOnDialects {

  private final Script script;
  private final List<Dialect> dialects;
  private final Dialect configured;
  private final Set<String> silent = new TreeSet<>();

  ScriptOnDialects(Script script, List<Dialect> dialects, Dialect configured) {
    this.script = script;
    this.dialects = dialects;
    this.configured = configured;
  }

  /** The dialects for which the script says nothing. */
  Set<String> silent() {
    return silent;
  }

  /**
   * Its operations, once where all dialects have the same, else as SQL for each.
   *
   * @throws IrreversibleScriptException if it has no way back and that was asked for
   */
  List<Operation> merged(Function<Dialect, List<Located>> direction) {
    Map<String, List<Operation>> byDialect = new LinkedHashMap<>();
    for (Dialect dialect : dialects) {
      try {
        byDialect.put(dialect.name(), FoldedRange.operations(direction.apply(dialect)));
      } catch (IrreversibleScriptException e) {
        throw e;
      } catch (ScriptException e) {
        if (dialect.name().equals(configured.name())) {
          throw e;
        }
        silent.add(dialect.name());
      }
    }
    List<Operation> first = byDialect.values().iterator().next();
    boolean same = byDialect.values().stream().allMatch(first::equals);
    if (same && silent.isEmpty()) {
      return first;
    }
    List<Operation> merged = new ArrayList<>();
    byDialect.forEach(
        (dialect, operations) ->
            operations.forEach(operation -> merged.add(onlyOn(dialect, operation))));
    return merged;
  }

  private Operation onlyOn(String dialect, Operation operation) {
    if (operation instanceof Execute execute && execute.parameters().isEmpty()) {
      return new Execute(
          SqlText.of(Map.of(dialect, execute.sql().on(dialect).orElse(""))), List.of());
    }
    throw new AludelException(
        "Revision %s cannot be squashed: it does other things on one database than on another, and '%s' among them. Write the squashed revision by hand, with replaces in its header."
            .formatted(script.revision().id(), operation.describe()));
  }
}
