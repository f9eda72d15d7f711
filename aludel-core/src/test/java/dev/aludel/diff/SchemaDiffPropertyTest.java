package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.operation.Operation;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.Schema;
import dev.aludel.testing.schema.RandomSchemas;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What holds for any two schemas. A failure names the seed that made them. */
class SchemaDiffPropertyTest {

  /** More with {@code -DargLine=-Daludel.pairs=10000}. */
  private static final int PAIRS = Integer.getInteger("aludel.pairs", 400);

  @Test
  void twoSchemasThatHaveNothingToDoWithEachOther() {
    forPairs((schema, random) -> RandomSchemas.schema(random));
  }

  @Test
  void aSchemaAfterChangesThatADatabaseCanMake() {
    forPairs(RandomSchemas::mutate);
  }

  @Test
  void aSchemaThatSomebodyRewrote() {
    forPairs(Rewrites::rewrite);
  }

  private static void forPairs(BiFunction<Schema, Random, Schema> second) {
    for (long seed = 0; seed < PAIRS; seed++) {
      Random random = new Random(seed);
      Schema from = RandomSchemas.schema(random);
      Schema to = second.apply(from, random);
      assertThat(Validity.problems(to)).as("the second schema of seed %d", seed).isEmpty();
      try {
        check(from, to);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("Seed %d: %s".formatted(seed, e.getMessage()), e);
      }
    }
  }

  private static void check(Schema from, Schema to) {
    Schema start = NamingConvention.apply(from);
    SchemaDiff diff = SchemaDiff.between(start, to);
    List<Operation> operations = diff.operations();

    Schema end = valid(start, operations);
    assertThat(SchemaDiff.between(end, to).describe()).as("after the changes").isEmpty();

    Schema back = valid(end, Operation.inverseOf(start, operations));
    assertThat(SchemaDiff.between(back, start).describe()).as("after their inverse").isEmpty();

    assertThat(SchemaDiff.between(from, from).describe()).as("a schema and itself").isEmpty();
    assertThat(SchemaDiff.between(start, to)).as("a second time").isEqualTo(diff);
    assertThat(operations).as("complete").allSatisfy(Operation::inverse);
  }

  /** The schema after the operations, when each state on the way is one that a database takes. */
  private static Schema valid(Schema before, List<Operation> operations) {
    Schema schema = before;
    for (Operation operation : operations) {
      schema = operation.apply(schema);
      assertThat(Validity.problems(schema)).as("after %s", operation).isEmpty();
    }
    return schema;
  }
}
