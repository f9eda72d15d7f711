package dev.aludel.testing.schema;

import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PartAbove;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.TriggerOptions;
import dev.aludel.schema.UniqueConstraint;
import dev.aludel.testing.TestPostgres;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Triggers of the keys of {@link RandomFamilies} that are disabled, or fire otherwise than at
 * first: those of tables, and those that partitions have from above.
 */
final class FamilyTriggers {

  private static final int PARTITIONED_HAVE_SOME = 15;

  private final Random random;
  private Schema schema;

  private FamilyTriggers(Schema schema) {
    this.schema = schema;
    // Not the one that makes the rest, which would make something else then.
    this.random = new Random(schema.tables().toString().hashCode());
  }

  /** The schema with some of that. */
  static Schema on(Schema schema) {
    FamilyTriggers some = new FamilyTriggers(schema);
    schema.tables().forEach(some::add);
    return some.schema;
  }

  private void add(Table table) {
    for (Constraint constraint : table.constraints()) {
      states(table, constraint, false)
          .ifPresent(
              states ->
                  set(table, TriggerOptions.OPTION + constraint.name().orElseThrow(), states));
    }
    if (!TableParents.isPartition(table.options())) {
      return;
    }
    for (QualifiedName above : TableParents.above(table.name(), schema)) {
      for (Constraint constraint : schema.requireTable(above).constraints()) {
        PartAbove part = new PartAbove(above, constraint.name().orElseThrow());
        states(table, constraint, true)
            .ifPresent(states -> set(table, TriggerOptions.INHERITED + part, states));
      }
    }
  }

  private Optional<String> states(Table table, Constraint constraint, boolean inherited) {
    if (random.nextInt(4) > 0) {
      return Optional.empty();
    }
    String state = pick(List.of("disabled", "disabled", "replica", "always"));
    if (constraint instanceof UniqueConstraint unique) {
      return unique.deferral() == Deferral.NOT_DEFERRABLE ? Optional.empty() : Optional.of(state);
    }
    if (!(constraint instanceof ForeignKey)) {
      return Optional.empty();
    }
    boolean known = TestPostgres.majorVersion() >= PARTITIONED_HAVE_SOME;
    if (TableParents.partitioning(table).isPresent() && !known) {
      return Optional.empty();
    }
    boolean acts = !inherited && (known || !table.name().name().equals("q_referencing"));
    return Optional.of(
        pick(
            acts
                ? List.of(
                    "check " + state,
                    "action " + state,
                    "check disabled, action " + state,
                    "check insert " + state + ", action delete disabled")
                : List.of("check " + state, "check insert " + state, "check update " + state)));
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void set(Table table, String option, String value) {
    schema =
        schema.withTable(
            table.name(),
            was -> {
              TreeMap<String, String> options = new TreeMap<>(was.options());
              options.put(option, value);
              return was.withOptions(options);
            });
  }
}
