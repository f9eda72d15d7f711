package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The sequence that is created with a column and given to it, by the rules of {@link Serial}.
 *
 * @param definition its name and what CREATE SEQUENCE takes after it
 * @param there what is known of such a sequence that is there, which the column takes over
 */
record SerialSequence(
    QualifiedName table, String column, String name, String definition, Optional<String> there) {

  /** The sequence of a column that is about to be created; none if the column owns none. */
  static Optional<SerialSequence> of(
      Supplier<Schema> before, QualifiedName table, Column column, Map<String, String> options) {
    Optional<String> own = TableOptions.of(options, Serial.OPTION + column.name());
    if (own.isPresent()) {
      String definition = own.orElseThrow();
      return Optional.of(
          new SerialSequence(
              table,
              column.name(),
              nameIn(definition),
              definition,
              Serial.nameIn(nameIn(definition))
                  .filter(name -> isThere(before.get(), name))
                  .map(name -> new OwnedSequences(before.get()).definition(name))));
    }
    QualifiedName usual = ColumnSequences.usual(table, column.name());
    boolean serial =
        Serial.sequenceOf(column).filter(usual::equals).isPresent()
            && before.get().find(ObjectKind.SEQUENCE, usual).isEmpty();
    if (!serial) {
      return Optional.empty();
    }
    Type.Scalar type = Serial.typeFor(column.type());
    String name = Quoting.name(usual);
    String definition =
        type == Type.Scalar.BIG_INTEGER ? name : name + " AS " + TypeTable.write(type);
    return Optional.of(
        new SerialSequence(table, column.name(), name, definition, Optional.empty()));
  }

  /**
   * The sequence of a column that comes to a table which is there. One that its default draws from
   * comes with it if there is none: the options of the table may say of it only what is there.
   */
  static Optional<SerialSequence> of(Supplier<Schema> before, QualifiedName table, Column column) {
    return Serial.sequenceOf(column)
        .filter(name -> before.get().table(table).isPresent() && !isThere(before.get(), name))
        .flatMap(
            name ->
                name.equals(ColumnSequences.usual(table, column.name()))
                    ? of(before, table, column, Map.of())
                    : Optional.of(named(table, column, Quoting.name(name))));
  }

  private static SerialSequence named(QualifiedName table, Column column, String name) {
    return new SerialSequence(table, column.name(), name, name, Optional.empty());
  }

  /** The sequences of all columns of a table. */
  static List<SerialSequence> ofEach(
      Supplier<Schema> before,
      QualifiedName table,
      List<Column> columns,
      Map<String, String> options) {
    List<SerialSequence> sequences = new ArrayList<>();
    columns.forEach(column -> of(before, table, column, options).ifPresent(sequences::add));
    return sequences;
  }

  /** Whether there is such a sequence already, which the column is to take over. */
  private static boolean isThere(Schema before, QualifiedName sequence) {
    OwnedSequences owned = new OwnedSequences(before);
    return before.find(ObjectKind.SEQUENCE, sequence).isPresent()
        || owned.ownerOf(sequence).or(() -> owned.drawnBy(sequence)).isPresent();
  }

  static String nameIn(String definition) {
    List<Lexer.Token> tokens = Lexer.significant(definition);
    boolean qualified = tokens.size() > 2 && tokens.get(1).is(".");
    return definition.substring(0, tokens.get(qualified ? 2 : 0).end());
  }

  List<String> create() {
    return there
        .map(was -> OwnedSequences.options(name, was, definition))
        .orElseGet(() -> List.of("CREATE SEQUENCE " + definition));
  }

  String own() {
    return "ALTER SEQUENCE %s OWNED BY %s.%s"
        .formatted(name, Quoting.name(table), Quoting.name(column));
  }
}
