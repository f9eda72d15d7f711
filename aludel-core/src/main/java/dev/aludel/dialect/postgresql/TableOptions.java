package dev.aludel.dialect.postgresql;

import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.TriggerOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What only PostgreSQL knows of a table, by the names of {@link Table#options}.
 *
 * <table>
 * <caption>The options of a table</caption>
 * <tr><td>{@code postgresql.unlogged}</td><td>{@code true}: UNLOGGED</td></tr>
 * <tr><td>{@code postgresql.with}</td><td>storage parameters: {@code fillfactor=70}</td></tr>
 * <tr><td>{@code postgresql.tablespace}</td><td>its tablespace, when it is not the database's</td></tr>
 * <tr><td>{@code postgresql.access_method}</td><td>its access method, when it is not heap</td></tr>
 * <tr><td>{@code postgresql.row_security}</td><td>row-level security: {@code enabled}, {@code forced} for the owner too, or {@code disabled, forced} for when it is enabled</td></tr>
 * <tr><td>{@code postgresql.replica_identity}</td><td>{@code FULL} or {@code NOTHING}</td></tr>
 * <tr><td>{@code postgresql.storage.<column>} and the like</td><td>see {@link ColumnOptions}</td></tr>
 * <tr><td>{@code postgresql.not_null.<column>} and the like</td><td>see {@link NotNullOptions}</td></tr>
 * <tr><td>{@code postgresql.partition_by}</td><td>how it is partitioned: {@code RANGE (created)}</td></tr>
 * <tr><td>{@code postgresql.partition_of}, {@code postgresql.partition_bound}</td><td>the table that it is a partition of, and which: {@code FOR VALUES IN (1)}</td></tr>
 * <tr><td>{@code postgresql.inherits}</td><td>the tables that it is a child of: {@code a, b}</td></tr>
 * <tr><td>{@code postgresql.own_column.<column>} and the like</td><td>see {@link OwnOptions}</td></tr>
 * <tr><td>{@code postgresql.exclude.<name>}</td><td>an exclusion constraint: {@code EXCLUDE USING gist (…)}</td></tr>
 * <tr><td>{@code postgresql.constraint.<name>}</td><td>the whole definition of a constraint that says more than the model holds</td></tr>
 * <tr><td>{@code postgresql.constraint_comment.<name>}</td><td>the comment of a constraint</td></tr>
 * <tr><td>{@code postgresql.constraint_triggers.<name>}</td><td>see {@link TriggerOptions}</td></tr>
 * <tr><td>{@code postgresql.index_with.<name>} and the like</td><td>see {@link IndexOptions}</td></tr>
 * <tr><td>{@code postgresql.inherited_index.<name>} and the like</td><td>see {@link InheritedOptions}</td></tr>
 * <tr><td>{@code postgresql.owned_sequence.<column>}</td><td>see {@link Serial}</td></tr>
 * <tr><td>{@code postgresql.sequence_comment.<column>}</td><td>see {@link SequenceComments}</td></tr>
 * <tr><td>{@code postgresql.identity_sequence.<column>}</td><td>see {@link
 *     dev.aludel.schema.ColumnSequences}</td></tr>
 * <tr><td>{@code postgresql.sequence_logging.<column>}</td><td>see {@link SequenceLogging}</td></tr>
 * </table>
 */
final class TableOptions {

  static final String PREFIX = "postgresql.";
  static final String UNLOGGED = "postgresql.unlogged";
  static final String WITH = "postgresql.with";
  static final String TABLESPACE = "postgresql.tablespace";
  static final String ACCESS_METHOD = "postgresql.access_method";
  static final String ROW_SECURITY = "postgresql.row_security";
  static final String REPLICA_IDENTITY = "postgresql.replica_identity";
  static final String PARTITION_BY = "postgresql.partition_by";
  static final String PARTITION_OF = "postgresql.partition_of";
  static final String PARTITION_BOUND = "postgresql.partition_bound";
  static final String INHERITS = "postgresql.inherits";
  static final String EXCLUDE = "postgresql.exclude.";
  static final String CONSTRAINT = "postgresql.constraint.";
  static final String CONSTRAINT_COMMENT = "postgresql.constraint_comment.";

  private TableOptions() {}

  /** Storage parameters in one order and one spelling. */
  static String sorted(String parameters) {
    return Arrays.stream(parameters.split(","))
        .map(parameter -> parameter.strip().replaceAll("\\s*=\\s*", "="))
        .filter(parameter -> !parameter.isEmpty())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The options that begin so, by the rest of their name. */
  static SortedMap<String, String> under(String prefix, Map<String, String> options) {
    SortedMap<String, String> found = new TreeMap<>();
    options.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }

  static Optional<String> of(Map<String, String> options, String name) {
    return Optional.ofNullable(options.get(name)).filter(value -> !value.isBlank());
  }

  static boolean unlogged(Map<String, String> options) {
    return of(options, UNLOGGED).filter(Boolean::parseBoolean).isPresent();
  }

  /** What stands after the parentheses of CREATE TABLE. */
  static String clauses(Map<String, String> options) {
    return of(options, PARTITION_BY).map(key -> "\nPARTITION BY " + key).orElse("")
        + of(options, ACCESS_METHOD).map(name -> "\nUSING " + Quoting.name(name)).orElse("")
        + of(options, WITH).map(text -> "\nWITH (" + text + ")").orElse("")
        + of(options, TABLESPACE).map(name -> "\nTABLESPACE " + Quoting.name(name)).orElse("");
  }

  /** This dialect's options as they are held, without those of what is not there. */
  static SortedMap<String, String> held(Table table) {
    SortedMap<String, String> held = new TreeMap<>();
    table
        .options()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !value.isBlank() && isOfSomething(table, name)) {
                held.put(name, isStorage(name) ? sorted(value) : value);
              }
            });
    if (!unlogged(held)) {
      held.remove(UNLOGGED);
    }
    return held;
  }

  static boolean isStorage(String name) {
    return name.equals(WITH)
        || name.startsWith(IndexOptions.WITH)
        || name.startsWith(ColumnOptions.WITH);
  }

  /** Whether the option is not one of a part or a column that the table does not have. */
  static boolean isOfSomething(Table table, String option) {
    if (option.startsWith(CONSTRAINT)) {
      return table.constraint(option.substring(CONSTRAINT.length())).isPresent();
    }
    if (option.startsWith(CONSTRAINT_COMMENT) || option.startsWith(TriggerOptions.OPTION)) {
      String name = option.split("\\.", 3)[2];
      return table.constraint(name).isPresent() || table.options().containsKey(EXCLUDE + name);
    }
    if (InheritedOptions.isOne(option)) {
      return Descent.isPartition(table);
    }
    if (OwnOptions.isOne(option)) {
      return !TableParents.of(table).isEmpty()
          && (option.startsWith(OwnOptions.CHECK)
              || table.column(option.substring(OwnOptions.COLUMN.length())).isPresent());
    }
    if (IndexOptions.isOfNothing(table, option)
        || NotNullStates.isOfNothing(table, option)
        || ColumnOptions.isOfNothing(table, option)
        || SequenceComments.isOfNothing(table, option)
        || SequenceLogging.isOfNothing(table, option)
        || SequenceNames.isOfNothing(table, option)) {
      return false;
    }
    return !option.startsWith(Serial.OPTION)
        || table.column(option.substring(Serial.OPTION.length())).isPresent();
  }

  /**
   * The statements that make the options of a table {@code to}.
   *
   * @param heirs whether there are tables below it, which keep what their own columns have
   */
  static List<String> changes(
      Table table, Map<String, String> from, Map<String, String> to, boolean heirs) {
    List<String> statements = new ArrayList<>();
    QualifiedName name = table.name();
    List<String> actions = new ArrayList<>();
    actions.addAll(constraintActions(table, from, to));
    if (unlogged(from) != unlogged(to)) {
      actions.add(unlogged(to) ? "SET UNLOGGED" : "SET LOGGED");
    }
    actions.addAll(storageActions(of(from, WITH), of(to, WITH)));
    if (!of(from, ACCESS_METHOD).equals(of(to, ACCESS_METHOD))) {
      actions.add("SET ACCESS METHOD " + Quoting.name(of(to, ACCESS_METHOD).orElse("heap")));
    }
    if (!of(from, ROW_SECURITY).equals(of(to, ROW_SECURITY))) {
      actions.addAll(rowSecurity(of(to, ROW_SECURITY)));
    }
    List<String> ofColumns = ColumnOptions.actions(table, from, to);
    if (!heirs) {
      actions.addAll(ofColumns);
    }
    Map<String, String> left = withoutRebuilt(table, from, to);
    boolean staysOrComes = InheritedIndexes.replicaIdentity(to).isPresent();
    if (!staysOrComes
        && (!replicaIdentity(from).equals(replicaIdentity(to))
            || !replicaIdentity(left).equals(replicaIdentity(to)))) {
      actions.add("REPLICA IDENTITY " + replicaIdentity(to).orElse("DEFAULT"));
    }
    statements.addAll(Descent.changes(name, from, to));
    if (!actions.isEmpty()) {
      statements.add("ALTER TABLE " + Quoting.name(name) + "\n  " + String.join(",\n  ", actions));
    }
    if (heirs && !ofColumns.isEmpty()) {
      statements.add(
          "ALTER TABLE ONLY " + Quoting.name(name) + "\n  " + String.join(",\n  ", ofColumns));
    }
    if (!of(from, TABLESPACE).equals(of(to, TABLESPACE))) {
      statements.add(
          "ALTER TABLE %s SET TABLESPACE %s"
              .formatted(
                  Quoting.name(name), Quoting.name(of(to, TABLESPACE).orElse("pg_default"))));
    }
    statements.addAll(IndexOptions.changes(table, left, to));
    statements.addAll(NotNullStates.changes(table, from, to, heirs));
    statements.addAll(constraintComments(table, left, to));
    statements.addAll(ConstraintTriggers.changes(table, left, to));
    return statements;
  }

  /**
   * What is left of the options when the constraints that are dropped, for good or to be added
   * again, have taken along what their indexes and comments were.
   */
  private static Map<String, String> withoutRebuilt(
      Table table, Map<String, String> from, Map<String, String> to) {
    SortedMap<String, String> left = new TreeMap<>(from);
    List<String> rebuilt = new ArrayList<>();
    under(EXCLUDE, from)
        .forEach(
            (name, text) -> {
              if (!text.equals(to.get(EXCLUDE + name))) {
                rebuilt.add(name);
              }
            });
    table.constraints().stream()
        .flatMap(constraint -> constraint.name().stream())
        .filter(name -> isRebuilt(from, to, name))
        .forEach(rebuilt::add);
    left.keySet()
        .removeIf(
            option ->
                rebuilt.stream()
                    .anyMatch(
                        name ->
                            option.equals(CONSTRAINT_COMMENT + name)
                                || option.equals(TriggerOptions.OPTION + name)
                                || IndexOptions.isOf(name, option)));
    under(EXCLUDE, to)
        .forEach(
            (name, text) -> {
              if (!text.equals(from.get(EXCLUDE + name))) {
                rebuilt.add(name);
              }
            });
    for (String name : rebuilt) {
      String storage = IndexOptions.WITH + name;
      of(to, storage)
          .filter(said -> IndexOptions.isSaid(storage, to))
          .ifPresent(said -> left.put(storage, said));
    }
    return left;
  }

  private static boolean isRebuilt(Map<String, String> from, Map<String, String> to, String name) {
    String was = from.getOrDefault(CONSTRAINT + name, "");
    String is = to.getOrDefault(CONSTRAINT + name, "");
    return !was.equals(is) && !isValidated(was, is);
  }

  private static boolean isValidated(String was, String is) {
    return was.equals(is + " NOT VALID") || (is.isEmpty() && was.endsWith(" NOT VALID"));
  }

  private static Optional<String> replicaIdentity(Map<String, String> options) {
    return InheritedIndexes.replicaIdentity(options)
        .map(above -> "USING one of " + above)
        .or(() -> of(options, REPLICA_IDENTITY))
        .or(() -> IndexOptions.replicaIdentity(options));
  }

  private static List<String> constraintComments(
      Table table, Map<String, String> from, Map<String, String> to) {
    SortedMap<String, String> was = under(CONSTRAINT_COMMENT, from);
    SortedMap<String, String> is = under(CONSTRAINT_COMMENT, to);
    SortedMap<String, String> all = new TreeMap<>(was);
    all.putAll(is);
    List<String> statements = new ArrayList<>();
    for (String name : all.keySet()) {
      Optional<String> text = Optional.ofNullable(is.get(name));
      boolean isThere =
          table.constraint(name).isPresent() || text.isPresent() || to.containsKey(EXCLUDE + name);
      if (isThere && !text.equals(Optional.ofNullable(was.get(name)))) {
        statements.add(
            "COMMENT ON CONSTRAINT %s ON %s IS %s"
                .formatted(
                    Quoting.name(name),
                    Quoting.name(table.name()),
                    text.map(Quoting::string).orElse("NULL")));
      }
    }
    return statements;
  }

  /** What follows the indexes of a new table. */
  static List<String> last(Table table) {
    List<String> statements = IndexOptions.afterwards(table);
    statements.addAll(constraintComments(table, Map.of(), held(table)));
    statements.addAll(ConstraintTriggers.changes(table, Map.of(), held(table)));
    statements.addAll(NotNullStates.comments(table));
    return statements;
  }

  /** What CREATE TABLE cannot say of row-level security and replica identity. */
  static List<String> afterwards(Table table, Schema before) {
    List<String> actions = new ArrayList<>();
    if (of(table.options(), ROW_SECURITY).isPresent()) {
      actions.addAll(rowSecurity(of(table.options(), ROW_SECURITY)));
    }
    of(table.options(), REPLICA_IDENTITY)
        .ifPresent(what -> actions.add("REPLICA IDENTITY " + what));
    actions.addAll(
        ColumnOptions.actions(table, ColumnOptions.inherited(table, before), table.options()));
    return actions.isEmpty()
        ? List.of()
        : List.of("ALTER TABLE " + Quoting.name(table.name()) + " " + String.join(", ", actions));
  }

  private static List<String> rowSecurity(Optional<String> state) {
    boolean forced = state.filter(text -> text.endsWith("forced")).isPresent();
    boolean enabled = state.filter(text -> !text.startsWith("disabled")).isPresent();
    return List.of(
        (enabled ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY",
        (forced ? "" : "NO ") + "FORCE ROW LEVEL SECURITY");
  }

  static List<String> storageActions(Optional<String> from, Optional<String> to) {
    Map<String, String> before = parameters(from);
    Map<String, String> after = parameters(to);
    List<String> actions = new ArrayList<>();
    String set =
        after.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(", "));
    String reset =
        before.keySet().stream()
            .filter(name -> !after.containsKey(name))
            .collect(Collectors.joining(", "));
    if (!set.isEmpty()) {
      actions.add("SET (" + set + ")");
    }
    if (!reset.isEmpty()) {
      actions.add("RESET (" + reset + ")");
    }
    return actions;
  }

  static Map<String, String> parameters(Optional<String> text) {
    Map<String, String> parameters = new TreeMap<>();
    for (String parameter : sorted(text.orElse("")).split(", ")) {
      String[] parts = parameter.split("=", 2);
      if (parts.length == 2) {
        parameters.put(parts[0], parts[1]);
      }
    }
    return parameters;
  }

  private static List<String> constraintActions(
      Table table, Map<String, String> from, Map<String, String> to) {
    List<String> drops = new ArrayList<>();
    List<String> adds = new ArrayList<>();
    Map<String, String> excludedBefore = under(EXCLUDE, from);
    Map<String, String> excludedAfter = under(EXCLUDE, to);
    excludedBefore.forEach(
        (name, text) -> {
          if (!text.equals(excludedAfter.get(name))) {
            drops.add("DROP CONSTRAINT " + Quoting.name(name));
          }
        });
    excludedAfter.forEach(
        (name, text) -> {
          if (!text.equals(excludedBefore.get(name))) {
            adds.add("ADD CONSTRAINT " + Quoting.name(name) + " " + text);
          }
        });
    Map<String, String> before = under(CONSTRAINT, from);
    Map<String, String> after = under(CONSTRAINT, to);
    table
        .constraints()
        .forEach(
            constraint -> {
              String name = constraint.name().orElse("");
              String was = before.getOrDefault(name, "");
              String is = after.getOrDefault(name, "");
              if (isValidated(was, is)) {
                adds.add("VALIDATE CONSTRAINT " + Quoting.name(name));
              } else if (!was.equals(is)) {
                drops.add("DROP CONSTRAINT " + Quoting.name(name));
                ConstraintText.element(constraint, to).ifPresent(text -> adds.add("ADD " + text));
              }
            });
    drops.addAll(adds);
    return drops;
  }
}
