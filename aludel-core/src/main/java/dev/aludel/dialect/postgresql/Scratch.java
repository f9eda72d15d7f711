package dev.aludel.dialect.postgresql;

import dev.aludel.error.AludelException;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Creates tables in a schema of their own, reads them back in the server's spelling, and rolls all
 * of it back. No other session sees anything of it, and none waits for it: what it locks is its
 * own.
 */
final class Scratch {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  /** A statement and what it is for, to name when it fails. */
  private record Step(String sql, String purpose) {}

  private final Connection connection;
  private final Session session;
  private final List<Table> tables;
  private final Schema desired;
  private final Schema live;

  /** The schema that stands in for each schema of the model; the current one has no name. */
  private final Map<Optional<String>, String> standIns = new LinkedHashMap<>();

  private Scratch(
      Connection connection, Session session, List<Table> tables, Schema desired, Schema live) {
    this.connection = connection;
    this.session = session;
    this.tables = tables;
    this.desired = desired;
    this.live = live;
    String name = "aludel_scratch_" + UUID.randomUUID().toString().replace("-", "");
    standIns.put(Optional.empty(), name);
    for (Table table : tables) {
      standIns.computeIfAbsent(table.name().schema(), schema -> name + "_" + standIns.size());
    }
  }

  /** The tables as the server spells them, by name, foreign keys as they were. */
  static Map<QualifiedName, Table> read(
      Connection connection, Session session, List<Table> tables, Schema desired, Schema live)
      throws SQLException {
    return new Scratch(connection, session, tables, desired, live).read();
  }

