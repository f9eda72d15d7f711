package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiPredicate;

/** Reads the rows of {@link CatalogQueries#SEQUENCES}, and gives each to whom it belongs. */
final class SequenceReader {

  private record Place(long table, int column) {}

  private final Session session;
  private final BiPredicate<String, String> included;
  private final List<Sequence> free = new ArrayList<>();
  private final Map<Place, Sequence> ofIdentities = new HashMap<>();
  private final Map<Place, Sequence> owned = new HashMap<>();

  SequenceReader(Session session, BiPredicate<String, String> included) {
    this.session = session;
    this.included = included;
  }

  void read(Row row) throws SQLException {
    Type.Scalar type = (Type.Scalar) TypeTable.read(row.text("type"));
    SequenceOptions options =
        new SequenceOptions(
            OptionalLong.of(row.number("seqstart")),
            row.number("seqincrement"),
            OptionalLong.of(row.number("seqmin")),
            OptionalLong.of(row.number("seqmax")),
            row.number("seqcache"),
            row.flag("seqcycle"));
    String schema = row.text("nspname");
    String name = row.text("relname");
    Sequence sequence =
        new Sequence(
            session.name(schema, name),
            type,
            SequenceText.held(options, type),
            row.optional("description"));
    Place place = new Place(row.number("refobjid"), (int) row.number("refobjsubid"));
    switch (row.optional("deptype").orElse("")) {
      case "i" -> ofIdentities.put(place, sequence);
      case "a" -> owned.put(place, sequence);
      default -> {
        if (included.test(schema, name)) {
          free.add(sequence);
        }
      }
    }
  }

  List<Sequence> free() {
    return free;
  }

  SequenceOptions identityOptions(long table, int column, Type type) {
    Sequence sequence = ofIdentities.get(new Place(table, column));
    return sequence == null ? SequenceOptions.DEFAULT : SequenceText.held(sequence.options(), type);
  }

  /** Notes what the columns own as options of their tables, unless it goes without saying. */
  void noteOwned(Map<Long, TableDraft> tables) {
    owned.forEach(
        (place, sequence) -> {
          TableDraft table = tables.get(place.table());
          Column column = table == null ? null : table.columns.get(place.column());
          if (table != null && column != null && !isUsual(table, column, sequence)) {
            table.options.put(Serial.OPTION + column.name(), definition(sequence));
          }
        });
  }

  private static boolean isUsual(TableDraft table, Column column, Sequence sequence) {
    QualifiedName usual = table.name.sibling(Serial.usualName(table.name.name(), column.name()));
    return sequence.name().equals(usual)
        && Serial.sequenceOf(column).filter(usual::equals).isPresent()
        && sequence.type() == Serial.typeFor(column.type())
        && sequence.options().equals(SequenceOptions.DEFAULT)
        && sequence.comment().isEmpty();
  }

  /** As {@link Serial} describes it: the name, then what {@code CREATE SEQUENCE} takes. */
  private static String definition(Sequence sequence) {
    List<String> words = new ArrayList<>();
    words.add(Quoting.name(sequence.name()));
    if (sequence.type() != Type.Scalar.BIG_INTEGER) {
      words.add("AS " + TypeTable.write(sequence.type()));
    }
    words.addAll(SequenceText.clauses(sequence.options()));
    return String.join(" ", words);
  }
}
