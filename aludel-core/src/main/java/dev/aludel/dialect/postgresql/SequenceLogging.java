package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import java.util.List;
import java.util.Map;

/**
 * Whether sequences are written to the write-ahead log: one by itself as its options say, that of a
 * column as its table is (CREATE SEQUENCE, UNLOGGED; ALTER SEQUENCE, SET LOGGED). Before PostgreSQL
 * 15 all of them are.
 *
 * @param before the schema before the change
 */
record SequenceLogging(Schema before, int majorVersion) {

  private static final int UNLOGGED_SEQUENCES = 15;

  /** What makes a new sequence, or one that a column takes over, as the table of the column is. */
  List<String> asTable(SerialSequence sequence, Map<String, String> options) {
    boolean was =
        sequence.there().isEmpty()
            || Serial.nameIn(sequence.name()).map(this::isLogged).orElse(true);
    return change(sequence.name(), was, !TableOptions.unlogged(options));
  }

  /** What makes the sequence of a column as its own options say. */
  List<String> asSaid(Sequence sequence) {
    return change(
        Quoting.name(sequence.name()), isLogged(sequence.name()), sequence.options().logged());
  }

  List<String> change(String sequence, boolean was, boolean is) {
    return was == is || majorVersion < UNLOGGED_SEQUENCES
        ? List.of()
        : List.of("ALTER SEQUENCE %s SET %s".formatted(sequence, is ? "LOGGED" : "UNLOGGED"));
  }

  private boolean isLogged(QualifiedName sequence) {
    return before
        .find(ObjectKind.SEQUENCE, sequence)
        .map(free -> ((Sequence) free).options().logged())
        .orElseGet(
            () ->
                before.tables().stream()
                    .filter(table -> TableOptions.unlogged(table.options()))
                    .noneMatch(table -> numbers(table, sequence)));
  }

  private static boolean numbers(Table table, QualifiedName sequence) {
    return table.columns().stream()
        .map(Column::name)
        .anyMatch(
            column ->
                OwnedSequences.owned(table.options(), column)
                    .orElseGet(
                        () -> table.name().sibling(Serial.usualName(table.name().name(), column)))
                    .equals(sequence));
  }
}