  private Map<QualifiedName, Table> read() throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      run(steps());
      Map<String, Optional<String>> names = new HashMap<>();
      standIns.forEach((schema, standIn) -> names.put(standIn, schema));
      Schema spelled =
          Inspector.read(connection, session.reading(names), List.copyOf(standIns.values()));
      Map<QualifiedName, Table> read = new HashMap<>();
      for (Table table : tables) {
        read.put(table.name(), complete(spelled.requireTable(table.name()), table));
      }
      return read;
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (String schema : standIns.values()) {
      steps.add(
          new Step("CREATE SCHEMA " + Quoting.name(schema), "a scratch schema for comparison"));
    }
    for (String schema : missingSchemas()) {
      steps.add(
          new Step("CREATE SCHEMA IF NOT EXISTS " + Quoting.name(schema), "schema " + schema));
    }
    desired.enums().forEach(type -> addEnum(type, steps));
    sequences()
        .forEach(
            name ->
                steps.add(
                    new Step(
                        "CREATE SEQUENCE IF NOT EXISTS " + Quoting.name(standIn(name)),
                        "sequence " + name)));
    String path = session.searchPath().isBlank() ? "" : ", " + session.searchPath();
    steps.add(
        new Step(
            "SET LOCAL search_path TO "
                + Quoting.name(standIns.getOrDefault(Optional.<String>empty(), ""))
                + path,
            "the search path"));
    for (Table table : tables) {
      for (String sql : TableText.create(created(table))) {
        steps.add(new Step(sql, "table " + table.name()));
      }
    }
    return steps;
  }

  /** Objects of the current schema move to its stand-in; others stay where they are. */
  private QualifiedName standIn(QualifiedName name) {
    return name.schema().isPresent()
        ? name
        : QualifiedName.of(standIns.getOrDefault(Optional.<String>empty(), ""), name.name());
  }

  private Set<String> missingSchemas() {
    Set<String> missing = new LinkedHashSet<>();
    desired.objects().stream()
        .filter(object -> !(object instanceof Table))
        .flatMap(object -> object.name().schema().stream())
        .forEach(missing::add);
    sequences().stream().flatMap(name -> name.schema().stream()).forEach(missing::add);
    live.objects().stream()
        .flatMap(object -> object.name().schema().stream())
        .forEach(missing::remove);
    return missing;
  }

  private void addEnum(EnumType type, List<Step> steps) {
    Optional<EnumType> there = live.find(ObjectKind.ENUM, type.name()).map(EnumType.class::cast);
    if (there.filter(t -> t.values().equals(type.values())).isPresent()) {
      return;
    }
    String purpose = "enum " + type.name();
    if (there.isPresent() && type.name().schema().isPresent()) {
      String aside = standIns.getOrDefault(Optional.<String>empty(), "");
      steps.add(
          new Step(
              "ALTER TYPE %s RENAME TO %s"
                  .formatted(Quoting.name(type.name()), Quoting.name(aside)),
              purpose));
    }
    steps.add(new Step(EnumAlteration.create(standIn(type.name()), type.values()), purpose));
  }

  /** The sequences that defaults may call and that are not there yet. */
  private Set<QualifiedName> sequences() {
    Set<QualifiedName> names = new LinkedHashSet<>();
    for (Sequence sequence : desired.sequences()) {
      if (live.find(ObjectKind.SEQUENCE, sequence.name()).isEmpty()) {
        names.add(sequence.name());
      }
    }
    for (Table table : tables) {
      table.columns().forEach(column -> Serial.sequenceOf(column).ifPresent(names::add));
    }
    names.removeIf(name -> live.find(ObjectKind.SEQUENCE, name).isPresent());
    return names;
  }

  private Table created(Table table) {
    SortedMap<String, String> options = new TreeMap<>(table.options());
    options.keySet().removeIf(name -> name.startsWith(Serial.OPTION));
    return table
        .named(
            QualifiedName.of(standIns.getOrDefault(table.name().schema(), ""), table.name().name()))
        .withConstraints(
            table.constraints().stream().filter(c -> !(c instanceof ForeignKey)).toList())
        .withOptions(options);
  }

  /** The table read back, with what was not created. */
  private Table complete(Table spelled, Table table) {
    List<dev.aludel.schema.Constraint> constraints = new ArrayList<>(spelled.constraints());
    constraints.addAll(table.constraints(ForeignKey.class));
    SortedMap<String, String> options = new TreeMap<>(table.options());
    options.putAll(spelled.options());
    return spelled
        .withConstraints(constraints)
        .withOptions(options)
        .withColumns(
            spelled.columns().stream()
                .map(
                    column ->
                        table
                            .column(column.name())
                            .filter(model -> model.type() instanceof Type.Enumeration)
                            .map(model -> column.ofType(model.type()))
                            .orElse(column))
                .toList());
  }

  private void run(List<Step> steps) throws SQLException {
    try (var batch = connection.createStatement()) {
      batch.setEscapeProcessing(false);
      for (Step step : steps) {
        batch.addBatch(step.sql());
      }
      batch.executeBatch();
    } catch (BatchUpdateException e) {
      connection.rollback();
      throw failure(steps, e);
    }
  }

  /** Runs the steps again, one by one, to learn which of them failed. */
  private AludelException failure(List<Step> steps, SQLException all) throws SQLException {
    for (Step step : steps) {
      try (var statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute(step.sql());
      } catch (SQLException e) {
        connection.rollback();
        return failure(step, e);
      }
    }
    return new AludelException(
        "PostgreSQL could not say how it spells the model: " + all.getMessage(), all);
  }

  private static AludelException failure(Step step, SQLException e) {
    if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
      return new AludelException(
          "To compare expressions Aludel asks PostgreSQL how it spells them, by creating %s in a transaction that is rolled back, and this role may not: %s. Grant it (GRANT CREATE ON DATABASE … TO …), or set dev_url to a database where the role may create schemas."
              .formatted(step.purpose(), serverWords(e)),
          e);
    }
    return new AludelException(
        "PostgreSQL does not accept %s: %s (SQLSTATE %s). The statement was:%n%s"
            .formatted(step.purpose(), serverWords(e), e.getSQLState(), step.sql()),
        e);
  }

  private static String serverWords(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("ERROR: ") ? message.substring("ERROR: ".length()) : message;
  }
}
