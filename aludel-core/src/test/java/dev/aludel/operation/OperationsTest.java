package dev.aludel.operation;

import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.counting;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a script calls. */
class OperationsTest {

  @Test
  void whatIsAskedForIsCollectedInOrderWithItsLine() {
    Operations op = new Operations("sqlite", OperationsTest.class.getName());

    int line = new Throwable().getStackTrace()[0].getLineNumber();
    op.dropTable("a");
    int inMethod = viaAMethodOfTheScript(op);

    assertThat(op.collected())
        .extracting(Located::line)
        .containsExactly(OptionalInt.of(line + 1), OptionalInt.of(inMethod + 1));
    assertThat(op.collected())
        .extracting(located -> located.operation().describe())
        .containsExactly("drop table a", "drop table b");
  }

  private static int viaAMethodOfTheScript(Operations op) {
    int line = new Throwable().getStackTrace()[0].getLineNumber();
    op.dropTable("b");
    return line;
  }

  @Test
  void aLineOutsideOfTheScriptIsNotKnown() {
    Operations op = new Operations("sqlite", "some.other.Script");

    op.dropTable("a");

    assertThat(op.collected().get(0).line()).isEmpty();
  }

  @Test
  void namesMayBeQualified() {
    Operations op = new Operations("sqlite", "none");

    op.dropTable("billing.invoices");

    assertThat(op.collected().get(0).operation())
        .isEqualTo(new DropTable(QualifiedName.of("billing", "invoices"), Optional.empty()));
  }

  @Test
  void aSequenceCountsInIntegers() {
    Operations op = new Operations("sqlite", "none");

    assertThatThrownBy(() -> op.createSequence("s", string(5), counting()))
        .hasMessageContaining("integers only");
    assertThatThrownBy(() -> op.createSequence("s", text(), counting()))
        .hasMessageContaining("integers only");
  }

  @Test
  void sqlIsForEveryDialectOrForEachByName() {
    assertThat(SqlText.of("x").on("sqlite")).contains("x");
    assertThat(SqlText.of(Map.of("sqlite", "x")).on("sqlite")).contains("x");
    assertThat(SqlText.of(Map.of("sqlite", "x")).on("postgresql")).isEmpty();
    assertThat(SqlText.of(Map.of("sqlite", " ")).on("sqlite")).isEmpty();
  }

  @Test
  void tenThousandOperationsAreAppliedAndInverted() {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      operations.add(
          new CreateTable(Table.of(QualifiedName.of("t" + i), List.of(column("a", text())))));
    }

    Schema after = Operation.applyAll(Schema.EMPTY, operations);

    assertThat(after.tables()).hasSize(10_000);
    assertThat(Operation.applyAll(after, Operation.inverseOf(Schema.EMPTY, operations)))
        .isEqualTo(Schema.EMPTY);
  }
}
