package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.TriggerOptions;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The triggers of constraints that are not as they are at first: {@link TriggerOptions}. Their
 * names are numbers of the server's, so the statements find them by the constraint and by what they
 * are for. Only a superuser may change them (ALTER TABLE, DISABLE TRIGGER).
 *
 * <p>Each is set by itself: from PostgreSQL 15 on that of a table above gives its state to those of
 * partitions, and before there is none above. Those of the partitions that a foreign key refers to
 * are as those of their table.
 */
final class ConstraintTriggers {

  /** What a trigger does for its constraint. */
  private static final String ROLE =
      """
      CASE WHEN t.tgfoid IN ('pg_catalog."RI_FKey_check_ins"'::pg_catalog.regproc,
                             'pg_catalog."RI_FKey_check_upd"'::pg_catalog.regproc) THEN 'check'
           WHEN t.tgfoid <> 'pg_catalog.unique_key_recheck'::pg_catalog.regproc THEN 'action'
           ELSE '' END
      || CASE t.tgtype & 28 WHEN 4 THEN ' insert' WHEN 8 THEN ' delete' WHEN 16 THEN ' update'
              ELSE '' END""";

  private static final List<String> ROLES =
      List.of("check insert", "check update", "action delete", "action update", "");

  private static final Map<String, String> LETTERS =
      Map.of("D", "disabled", "R", "replica", "A", "always");

  private static final Map<String, String> ACTIONS =
      Map.of(
          "disabled", "DISABLE",
          "replica", "ENABLE REPLICA",
          "always", "ENABLE ALWAYS",
          "enabled", "ENABLE");

  private static final String ENABLED = "enabled";

  private ConstraintTriggers() {}

  /**
   * A column of {@link CatalogQueries#constraints}: {@code check insert=D, check update=D}. Where
   * the triggers of the partitions that a key refers to differ, there is nothing to tell before 15.
   */
  static String read(int version) {
    String which =
        version >= CatalogQueries.VERSION_15
            ? "t.tgconstraint = c.oid"
            : """
              t.tgconstraint IN (
                WITH RECURSIVE below (oid) AS (
                  SELECT c.oid
                  UNION ALL
                  SELECT k.oid FROM below b JOIN pg_catalog.pg_constraint k
                    ON k.conparentid = b.oid AND k.conrelid = c.conrelid AND k.contype = 'f')
                SELECT b.oid FROM below b)""";
    return """
        CASE WHEN (c.contype = 'f' OR c.condeferrable)
               AND (SELECT EXISTS (SELECT FROM pg_catalog.pg_trigger t
                                   WHERE t.tgisinternal AND t.tgenabled <> 'O')) THEN
          (SELECT string_agg(s.role || '=' || s.state, ', ')
           FROM (SELECT %s AS role, min(t.tgenabled::text) AS state
                 FROM pg_catalog.pg_trigger t WHERE %s AND t.tgisinternal
                 GROUP BY 1
                 HAVING min(t.tgenabled::text) = max(t.tgenabled::text)
                   AND min(t.tgenabled::text) <> 'O') s) END AS triggers"""
        .formatted(ROLE, which);
  }

  /** The states as an option says them, from what {@link #read} tells. */
  static String states(String told) {
    Map<String, String> states = new TreeMap<>();
    for (String each : told.split(", ")) {
      int equals = each.indexOf('=');
      states.put(
          each.substring(0, equals), LETTERS.getOrDefault(each.substring(equals + 1), ENABLED));
    }
    List<String> words = new ArrayList<>();
    for (int at = 0; at < ROLES.size(); at += 2) {
      String state = states.get(ROLES.get(at));
      boolean isOne = at + 1 == ROLES.size();
      if (!isOne && state != null && state.equals(states.get(ROLES.get(at + 1)))) {
        words.add(ROLES.get(at).split(" ", 2)[0] + " " + state);
        continue;
      }
      for (String role : isOne ? List.of(ROLES.get(at)) : ROLES.subList(at, at + 2)) {
        Optional.ofNullable(states.get(role)).ifPresent(is -> words.add((role + " " + is).strip()));
      }
    }
    return String.join(", ", words);
  }

  /** The states by what the triggers are for: what an option leaves out is enabled. */
  private static Map<String, String> parsed(Optional<String> option) {
    Map<String, String> states = new TreeMap<>();
    for (String each :
        option.stream().flatMap(text -> List.of(text.split(",")).stream()).toList()) {
      String said = each.strip();
      int space = said.lastIndexOf(' ');
      String role = space < 0 ? "" : said.substring(0, space).strip();
      ROLES.stream()
          .filter(known -> known.startsWith(role))
          .forEach(known -> states.put(known, said.substring(space + 1)));
    }
    return states;
  }

