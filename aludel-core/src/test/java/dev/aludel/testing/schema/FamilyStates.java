package dev.aludel.testing.schema;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.DefinedObjects;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * What the tables of {@link RandomFamilies} are besides their definition, and what stands on them:
 * unlogged ones, marks of CLUSTER and of replica identity, row-level security with policies,
 * triggers, which a partitioned table gives to its partitions, statistics, and views.
 */
final class FamilyStates {

  private final Random random;
  private Schema schema;

  private FamilyStates(Schema schema, Random random) {
    this.schema = schema;
    this.random = random;
  }

  /** The schema with some of that. */
  static Schema on(Schema schema, Random random) {
    FamilyStates states = new FamilyStates(schema, random);
    states.add();
    return states.schema;
  }

  private void add() {
    schema =
        schema.with(
            DefinedObjects.function(
                "on_change()", "() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"));
    boolean unlogged = one(3) && schema.tables().stream().noneMatch(FamilyStates::refers);
    for (Table table : schema.tables()) {
      if (table.name().name().equals("a_reference")) {
        continue;
      }
      boolean divided = TableParents.partitioning(table).isPresent();
      if (unlogged && !divided && one(3)) {
        set(table, "unlogged", "true");
      }
      if (one(6)) {
        mark(table);
      }
      if (one(5)) {
        trigger(table);
      }
      if (one(6)) {
        set(table, "row_security", one(3) ? "forced" : "enabled");
        add(
            DefinedObjects.policy(
                "seen",
                table.name().toString(),
                "FOR SELECT USING (k > " + random.nextInt(3) + ")"));
      }
      if (one(8) && table.column("a").isPresent()) {
        add(
            DefinedObjects.statistics(
                "counted_" + table.name().name(), "ON k, a FROM " + table.name()));
      }
      if (one(8)) {
        add(
            DefinedObjects.view(
                "view_of_" + table.name().name(),
                "SELECT k"
                    + (one(2) && table.column("a").isPresent() ? ", a" : "")
                    + " FROM "
                    + table.name()));
      }
    }
  }

  private static boolean refers(Table table) {
    return !table.constraints(ForeignKey.class).isEmpty()
        && table.name().name().equals("q_referencing");
  }

  private void add(DefinedObject object) {
    schema = schema.with(one(4) ? object.comment("It is commented") : object);
  }

  /** An index of its own that CLUSTER takes, or that is its replica identity. */
  private void mark(Table table) {
    Table now = schema.requireTable(table.name());
    List<String> names = new ArrayList<>();
    for (Index index : now.indexes()) {
      index.name().ifPresent(names::add);
    }
    now.primaryKey().flatMap(key -> key.name()).ifPresent(names::add);
    boolean divided = TableParents.partitioning(now).isPresent();
    if (names.isEmpty() || divided) {
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    if (now.primaryKey().flatMap(key -> key.name()).equals(Optional.of(name)) && one(2)) {
      if (!now.options().containsKey("postgresql.replica_identity")) {
        set(now, "index_replica_identity." + name, "true");
      }
    } else {
      set(now, "index_clustered." + name, "true");
    }
    if (one(3)) {
      set(schema.requireTable(table.name()), "index_comment." + name, "It is " + name);
    }
  }

  private void trigger(Table table) {
    boolean top = List.of("p_all", "p_other").contains(table.name().name());
    // A table gives its triggers to its partitions, which have none of that name then.
    String own = divided(table) ? "_between" : "_own";
    String name = "noted" + (table.name().name().startsWith("p_") && !top ? own : "");
    String when =
        List.of("AFTER UPDATE", "BEFORE INSERT", "AFTER INSERT OR DELETE").get(random.nextInt(3));
    DefinedObject trigger =
        DefinedObjects.trigger(
            name,
            table.name().toString(),
            "CREATE TRIGGER "
                + name
                + " "
                + when
                + " ON "
                + table.name()
                + " FOR EACH "
                + (one(3) && !when.startsWith("BEFORE") ? "STATEMENT" : "ROW")
                + " EXECUTE FUNCTION on_change()");
    add(
        one(4) && (TestPostgres.majorVersion() >= 15 || !divided(table))
            ? trigger.option("postgresql.enabled", one(2) ? "disabled" : "always")
            : trigger);
  }

  private static boolean divided(Table table) {
    return TableParents.partitioning(table).isPresent();
  }

  private void set(Table table, String option, String value) {
    schema =
        schema.withTable(
            table.name(),
            was -> {
              TreeMap<String, String> options = new TreeMap<>(was.options());
              options.put("postgresql." + option, value);
              return was.withOptions(options);
            });
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }
}
