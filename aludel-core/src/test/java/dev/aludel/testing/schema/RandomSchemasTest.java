package dev.aludel.testing.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomSchemasTest {

  @Test
  void oneSeedGivesOneSchemaAndOneChange() {
    assertThat(RandomSchemas.schema(42)).isEqualTo(RandomSchemas.schema(42));
    Schema schema = RandomSchemas.schema(42);
    assertThat(RandomSchemas.changes(schema, new Random(7)))
        .isEqualTo(RandomSchemas.changes(schema, new Random(7)));
  }

  @Test
  void itsCreationGivesTheSchema() {
    LongStream.range(0, 500)
        .mapToObj(RandomSchemas::schema)
        .forEach(
            schema ->
                assertThat(
                        Operation.applyAll(Schema.EMPTY, RandomSchemas.creation(schema)).toString())
                    .hasSameSizeAs(schema.toString()));
  }

  @Test
  void everyKindOfChangeComesUpAndItsInverseLeadsBack() {
    Set<Class<?>> kinds = new HashSet<>();
    for (long seed = 0; seed < 1000; seed++) {
      Schema schema = RandomSchemas.schema(seed);
      List<Operation> changes = RandomSchemas.changes(schema, new Random(seed));
      changes.forEach(change -> kinds.add(change.getClass()));
      Schema after = Operation.applyAll(schema, changes);
      Schema back = Operation.applyAll(after, Operation.inverseOf(schema, changes));
      assertThat(back.tables()).as("seed %d", seed).hasSameSizeAs(schema.tables());
    }
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(20);
  }
}
