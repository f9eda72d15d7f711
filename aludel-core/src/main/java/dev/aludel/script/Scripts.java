package dev.aludel.script;

import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All scripts of an application, and the graph that their headers make.
 *
 * <p>May be used by several threads.
 */
public final class Scripts {

  private final List<Script> scripts;
  private final Map<String, Script> byId = new HashMap<>();
  private final RevisionGraph graph;
  private final Optional<ScriptLoader> loader;

  private Scripts(List<Script> scripts, Optional<ScriptLoader> loader) {
    this.scripts = List.copyOf(scripts);
    this.loader = loader;
    List<Revision> revisions = new ArrayList<>(scripts.size());
    for (Script script : scripts) {
      revisions.add(script.revision());
      byId.put(script.revision().id(), script);
    }
    this.graph = RevisionGraph.of(revisions);
  }

  /**
   * The scripts, each under its revision.
   *
   * @throws dev.aludel.revision.RevisionException if they make no graph: an id twice, a parent that
   *     is not there
   */
  static Scripts of(List<Script> scripts, Optional<ScriptLoader> loader) {
    return new Scripts(scripts, loader);
  }

  /** All of them, in the order in which they were found. */
  public List<Script> all() {
    return scripts;
  }

  /** What their headers say of each other. */
  public RevisionGraph graph() {
    return graph;
  }

  /** The script of the revision with exactly this id. */
  public Optional<Script> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The script of a revision of the graph.
   *
   * @throws IllegalArgumentException if the revision is of another graph
   */
  public Script script(Revision revision) {
    return find(revision.id())
        .orElseThrow(
            () -> new IllegalArgumentException("There is no script " + revision.id() + "."));
  }

  /**
   * Compiles the scripts of these revisions in one go, which takes little longer than one alone.
   * What is not prepared is compiled by itself when it is first asked for its operations.
   *
   * @throws ScriptException if one of them does not compile
   */
  public void prepare(Collection<Revision> revisions) {
    List<JavaUnit> sources = new ArrayList<>();
    for (Revision revision : revisions) {
      if (script(revision) instanceof JavaSourceScript source) {
        sources.add(source);
      }
    }
    loader.ifPresent(used -> used.prepare(sources));
  }
}
