package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The comments of the sequences that belong to columns, serial ones and identities, as options of
 * the table: {@code postgresql.sequence_comment.<column>} (COMMENT ON SEQUENCE).
 */
final class SequenceComments {

  static final String OPTION = "postgresql.sequence_comment.";

  private SequenceComments() {}

  /** Whether the option is one of a column that the table does not have. */
  static boolean isOfNothing(Table table, String option) {
    return option.startsWith(OPTION) && table.column(option.substring(OPTION.length())).isEmpty();
  }

  /**
   * What makes the comments as the options say.
   *
   * @param after the table as it is after them
   * @param before the schema before them, of which a sequence by itself keeps its comment
   */
  static List<String> changes(
      Table after, Schema before, Map<String, String> from, Map<String, String> to) {
    Map<String, String> was = TableOptions.under(OPTION, from);
    Map<String, String> is = TableOptions.under(OPTION, to);
    TreeSet<String> columns = new TreeSet<>(was.keySet());
    columns.addAll(is.keySet());
    List<String> statements = new ArrayList<>();
    for (String name : columns) {
      Optional<Column> column = after.column(name);
      Optional<String> comment = Optional.ofNullable(is.get(name));
      if (column.isPresent() && !comment.equals(Optional.ofNullable(was.get(name)))) {
        statements.addAll(change(after, column.get(), before, to, comment));
      }
    }
    // What a column takes over loses a comment that nothing says any more.
    for (Column column : after.columns()) {
      Optional<QualifiedName> taken = OwnedSequences.owned(to, column.name());
      if (!taken.equals(OwnedSequences.owned(from, column.name()))
          && !is.containsKey(column.name())
          && hasComment(before, taken)) {
        statements.add(
            TableText.comment(ObjectKind.SEQUENCE, taken.orElseThrow(), Optional.empty()));
      }
    }
    return statements;
  }

  private static List<String> change(
      Table table,
      Column column,
      Schema before,
      Map<String, String> options,
      Optional<String> comment) {
    if (column.identity().isPresent()) {
      return List.of(ofIdentity(table.name(), column.name(), comment));
    }
    return OwnedSequences.owned(options, column.name())
        .or(() -> Serial.sequenceOf(column))
        .filter(name -> comment.isPresent() || before.find(ObjectKind.SEQUENCE, name).isEmpty())
        .map(name -> List.of(TableText.comment(ObjectKind.SEQUENCE, name, comment)))
        .orElse(List.of());
  }

  /** Whether a sequence by itself has a comment, which goes with it to its column. */
  private static boolean hasComment(Schema schema, Optional<QualifiedName> sequence) {
    return sequence
        .flatMap(name -> schema.find(ObjectKind.SEQUENCE, name))
        .flatMap(found -> ((Sequence) found).comment())
        .isPresent();
  }

  /** The name of an identity's sequence is the server's choice (CREATE TABLE, GENERATED). */
  private static String ofIdentity(QualifiedName table, String column, Optional<String> comment) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            DECLARE sequence text := pg_catalog.pg_get_serial_sequence(%s, %s);
            BEGIN
              IF sequence IS NOT NULL THEN
                EXECUTE 'COMMENT ON SEQUENCE ' || sequence || ' IS ' || quote_nullable(%s);
              END IF;
            END"""
                .formatted(
                    Quoting.string(Quoting.name(table)),
                    Quoting.string(column),
                    comment.map(Quoting::string).orElse("NULL::text")));
  }
}
