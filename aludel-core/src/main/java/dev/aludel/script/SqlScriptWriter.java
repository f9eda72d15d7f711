package dev.aludel.script;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.diff.Change;
import dev.aludel.operation.Operation;
import dev.aludel.revision.Direction;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a revision as SQL, with a section per dialect where they differ. */
final class SqlScriptWriter {

  /**
   * What one dialect has to do in one direction.
   *
   * @param impossible why it cannot be done there
   */
  private record Body(String text, boolean transactional, Optional<String> impossible) {}

  private final ScriptDraft draft;
  private final List<Dialect> dialects;
  private final Map<Dialect, Body> upgrades;
  private final Map<Dialect, Body> downgrades;

  /** Why there is no way back. */
  private final Optional<String> oneWay;

  private SqlScriptWriter(ScriptDraft draft, List<Dialect> dialects) {
    this.draft = draft;
    this.dialects = dialects;
    this.upgrades = bodies(draft.before(), draft.upgrade());
    List<ScriptDraft.Undo> undo = draft.downgrade();
    this.oneWay = undo.stream().flatMap(step -> step.why().stream()).findFirst();
    this.downgrades = oneWay.isPresent() ? Map.of() : bodies(draft.after(), back(undo));
  }

  private static List<Change> back(List<ScriptDraft.Undo> undo) {
    return undo.stream()
        .flatMap(step -> step.operations().stream())
        .map(operation -> new Change(operation, List.of()))
        .toList();
  }

  /**
   * The text of the script.
   *
   * @throws UnwritableException if an operation cannot be written as SQL
   */
  static String write(ScriptDraft draft, List<Dialect> dialects) {
    return new SqlScriptWriter(draft, dialects).write();
  }

  /** Which databases have no section, in which direction and why. */
  static List<String> leftOut(ScriptDraft draft, List<Dialect> dialects) {
    SqlScriptWriter writer = new SqlScriptWriter(draft, dialects);
    List<String> told = new ArrayList<>(leftOut(Direction.UPGRADE, writer.upgrades));
    told.addAll(leftOut(Direction.DOWNGRADE, writer.downgrades));
    return told;
  }

  private static List<String> leftOut(Direction direction, Map<Dialect, Body> bodies) {
    List<String> told = new ArrayList<>();
    bodies.forEach(
        (dialect, body) ->
            body.impossible()
                .ifPresent(
                    why ->
                        told.add(
                            "The script has no section '%s: %s': %s"
                                .formatted(SqlSections.word(direction), dialect.name(), why))));
    return told;
  }

  private String write() {
    boolean transactional =
        upgrades.values().stream().allMatch(Body::transactional)
            && downgrades.values().stream().allMatch(Body::transactional);
    RunSettings settings = draft.settings();
    StringBuilder out =
        new StringBuilder(
            header(settings.withTransactional(settings.transactional() && transactional)));
    out.append(sections(Direction.UPGRADE, upgrades));
    if (oneWay.isPresent()) {
      out.append(
          comment("There is no section downgrade, so this cannot be taken back. " + oneWay.get()));
    } else {
      out.append(sections(Direction.DOWNGRADE, downgrades));
    }
    return out.toString().stripTrailing() + "\n";
  }

  private String header(RunSettings settings) {
    StringBuilder out = new StringBuilder();
    String message = ScriptMessage.of(draft.revision().message());
    if (!message.isEmpty()) {
      out.append("-- ").append(message).append('\n');
    }
    HeaderText.fields(draft.revision(), settings, draft.zone())
        .forEach(
            (key, values) ->
                out.append("-- %s: %s\n".formatted(key.inSql(), String.join(", ", values))));
    return out.append('\n').toString();
  }

  /**
   * One body for each. What a table has there by itself, as a partition has the keys of its table,
   * need not be elsewhere: then there is nothing for that database, and the script says why.
   */
  private Map<Dialect, Body> bodies(Schema before, List<Change> changes) {
    Map<Dialect, Body> bodies = new LinkedHashMap<>();
    List<SchemaException> missing = new ArrayList<>();
    for (Dialect dialect : dialects) {
      try {
        bodies.put(dialect, body(dialect, before, changes));
      } catch (SchemaException e) {
        missing.add(e);
        bodies.put(dialect, new Body("", true, Optional.ofNullable(e.getMessage())));
      }
    }
    if (!missing.isEmpty() && missing.size() == dialects.size()) {
      throw missing.get(0);
    }
    return bodies;
  }

  private Body body(Dialect dialect, Schema before, List<Change> changes) {
    StringBuilder out = new StringBuilder();
    boolean transactional = true;
    Schema schema = before;
    Compilation compilation = dialect.compilation(changes.stream().map(Change::operation).toList());
    List<String> notes = new ArrayList<>();
    for (Change change : changes) {
      Schema now = schema;
      List<Statement> statements;
      try {
        statements = compilation.next(change.operation(), () -> now);
      } catch (UnsupportedOperation e) {
        return new Body("", true, Optional.ofNullable(e.getMessage()));
      }
      if (!statements.isEmpty() || compilation.isWaiting()) {
        notes.addAll(change.notes());
      }
      if (!statements.isEmpty()) {
        notes.forEach(note -> out.append(comment(note)));
        notes.clear();
      }
      for (Statement statement : statements) {
        out.append(text(dialect, statement, change.operation()));
        transactional &= statement.transactional();
      }
      schema = change.operation().apply(schema);
    }
    return new Body(out.toString(), transactional, Optional.empty());
  }

  /** The statement with its values in place and a semicolon behind it. */
  private static String text(Dialect dialect, Statement statement, Operation operation) {
    String sql = SqlTokens.withValues(statement, dialect).stripTrailing();
    if (sql.lines().anyMatch(line -> SqlSections.Head.of(line).isPresent())) {
      throw new UnwritableException(
          "'%s' has a line that begins a section of an SQL script. Write the revision in Java."
              .formatted(operation.describe()));
    }
    String last = sql.substring(sql.lastIndexOf('\n') + 1);
    return sql + (last.contains("--") ? "\n;\n" : ";\n");
  }

  /** One section for all where they say the same, else one for each. */
  private String sections(Direction direction, Map<Dialect, Body> bodies) {
    String head = "-- " + SqlSections.word(direction);
    if (new LinkedHashSet<>(bodies.values()).size() <= 1) {
      String text = bodies.values().stream().map(Body::text).findFirst().orElse("");
      return head + "\n" + text + "\n";
    }
    return bodies.entrySet().stream()
        .map(entry -> section(head, entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private static String section(String head, Dialect dialect, Body body) {
    return body.impossible()
        .map(why -> comment("Nothing for %s: %s".formatted(dialect.name(), why)) + "\n")
        .orElseGet(() -> head + ": " + dialect.name() + "\n" + body.text() + "\n");
  }

  private static String comment(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : Wrapping.lines(text.replaceAll("\\p{Cntrl}", " "), Code.WIDTH - 3)) {
      String comment = "-- " + line;
      lines.add(SqlSections.Head.of(comment).isPresent() ? "-- * " + line : comment);
    }
    return String.join("\n", lines) + "\n";
  }
}
