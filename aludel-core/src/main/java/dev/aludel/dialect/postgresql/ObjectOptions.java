package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What PostgreSQL can change of an object that is held as SQL without touching its definition, by
 * the names of {@link DefinedObject#options}.
 *
 * <table>
 * <caption>The options of objects</caption>
 * <tr><td>{@code postgresql.with}</td><td>of views and materialized views: {@code
 *     security_barrier=true}</td></tr>
 * <tr><td>{@code postgresql.tablespace}, {@code postgresql.access_method}</td><td>of materialized
 *     views</td></tr>
 * <tr><td>{@code postgresql.index.<name>}</td><td>an index of a materialized view: {@code UNIQUE
 *     USING btree (id)}</td></tr>
 * <tr><td>{@code postgresql.index_comment.<name>}, {@code postgresql.index_statistics.<name>},
 *     {@code postgresql.index_tablespace.<name>}</td><td>of such an index: see {@link
 *     IndexOptions}</td></tr>
 * <tr><td>{@code postgresql.clustered}</td><td>the index by which CLUSTER orders a materialized
 *     view</td></tr>
 * <tr><td>{@code postgresql.storage.<column>} and the like</td><td>of materialized views: see
 *     {@link ColumnOptions}</td></tr>
 * <tr><td>{@code postgresql.column_comment.<column>}</td><td>of views and composite types</td></tr>
 * <tr><td>{@code postgresql.column_default.<column>}</td><td>of views that take rows</td></tr>
 * <tr><td>{@code postgresql.enabled}</td><td>of triggers, rules and event triggers: {@code
 *     disabled}, {@code replica}, {@code always}</td></tr>
 * <tr><td>{@code postgresql.partition_enabled.<partition>}, {@code
 *     postgresql.partition_comment.<partition>}</td><td>of triggers of partitioned tables: see
 *     {@link PartitionTriggers}</td></tr>
 * <tr><td>{@code postgresql.publish}, {@code postgresql.publish_via_partition_root}, {@code
 *     postgresql.publish_generated_columns}</td><td>of publications</td></tr>
 * <tr><td>{@code postgresql.target}</td><td>of statistics objects</td></tr>
 * <tr><td>{@code postgresql.default}, {@code postgresql.not_null}, {@code
 *     postgresql.constraint.<name>}</td><td>of domains</td></tr>
 * <tr><td>{@code postgresql.not_null_name}, {@code postgresql.not_null_comment}</td><td>see {@link
 *     DomainNotNull}</td></tr>
 * <tr><td>{@code postgresql.owner}, {@code postgresql.grant.<role>}</td><td>see {@link
 *     Privileges}</td></tr>
 * </table>
 */
final class ObjectOptions {

  static final String INDEX = "postgresql.index.";
  static final String CLUSTERED = "postgresql.clustered";
  static final String COLUMN_COMMENT = "postgresql.column_comment.";
  static final String COLUMN_DEFAULT = "postgresql.column_default.";
  static final String ENABLED = "postgresql.enabled";
  static final String TARGET = "postgresql.target";
  static final String DEFAULT = "postgresql.default";
  static final String PUBLISH = "postgresql.publish";
  static final String NOT_NULL = "postgresql.not_null";

  private static final String NOT_VALID = " NOT VALID";

  private ObjectOptions() {}

  static String viewClauses(DefinedObject object) {
    return TableOptions.clauses(object.options()).replace('\n', ' ');
  }

  static String publicationClauses(DefinedObject object) {
    List<String> parameters = new ArrayList<>();
    object
        .options()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PUBLISH)) {
                parameters.add(parameter(name, Optional.of(value)));
              }
            });
    return parameters.isEmpty() ? "" : " WITH (" + String.join(", ", parameters) + ")";
  }

  /** What a publication does without a word: see CREATE PUBLICATION. */
  private static String parameter(String option, Optional<String> value) {
    String name = option.substring(TableOptions.PREFIX.length());
    String usual =
        switch (name) {
          case "publish" -> "insert, update, delete, truncate";
          case "publish_generated_columns" -> "none";
          default -> "false";
        };
    return name + " = " + Quoting.string(value.orElse(usual));
  }

  static String domainClauses(DefinedObject object) {
    StringBuilder sql = new StringBuilder();
    TableOptions.of(object.options(), DEFAULT)
        .ifPresent(value -> sql.append(" DEFAULT ").append(value));
    sql.append(DomainNotNull.clause(object.options()));
    TableOptions.under(TableOptions.CONSTRAINT, object.options())
        .forEach(
            (name, check) -> {
              if (!isUnchecked(check)) {
                sql.append(" CONSTRAINT ").append(Quoting.name(name)).append(' ').append(check);
              }
            });
    return sql.toString();
  }

  /** What only ALTER DOMAIN can say. */
  private static boolean isUnchecked(String check) {
    return check.endsWith(NOT_VALID);
  }

  /** What follows the CREATE statement, which has said the clauses already. */
  static List<String> set(DefinedObject object) {
    SortedMap<String, String> said = new TreeMap<>();
    object
        .options()
        .forEach(
            (name, value) -> {
              if (isClause(object.kind(), name, value)) {
                said.put(name, value);
              }
            });
    return changes(object.key(), said, object.options());
  }

  private static boolean isClause(ObjectKind kind, String name, String value) {
    return name.equals(TableOptions.WITH)
        || name.equals(TableOptions.TABLESPACE)
        || name.equals(TableOptions.ACCESS_METHOD)
        || name.startsWith(PUBLISH)
        || (kind == ObjectKind.DOMAIN
            && (name.equals(DEFAULT)
                || name.equals(NOT_NULL)
                || name.equals(DomainNotNull.NAME)
                || (name.startsWith(TableOptions.CONSTRAINT) && !isUnchecked(value))));
  }

  /** The statements that lead from one set of options to another. */
  static List<String> changes(
      ObjectKey key, SortedMap<String, String> from, SortedMap<String, String> to) {
    List<String> statements = new ArrayList<>();
    SortedMap<String, String> all = new TreeMap<>(from);
    all.putAll(to);
    for (String name : Privileges.inOrder(all.keySet(), to.keySet())) {
      Optional<String> was = TableOptions.of(from, name);
      Optional<String> is = TableOptions.of(to, name);
      if (!was.equals(is)) {
        statements.addAll(change(key, name, was, is));
      }
    }
    if (key.kind() == ObjectKind.DOMAIN) {
      statements.addAll(domainComments(key, from, to));
      statements.addAll(DomainNotNull.changes(key, from, to));
    }
    if (key.kind() == ObjectKind.MATERIALIZED_VIEW) {
      statements.addAll(ofIndexes(key, from, to));
    }
    return statements;
  }

  /** What the indexes of a materialized view have, once they are there. */
  private static List<String> ofIndexes(
      ObjectKey key, SortedMap<String, String> from, SortedMap<String, String> to) {
    List<String> statements = new ArrayList<>();
    Optional<String> clustered = TableOptions.of(from, CLUSTERED);
    Map<String, String> indexes = TableOptions.under(INDEX, to);
    for (String index : indexes.keySet()) {
      boolean stays = indexes.get(index).equals(from.get(INDEX + index));
      Map<String, String> was = stays ? from : Map.of();
      statements.addAll(IndexOptions.changes(key.name(), index, was, to));
      clustered = clustered.filter(name -> stays || !name.equals(index));
    }
    Optional<String> will = TableOptions.of(to, CLUSTERED);
    if (!clustered.filter(indexes::containsKey).equals(will)) {
      statements.add(
          "ALTER %s %s"
              .formatted(
                  ObjectText.target(key),
                  will.map(name -> "CLUSTER ON " + Quoting.name(name))
                      .orElse("SET WITHOUT CLUSTER")));
    }
    return statements;
  }

  private static List<String> change(
      ObjectKey key, String name, Optional<String> was, Optional<String> is) {
    String target = ObjectText.target(key);
    if (name.equals(TableOptions.WITH)) {
      return TableOptions.storageActions(was, is).stream()
          .map(action -> "ALTER " + target + " " + action)
          .toList();
    }
    if (name.equals(TableOptions.TABLESPACE)) {
      return List.of(
          "ALTER " + target + " SET TABLESPACE " + Quoting.name(is.orElse("pg_default")));
    }
    if (name.equals(TableOptions.ACCESS_METHOD)) {
      return List.of("ALTER " + target + " SET ACCESS METHOD " + Quoting.name(is.orElse("heap")));
    }
    if (name.startsWith(PUBLISH)) {
      return List.of("ALTER " + target + " SET (" + parameter(name, is) + ")");
    }
    if (name.startsWith(INDEX)) {
      return index(key, name.substring(INDEX.length()), was, is);
    }
    if (name.startsWith(COLUMN_COMMENT)) {
      String column = name.substring(COLUMN_COMMENT.length());
      return List.of(
          "COMMENT ON COLUMN %s.%s IS %s"
              .formatted(
                  Quoting.name(key.name()),
                  Quoting.name(column),
                  is.map(Quoting::string).orElse("NULL")));
    }
    if (name.startsWith(COLUMN_DEFAULT)) {
      String column = Quoting.name(name.substring(COLUMN_DEFAULT.length()));
      return List.of(
          "ALTER %s ALTER COLUMN %s %s"
              .formatted(
                  target, column, is.map(value -> "SET DEFAULT " + value).orElse("DROP DEFAULT")));
    }
    if (Privileges.isOne(name)) {
      return Privileges.change(key, name, was, is);
    }
    if (name.equals(ENABLED)) {
      return List.of(enabled(key, is.orElse("")));
    }
    if (name.equals(TARGET)) {
      return List.of("ALTER " + target + " SET STATISTICS " + is.orElse("-1"));
    }
    if (key.kind() == ObjectKind.MATERIALIZED_VIEW) {
      return ColumnOptions.actions(name, was, is).stream()
          .map(action -> "ALTER " + target + " " + action)
          .toList();
    }
    if (key.kind() == ObjectKind.DOMAIN) {
      return domain("ALTER " + target + " ", name, was, is);
    }
    return List.of();
  }

  private static List<String> index(
      ObjectKey key, String name, Optional<String> was, Optional<String> is) {
    List<String> statements = new ArrayList<>();
    if (was.isPresent()) {
      statements.add("DROP INDEX " + Quoting.name(key.name().sibling(name)));
    }
    is.ifPresent(
        text -> {
          boolean unique = text.startsWith("UNIQUE ");
          statements.add(
              "CREATE %sINDEX %s ON %s %s"
                  .formatted(
                      unique ? "UNIQUE " : "",
                      Quoting.name(name),
                      Quoting.name(key.name()),
                      unique ? text.substring("UNIQUE ".length()) : text));
        });
    return statements;
  }

  static String enabled(ObjectKey key, String state) {
    String word =
        switch (state) {
          case "disabled" -> "DISABLE";
          case "replica" -> "ENABLE REPLICA";
          case "always" -> "ENABLE ALWAYS";
          default -> "ENABLE";
        };
    return key.kind() == ObjectKind.EVENT_TRIGGER
        ? "ALTER " + ObjectText.target(key) + " " + word
        : "ALTER TABLE %s %s %s %s"
            .formatted(
                Quoting.name(key.table()), word, key.kind(), Quoting.name(key.name().name()));
  }

  /** A constraint that is dropped and added loses its comment. */
  private static List<String> domainComments(
      ObjectKey key, SortedMap<String, String> from, SortedMap<String, String> to) {
    SortedMap<String, String> was = TableOptions.under(TableOptions.CONSTRAINT_COMMENT, from);
    SortedMap<String, String> is = TableOptions.under(TableOptions.CONSTRAINT_COMMENT, to);
    SortedMap<String, String> all = new TreeMap<>(was);
    all.putAll(is);
    List<String> statements = new ArrayList<>();
    for (String name : all.keySet()) {
      String option = TableOptions.CONSTRAINT + name;
      boolean isSame =
          TableOptions.of(was, name).equals(TableOptions.of(is, name))
              && TableOptions.of(from, option).equals(TableOptions.of(to, option));
      if (to.containsKey(option) && !isSame) {
        statements.add(
            "COMMENT ON CONSTRAINT %s ON DOMAIN %s IS %s"
                .formatted(
                    Quoting.name(name),
                    Quoting.name(key.name()),
                    TableOptions.of(is, name).map(Quoting::string).orElse("NULL")));
      }
    }
    return statements;
  }

  private static List<String> domain(
      String alter, String name, Optional<String> was, Optional<String> is) {
    if (name.equals(DEFAULT)) {
      return List.of(alter + is.map(value -> "SET DEFAULT " + value).orElse("DROP DEFAULT"));
    }
    if (name.equals(NOT_NULL)) {
      return List.of(alter + (is.isPresent() ? "SET NOT NULL" : "DROP NOT NULL"));
    }
    if (name.startsWith(TableOptions.CONSTRAINT)) {
      if (is.isPresent() && was.equals(is.map(text -> text + NOT_VALID))) {
        return List.of(
            alter
                + "VALIDATE CONSTRAINT "
                + Quoting.name(name.substring(TableOptions.CONSTRAINT.length())));
      }
      String constraint = Quoting.name(name.substring(TableOptions.CONSTRAINT.length()));
      List<String> statements = new ArrayList<>();
      was.ifPresent(text -> statements.add(alter + "DROP CONSTRAINT " + constraint));
      is.ifPresent(text -> statements.add(alter + "ADD CONSTRAINT " + constraint + " " + text));
      return statements;
    }
    return List.of();
  }

  /** This dialect's options as they are held. */
  static SortedMap<String, String> held(Map<String, String> options) {
    SortedMap<String, String> held = new TreeMap<>();
    options.forEach(
        (name, value) -> {
          if (name.startsWith(TableOptions.PREFIX) && !value.isBlank()) {
            held.put(name, TableOptions.isStorage(name) ? TableOptions.sorted(value) : value);
          }
        });
    return Collections.unmodifiableSortedMap(held);
  }
}
