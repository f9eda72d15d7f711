package dev.aludel.testing.schema;

import dev.aludel.schema.Column;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.DefinedObjects;
import dev.aludel.schema.Definitions;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Random objects that are held as SQL, on the tables of a schema: views on tables and on views, and
 * triggers, for both databases; functions, domains, policies and materialized views for PostgreSQL.
 *
 * <p>Their names are few, so that two schemas often have other objects of the same names. A
 * function keeps the shape that its name stands for: PostgreSQL refuses to drop one that a table
 * needs.
 */
public final class RandomObjects {

  private final Random random;
  private final boolean postgresql;
  private final List<String> functions = new ArrayList<>();
  private Schema schema;
  private int triggers;

  private RandomObjects(Schema schema, Random random, boolean postgresql) {
    this.schema = schema;
    this.random = random;
    this.postgresql = postgresql;
  }

  /** The schema with objects on its tables that the database of that dialect can hold. */
  public static Schema on(Schema tables, Random random, String dialect) {
    return new RandomObjects(tables, random, dialect.equals("postgresql")).add();
  }

  private Schema add() {
    if (schema.tables().isEmpty()) {
      return schema;
    }
    if (postgresql) {
      addFunctions();
      addDomains();
    }
    addViews();
    for (Table table : schema.tables()) {
      if (random.nextInt(3) == 0) {
        // In SQLite no two triggers of a database have one name.
        add(trigger(table, postgresql ? "noted" : "noted" + ++triggers));
      }
      if (postgresql && random.nextInt(4) == 0) {
        addPolicy(table);
      }
    }
    return schema;
  }

  private void add(DefinedObject object) {
    schema =
        schema.with(
            random.nextInt(5) == 0 && postgresql ? object.comment("It's commented") : object);
  }

  private void addFunctions() {
    for (String name : List.of("f_one", "f_two")) {
      if (random.nextBoolean()) {
        String body = List.of("a + 1", "abs(a)", "a * length('it''s')").get(random.nextInt(3));
        String kind = random.nextBoolean() ? "IMMUTABLE " : "STRICT ";
        add(
            DefinedObjects.function(
                name + "(integer)",
                "(a integer) RETURNS integer LANGUAGE sql " + kind + "RETURN " + body));
        functions.add(name);
      }
    }
    add(
        DefinedObjects.function(
            "on_change()",
            "() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN %s; END'"
                .formatted(random.nextBoolean() ? "RETURN NULL" : "PERFORM 1; RETURN NEW")));
  }

  /** A domain with a column of it, or with none. */
  private void addDomains() {
    for (String name : List.of("d_positive", "d_text")) {
      if (random.nextInt(3) > 0) {
        continue;
      }
      DefinedObject domain =
          DefinedObjects.domain(name, name.equals("d_text") ? "text" : "integer");
      add(
          switch (random.nextInt(3)) {
            case 0 -> domain;
            case 1 -> domain.option("postgresql.constraint.here", "CHECK (VALUE IS NOT NULL)");
            default -> domain.option("postgresql.default", name.equals("d_text") ? "'x'" : "7");
          });
      if (random.nextBoolean()) {
        Table table = pick(schema.tables());
        schema =
            schema.withTable(
                table.name(),
                was -> {
                  List<Column> columns = new ArrayList<>(was.columns());
                  columns.add(Definitions.column("of_" + name, new Type.Sql(name)));
                  return was.withColumns(columns);
                });
      }
    }
  }

  private void addViews() {
    List<String> views = new ArrayList<>();
    for (String name : List.of("v_first", "v_second", "v_third")) {
      if (random.nextInt(3) > 0) {
        boolean onView = !views.isEmpty() && random.nextInt(3) == 0;
        add(
            DefinedObjects.view(
                name, onView ? "SELECT * FROM " + pick(views) : select(pick(schema.tables()))));
        views.add(name);
      }
    }
    if (postgresql && random.nextInt(3) == 0) {
      add(DefinedObjects.materializedView("m_total", select(pick(schema.tables()))));
    }
  }

  private String select(Table table) {
    List<String> columns = columns(table);
    String from = " FROM " + RandomParts.quoted(table.name().name());
    if (random.nextInt(5) == 0) {
      return "SELECT count(*) AS n, max(1) AS one" + from;
    }
    if (!functions.isEmpty() && random.nextInt(4) == 0) {
      return "SELECT " + pick(functions) + "(2) AS n" + from;
    }
    return "SELECT "
        + String.join(", ", columns)
        + from
        + (random.nextBoolean() ? " WHERE " + columns.get(0) + " IS NOT NULL" : "");
  }

  private List<String> columns(Table table) {
    List<Column> columns = new ArrayList<>(table.columns());
    Collections.shuffle(columns, random);
    return columns.stream()
        .limit(1 + random.nextInt(3))
        .map(column -> RandomParts.quoted(column.name()))
        .collect(Collectors.toList());
  }

  private DefinedObject trigger(Table table, String name) {
    String on = RandomParts.quoted(table.name().name());
    String of = random.nextBoolean() ? " OF " + columns(table).get(0) : "";
    String text = "CREATE TRIGGER " + name + " AFTER UPDATE" + of + " ON " + on + " FOR EACH ROW ";
    DefinedObject trigger =
        DefinedObjects.trigger(
            name,
            table.name().toString(),
            postgresql
                ? text + "EXECUTE FUNCTION on_change()"
                : text + "BEGIN SELECT " + random.nextInt(3) + "; END");
    return postgresql && random.nextInt(4) == 0
        ? trigger.option("postgresql.enabled", "disabled")
        : trigger;
  }

  private void addPolicy(Table table) {
    add(
        DefinedObjects.policy(
            "seen",
            table.name().toString(),
            List.of("FOR SELECT ", "AS RESTRICTIVE ", "").get(random.nextInt(3))
                + "USING ("
                + columns(table).get(0)
                + " IS NOT NULL)"));
    schema =
        schema.withTable(
            table.name(),
            was -> {
              TreeMap<String, String> options = new TreeMap<>(was.options());
              options.put("postgresql.row_security", "enabled");
              return was.withOptions(options);
            });
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
