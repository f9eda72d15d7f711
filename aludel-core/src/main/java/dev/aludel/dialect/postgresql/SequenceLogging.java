package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether sequences are written to the write-ahead log: one by itself as its options say, that of a
 * column as its table is, or else as an option of the table says: {@code
 * postgresql.sequence_logging.<column>}, {@code logged} or {@code unlogged} (CREATE SEQUENCE,
 * UNLOGGED; ALTER SEQUENCE, SET LOGGED). SET LOGGED of a table is for the sequences of its columns,
 * too. Before PostgreSQL 15 all of them are logged.
 *
 * @param before the schema before the change
 */
record SequenceLogging(Schema before, int majorVersion) {

  static final String OPTION = "postgresql.sequence_logging.";

  private static final int UNLOGGED_SEQUENCES = 15;
  private static final String LOGGED = "logged";
  private static final String UNLOGGED = "unlogged";

  /** What an option says of a sequence that is not logged as its table is. */
  static String told(String persistence) {
    return persistence.equals("u") ? UNLOGGED : LOGGED;
  }

  /** Whether the option is one of a column that the table does not have. */
  static boolean isOfNothing(Table table, String option) {
    return option.startsWith(OPTION) && table.column(option.substring(OPTION.length())).isEmpty();
  }

  /** Whether the sequence of the column is logged by these options of its table. */
  static boolean isLogged(Map<String, String> options, String column) {
    return TableOptions.of(options, OPTION + column)
        .map(LOGGED::equals)
        .orElseGet(() -> !TableOptions.unlogged(options));
  }

  /**
   * What makes the sequences of columns as the options of their table say, after the table is.
   *
   * @param after the table as it is after them
   */
  List<String> ofColumns(Table after, Map<String, String> from, Map<String, String> to) {
    Set<String> columns = new TreeSet<>(TableOptions.under(OPTION, from).keySet());
    columns.addAll(TableOptions.under(OPTION, to).keySet());
    boolean follow = TableOptions.unlogged(from) != TableOptions.unlogged(to);
    List<String> statements = new ArrayList<>();
    for (String name : columns) {
      boolean isOther = !OwnedSequences.owned(from, name).equals(OwnedSequences.owned(to, name));
      boolean was =
          (follow || isOther) ? !TableOptions.unlogged(follow ? to : from) : isLogged(from, name);
      boolean is = isLogged(to, name);
      Optional<Column> column = after.column(name);
      if (column.isPresent() && was != is) {
        statements.addAll(ofColumn(after, column.get(), to, is));
      }
    }
    return statements;
  }

  private List<String> ofColumn(
      Table table, Column column, Map<String, String> options, boolean is) {
    if (majorVersion < UNLOGGED_SEQUENCES) {
      return List.of();
    }
    if (column.identity().isPresent()) {
      return List.of(ofIdentity(table.name(), column.name(), is));
    }
    return OwnedSequences.owned(options, column.name())
        .or(() -> Serial.sequenceOf(column))
        .filter(
            name ->
                options.containsKey(OPTION + column.name())
                    || before.find(ObjectKind.SEQUENCE, name).isEmpty())
        .map(name -> change(Quoting.name(name), !is, is))
        .orElse(List.of());
  }

  /** The name of an identity's sequence is the server's choice (CREATE TABLE, GENERATED). */
  private static String ofIdentity(QualifiedName table, String column, boolean is) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            BEGIN
              EXECUTE 'ALTER SEQUENCE ' || pg_catalog.pg_get_serial_sequence(%s, %s) || ' SET %s';
            END"""
                .formatted(
                    Quoting.string(Quoting.name(table)),
                    Quoting.string(column),
                    is ? "LOGGED" : "UNLOGGED"));
  }

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
                    .allMatch(
                        table ->
                            numbered(table, sequence)
                                .allMatch(column -> isLogged(table.options(), column))));
  }

  /** The columns that have the sequence, or would have it by its name. */
  private static Stream<String> numbered(Table table, QualifiedName sequence) {
    return table.columns().stream()
        .map(Column::name)
        .filter(
            column ->
                OwnedSequences.owned(table.options(), column)
                    .orElseGet(() -> ColumnSequences.usual(table.name(), column))
                    .equals(sequence));
  }
}
