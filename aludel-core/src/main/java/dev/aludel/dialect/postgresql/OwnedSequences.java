package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of the sequences that columns own, by the rules of {@link Serial}: one that no
 * column owns any more is a sequence of its own, or goes; one that a column takes over is no object
 * of its own from then on (ALTER SEQUENCE, OWNED BY).
 */
final class OwnedSequences {

  private final Schema before;

  OwnedSequences(Schema before) {
    this.before = before;
  }

  /** The column that owns the sequence, or draws from it though nothing says that it is free. */
  Optional<String> ownerOf(QualifiedName sequence) {
    for (Table table : before.tables()) {
      for (Column column : table.columns()) {
        if (owned(table.options(), column.name()).filter(sequence::equals).isPresent()) {
          return Optional.of(place(table, column.name()));
        }
      }
    }
    return Optional.empty();
  }

  /** The column of whose name the sequence is, with a default that draws from it. */
  Optional<String> drawnBy(QualifiedName sequence) {
    return serialOf(sequence).map(serial -> place(serial.table(), serial.column().name()));
  }

  /** A column with a default that draws from the sequence of its name. */
  private record SerialColumn(Table table, Column column) {}

  private Optional<SerialColumn> serialOf(QualifiedName sequence) {
    for (Table table : before.tables()) {
      for (Column column : table.columns()) {
        if (isUsual(table, column, Optional.of(sequence))
            && Serial.sequenceOf(column).filter(sequence::equals).isPresent()) {
          return Optional.of(new SerialColumn(table, column));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What makes a sequence by itself that of the serial column which draws from it; none if there is
   * no such column. It is logged as it was by itself.
   */
  Optional<List<String>> givenBack(QualifiedName sequence) {
    return serialOf(sequence)
        .map(
            serial -> {
              String name = Quoting.name(sequence);
              String usual =
                  name + " AS " + TypeTable.write(Serial.typeFor(serial.column().type()));
              Optional<Sequence> free =
                  before.find(ObjectKind.SEQUENCE, sequence).map(Sequence.class::cast);
              List<String> statements = new ArrayList<>();
              free.map(OwnedSequences::definition)
                  .filter(text -> !Said.by(text).equals(Said.by(usual)))
                  .ifPresent(text -> statements.addAll(options(name, text, usual)));
              statements.add(
                  "ALTER SEQUENCE %s OWNED BY %s"
                      .formatted(name, place(serial.table(), serial.column().name())));
              return statements;
            });
  }

  private static String place(Table table, String column) {
    return Quoting.name(table.name()) + "." + Quoting.name(column);
  }

  /** The name of the sequence that the options say the column owns. */
  static Optional<QualifiedName> owned(Map<String, String> options, String column) {
    return TableOptions.of(options, Serial.OPTION + column)
        .flatMap(definition -> Serial.nameIn(SerialSequence.nameIn(definition)));
  }

  /** What makes the sequences of columns as the options of their table say. */
  List<String> changes(
      Table table, Map<String, String> from, Map<String, String> to, SequenceLogging logging) {
    List<String> statements = new ArrayList<>();
    for (Column column : table.columns()) {
      String option = Serial.OPTION + column.name();
      Optional<String> was = TableOptions.of(from, option);
      Optional<String> is = TableOptions.of(to, option);
      if (was.equals(is)) {
        continue;
      }
      Optional<QualifiedName> old = owned(from, column.name());
      Optional<QualifiedName> now = owned(to, column.name());
      Optional<QualifiedName> drawn = Serial.sequenceOf(column);
      boolean stays =
          old.equals(now)
              || (old.isEmpty() && drawn.equals(now))
              || (now.isEmpty() && drawn.equals(old) && isUsual(table, column, drawn));
      if (stays && !isFree(now.or(() -> old))) {
        statements.addAll(again(table, column, was, is));
        continue;
      }
      if (old.isEmpty() && drawn.isPresent() && isRenamed(table, column, now)) {
        statements.add(
            "ALTER SEQUENCE %s RENAME TO %s"
                .formatted(Quoting.name(drawn.get()), Quoting.name(now.orElseThrow().name())));
        String name = Quoting.name(now.orElseThrow());
        String serial = name + " AS " + TypeTable.write(Serial.typeFor(column.type()));
        statements.addAll(options(name, serial, is.orElseThrow()));
        continue;
      }
      if (old.isPresent() && !isFree(old) && !isOwned(old.get(), table, to)) {
        if (drawn.equals(old)) {
          // The column goes, or stops to draw from it, after this: so on the way back.
          statements.add(
              "ALTER TABLE %s ALTER COLUMN %s DROP DEFAULT"
                  .formatted(Quoting.name(table.name()), Quoting.name(column.name())));
        }
        // It may be the sequence of a serial column by now, under that one's name.
        boolean renamed = now.isEmpty() && isUsual(table, column, drawn);
        statements.add("DROP SEQUENCE " + (renamed ? "IF EXISTS " : "") + Quoting.name(old.get()));
      }
      if (now.isPresent()) {
        SerialSequence sequence =
            new SerialSequence(
                table.name(),
                column.name(),
                Quoting.name(now.get()),
                is.orElseThrow(),
                now.filter(name -> isFree(now) || isOwned(name, table, from))
                    .map(this::definition));
        statements.addAll(sequence.create());
        statements.add(sequence.own());
        statements.addAll(logging.asTable(sequence, from));
        if (sequence.there().isEmpty() && TypeTable.isInteger(column.type())) {
          Said said = Said.by(sequence.definition());
          statements.add(
              Rows.continueAfterGreatest(
                  table.name(), column, sequence.name(), said.options(), said.type()));
        }
      }
    }
    return statements;
  }

  /** Whether the sequence of a serial column is to have another name, which is free. */
  private boolean isRenamed(Table table, Column column, Optional<QualifiedName> now) {
    Optional<QualifiedName> drawn = Serial.sequenceOf(column);
    return isUsual(table, column, drawn)
        && !isFree(drawn)
        && now.filter(name -> name.schema().equals(table.name().schema()))
            .filter(name -> !isFree(now) && !isOwned(name, table, table.options()))
            .isPresent();
  }

  /** Whether a column owns the sequence: of another table, or of this one by these options. */
  private boolean isOwned(QualifiedName sequence, Table table, Map<String, String> options) {
    return before.tables().stream()
        .anyMatch(
            other ->
                other.columns().stream()
                    .map(Column::name)
                    .anyMatch(
                        column ->
                            owned(
                                    other.name().equals(table.name()) ? options : other.options(),
                                    column)
                                .filter(sequence::equals)
                                .isPresent()));
  }

  /** A sequence as a definition says it. */
  private static String definition(Sequence sequence) {
    return String.join(
        " ",
        Stream.concat(
                Stream.of(Quoting.name(sequence.name()), "AS " + TypeTable.write(sequence.type())),
                SequenceText.clauses(sequence.options()).stream())
            .toList());
  }

  /** What is known of a sequence that is there. */
  String definition(QualifiedName sequence) {
    return before
        .find(ObjectKind.SEQUENCE, sequence)
        .map(free -> definition((Sequence) free))
        .orElseGet(() -> ownedDefinition(sequence));
  }

  /** What the column that owns the sequence says of it. */
  private String ownedDefinition(QualifiedName sequence) {
    return before.tables().stream()
        .flatMap(table -> table.options().entrySet().stream())
        .filter(option -> option.getKey().startsWith(Serial.OPTION))
        .map(Map.Entry::getValue)
        .filter(
            text -> Serial.nameIn(SerialSequence.nameIn(text)).filter(sequence::equals).isPresent())
        .findFirst()
        .orElse(Quoting.name(sequence));
  }

  /** What makes a sequence of a column one of its own. */
  List<String> freed(Sequence sequence) {
    String name = Quoting.name(sequence.name());
    List<String> statements = new ArrayList<>();
    statements.add("ALTER SEQUENCE " + name + " OWNED BY NONE");
    statements.addAll(options(name, ownedDefinition(sequence.name()), definition(sequence)));
    statements.add(TableText.comment(ObjectKind.SEQUENCE, sequence.name(), sequence.comment()));
    return statements;
  }

  private static boolean isUsual(Table table, Column column, Optional<QualifiedName> sequence) {
    return sequence.filter(ColumnSequences.usual(table.name(), column.name())::equals).isPresent();
  }

  private boolean isFree(Optional<QualifiedName> sequence) {
    return sequence.flatMap(name -> before.find(ObjectKind.SEQUENCE, name)).isPresent();
  }

  /** The same sequence with other options; without any it is that of a {@code serial} column. */
  private static List<String> again(
      Table table, Column column, Optional<String> from, Optional<String> to) {
    String usual = Quoting.name(ColumnSequences.usual(table.name(), column.name()));
    String byItself = usual + " AS " + TypeTable.write(Serial.typeFor(column.type()));
    String text = to.orElse(byItself);
    return options(SerialSequence.nameIn(text), from.orElse(byItself), text);
  }

  /** What a definition says of a sequence, and what goes without saying. */
  private record Said(Type type, SequenceOptions options) {

    static Said by(String definition) {
      String said = definition.substring(SerialSequence.nameIn(definition).length()).strip();
      String type = said.startsWith("AS ") ? said.split(" ")[1] : "bigint";
      return new Said(
          type.equals("smallint")
              ? Type.Scalar.SMALL_INTEGER
              : type.equals("integer") ? Type.Scalar.INTEGER : Type.Scalar.BIG_INTEGER,
          SequenceText.parsed(said));
    }
  }

  /** What makes a sequence what a definition says, from what another says. */
  static List<String> options(String name, String from, String to) {
    Said was = Said.by(from);
    Said is = Said.by(to);
    if (was.equals(is)) {
      return List.of();
    }
    List<String> all = SequenceText.all(is.options(), is.type());
    return List.of(
        SequenceText.isOutside(was.options(), was.type(), is.options(), is.type())
            ? SequenceText.restarted(name, all, is.options(), is.type())
            : "ALTER SEQUENCE " + name + " " + String.join(" ", all));
  }
}
