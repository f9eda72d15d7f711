package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Reads the rows of {@link CatalogQueries#SEQUENCES}, and gives each to whom it belongs. */
final class SequenceReader {

  private record Place(long table, int column) {
    // As it would be by itself, but fast from the first call on: see QualifiedName.
    @Override
    public boolean equals(Object other) {
      return other instanceof Place that && table == that.table && column == that.column;
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(table) + column;
    }
  }

  /** What many sequences have in common. */
  private record Kind(Type.Scalar type, SequenceOptions options) {

    static Kind read(Type.Scalar type, String options) {
      List<@Nullable String> values = ArrayText.elements(options);
      return new Kind(
          type,
          SequenceText.held(
              new SequenceOptions(
                  OptionalLong.of(number(values, 0)),
                  number(values, 1),
                  OptionalLong.of(number(values, 2)),
                  OptionalLong.of(number(values, 3)),
                  number(values, 4),
                  number(values, 5) == 1,
                  number(values, 6) == 1),
              type));
    }

    private static long number(List<@Nullable String> values, int position) {
      return Long.parseLong(Objects.requireNonNull(values.get(position)));
    }
  }

  private final Session session;
  private final BiPredicate<String, String> included;
  private final Map<String, Kind> kinds = new HashMap<>();
  private final List<Sequence> free = new ArrayList<>();
  private final Map<Place, Sequence> ofIdentities = new HashMap<>();
  private final Map<Place, Sequence> owned = new HashMap<>();

  /** How those are logged that are not logged as their table is. */
  private final Map<Place, String> apart = new HashMap<>();

  SequenceReader(Session session, BiPredicate<String, String> included) {
    this.session = session;
    this.included = included;
  }

  void read(Row row) {
    String schema = row.text("nspname");
    String name = row.text("relname");
    Kind kind = kind(row.text("type"), row.text("options"));
    Sequence sequence =
        new Sequence(
            session.name(schema, name), kind.type(), kind.options(), row.optional("description"));
    Place place = new Place(row.number("refobjid"), (int) row.number("refobjsubid"));
    row.optional("apart").ifPresent(persistence -> apart.put(place, persistence));
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

  private Kind kind(String type, String options) {
    String text = type + options;
    Kind known = kinds.get(text);
    if (known == null) {
      known = Kind.read((Type.Scalar) TypeTable.read(type), options);
      kinds.put(text, known);
    }
    return known;
  }

  List<Sequence> free() {
    return free;
  }

  SequenceOptions identityOptions(long table, int column, Type type) {
    Sequence sequence = ofIdentities.get(new Place(table, column));
    return sequence == null ? SequenceOptions.DEFAULT : SequenceText.held(sequence.options(), type);
  }

  /** Notes what is said of the columns' sequences as options, unless it goes without saying. */
  void noteOwned(Map<Long, TableDraft> tables) {
    note(
        Serial.OPTION,
        owned,
        tables,
        (table, column, sequence) ->
            isUsual(table, column, sequence)
                ? Optional.empty()
                : Optional.of(definition(sequence)));
    note(
        ColumnSequences.IDENTITY,
        ofIdentities,
        tables,
        (table, column, sequence) ->
            Optional.of(sequence.name())
                .filter(name -> !name.equals(ColumnSequences.usual(table.name, column.name())))
                .map(QualifiedName::name));
    for (Map<Place, Sequence> sequences : List.of(owned, ofIdentities)) {
      note(
          SequenceComments.OPTION,
          sequences,
          tables,
          (table, column, sequence) -> sequence.comment());
    }
    note(
        SequenceLogging.OPTION,
        apart,
        tables,
        (table, column, persistence) -> Optional.of(SequenceLogging.told(persistence)));
  }

  /** What an option says of the sequence of a column, if there is anything to say. */
  private interface Saying<T> {
    Optional<String> of(TableDraft table, Column column, T known);
  }

  private static <T> void note(
      String option, Map<Place, T> known, Map<Long, TableDraft> tables, Saying<T> saying) {
    known.forEach(
        (place, what) -> {
          TableDraft table = tables.get(place.table());
          if (table != null) {
            table
                .column(place.column())
                .ifPresent(
                    column ->
                        saying
                            .of(table, column, what)
                            .ifPresent(text -> table.options.put(option + column.name(), text)));
          }
        });
  }

  private static boolean isUsual(TableDraft table, Column column, Sequence sequence) {
    QualifiedName usual = ColumnSequences.usual(table.name, column.name());
    return sequence.name().equals(usual)
        && Serial.sequenceOf(column).filter(usual::equals).isPresent()
        && sequence.type() == Serial.typeFor(column.type())
        && sequence.options().equals(SequenceOptions.DEFAULT);
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