  /** The statements that lead from one set of options to another. */
  static List<String> changes(Table table, Map<String, String> from, Map<String, String> to) {
    SortedMap<String, String> was = TableOptions.under(TriggerOptions.OPTION, from);
    SortedMap<String, String> is = TableOptions.under(TriggerOptions.OPTION, to);
    Set<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    List<String> statements = new ArrayList<>();
    for (String name : names) {
      boolean isThere =
          table.constraint(name).isPresent()
              || is.containsKey(name)
              || to.containsKey(TableOptions.EXCLUDE + name);
      String actions =
          actions(Optional.ofNullable(was.get(name)), Optional.ofNullable(is.get(name)));
      if (isThere && !actions.isEmpty()) {
        statements.add(
            "DO LANGUAGE plpgsql "
                + Quoting.string(
                    "DECLARE fired record;\nBEGIN\n"
                        + loop(table.name(), Quoting.string(name), actions)
                        + "END"));
      }
    }
    return statements;
  }

  /**
   * What stands in a block of PL/pgSQL for a constraint of a partition that is called {@code own}.
   */
  static Optional<String> ofInherited(
      QualifiedName partition, Optional<String> from, Optional<String> to) {
    return Optional.of(actions(from, to))
        .filter(actions -> !actions.isEmpty())
        .map(actions -> loop(partition, "own", actions));
  }

  /** Rows of what triggers are for, and what is done to them. */
  private static String actions(Optional<String> from, Optional<String> to) {
    Map<String, String> was = parsed(from);
    Map<String, String> is = parsed(to);
    List<String> rows = new ArrayList<>();
    for (String role : ROLES) {
      String state = is.getOrDefault(role, ENABLED);
      if (!state.equals(was.getOrDefault(role, ENABLED))) {
        rows.add(
            "(%s, %s)"
                .formatted(
                    Quoting.string(role),
                    Quoting.string(Objects.requireNonNull(ACTIONS.get(state)))));
      }
    }
    return String.join(", ", rows);
  }

  private static String loop(QualifiedName table, String constraint, String actions) {
    return """
          FOR fired IN
            WITH RECURSIVE held (oid, conrelid) AS (
              SELECT k.oid, k.conrelid FROM pg_catalog.pg_constraint k
              WHERE k.conrelid = %s::pg_catalog.regclass AND k.conname = %s
              UNION ALL
              SELECT k.oid, k.conrelid FROM held h JOIN pg_catalog.pg_constraint k
                ON k.conparentid = h.oid AND k.conrelid = h.conrelid),
            trigger (name, place, role) AS (
              SELECT t.tgname, t.tgrelid::pg_catalog.regclass,
        %s
              FROM held h JOIN pg_catalog.pg_trigger t ON t.tgconstraint = h.oid)
            SELECT t.name, t.place, a.action
            FROM trigger t JOIN (VALUES %s) a (role, action) ON a.role = t.role
          LOOP
            EXECUTE format('ALTER TABLE ONLY %%s %%s TRIGGER %%I', fired.place, fired.action, fired.name);
          END LOOP;
        """
        .formatted(
            Quoting.string(Quoting.name(table)),
            constraint,
            ROLE.indent(8).stripTrailing(),
            actions);
  }

  /**
   * Sets again what PostgreSQL forgets as it makes constraints anew: those over a column that gets
   * another type, and foreign keys to it.
   */
  static List<String> again(QualifiedName table, String column, Schema schema) {
    List<Table> retyped = Descent.withDescendants(table, schema);
    List<String> statements = new ArrayList<>();
    for (Table there : schema.tables()) {
      boolean isRetyped = retyped.contains(there);
      SortedMap<String, String> lost = new TreeMap<>();
      TableOptions.under(TriggerOptions.OPTION, TableOptions.held(there))
          .forEach(
              (name, states) -> {
                Optional<Constraint> constraint = there.constraint(name);
                boolean refers =
                    constraint
                        .filter(ForeignKey.class::isInstance)
                        .map(ForeignKey.class::cast)
                        .filter(key -> key.referencedColumns().contains(column))
                        .filter(key -> retyped.stream().anyMatch(t -> t.name().equals(key.table())))
                        .isPresent();
                boolean uses =
                    isRetyped
                        && constraint
                            .map(own -> own.columns().contains(column) || isKey(own))
                            .orElse(true);
                if (refers || uses) {
                  lost.put(TriggerOptions.OPTION + name, states);
                }
              });
      statements.addAll(changes(there, Map.of(), lost));
    }
    return statements;
  }

  /** A key may include a column besides its own, and to set again what is so does nothing. */
  private static boolean isKey(Constraint constraint) {
    return constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint;
  }

  /**
   * Gives the triggers of a new partition the states that those of its table have for keys to it.
   */
  static List<String> ofKeysTo(Table partition, Schema schema) {
    Set<QualifiedName> above =
        TableParents.above(partition.name(), Descent.with(partition, schema));
    List<String> statements = new ArrayList<>();
    for (Table referring : above.isEmpty() ? List.<Table>of() : schema.tables()) {
      SortedMap<String, String> states = new TreeMap<>();
      for (ForeignKey key : referring.constraints(ForeignKey.class)) {
        key.name()
            .map(name -> TriggerOptions.OPTION + name)
            .filter(option -> above.contains(key.table()))
            .ifPresent(
                option ->
                    TableOptions.of(referring.options(), option)
                        .filter(text -> text.contains(TriggerOptions.ACTION))
                        .ifPresent(text -> states.put(option, text)));
      }
      statements.addAll(changes(referring, Map.of(), states));
    }
    return statements;
  }
}
