package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The sequence of a column that becomes a serial one, stays one or ceases to be one, by the rules
 * of {@link Serial}.
 *
 * @param table of the column
 * @param was the column as it is there
 * @param is the column as it will be
 * @param before what is there
 */
record SerialChange(
    QualifiedName table, Column was, Column is, Supplier<Schema> before, int majorVersion) {

  /**
   * Whether the column was serial and does not draw from its sequence any more, which goes then.
   */
  boolean isLost() {
    QualifiedName usual = ColumnSequences.usual(table, was.name());
    boolean leaves =
        Serial.sequenceOf(was).filter(usual::equals).isPresent()
            && Serial.sequenceOf(is).filter(usual::equals).isEmpty();
    return leaves
        && before.get().find(ObjectKind.SEQUENCE, usual).isEmpty()
        && new OwnedSequences(before.get()).ownerOf(usual).isEmpty();
  }

  /** Whether the column owns a sequence, drawn from it or not, which may be there for a while. */
  boolean ownsSequence() {
    return Serial.sequenceOf(was).isPresent()
        || before.get().table(table).filter(this::saysSequence).isPresent();
  }

  /** Drops the sequence that it had. */
  String drop() {
    boolean owned = before.get().table(table).filter(this::saysSequence).isPresent();
    // What the column owns by now may be the same one with another name.
    return "DROP SEQUENCE "
        + (owned ? "IF EXISTS " : "")
        + Quoting.name(ColumnSequences.usual(table, was.name()));
  }

  /**
   * A plain column that becomes a serial one needs its sequence first; that of a serial one whose
   * type changes follows, unless it is one by itself or the table's options say what it is.
   */
  void come(List<String> first, List<String> last) {
    Optional<QualifiedName> drawn = Serial.sequenceOf(is);
    if (drawn.isPresent() && drawn.equals(Serial.sequenceOf(was))) {
      Type.Scalar type = Serial.typeFor(is.type());
      boolean usual =
          drawn.get().equals(ColumnSequences.usual(table, is.name()))
              && before.get().find(ObjectKind.SEQUENCE, drawn.get()).isEmpty()
              && before.get().table(table).filter(this::saysSequence).isEmpty();
      if (usual && type != Serial.typeFor(was.type())) {
        last.add(
            "ALTER SEQUENCE %s AS %s".formatted(Quoting.name(drawn.get()), TypeTable.write(type)));
      }
      return;
    }
    if (drawn.filter(this::owns).isPresent()) {
      return;
    }
    Optional<QualifiedName> own = Serial.sequenceOf(was).filter(this::owns);
    if (own.isPresent() && drawn.filter(name -> isUsualBeside(name, own.get())).isPresent()) {
      first.add(
          "ALTER SEQUENCE %s RENAME TO %s"
              .formatted(Quoting.name(own.get()), Quoting.name(drawn.get().name())));
      String name = Quoting.name(drawn.get());
      String usual = name + " AS " + TypeTable.write(Serial.typeFor(is.type()));
      String named = new OwnedSequences(before.get()).definition(own.get());
      last.addAll(OwnedSequences.options(name, named, usual));
      return;
    }
    SerialSequence.of(before, table, is, Map.of())
        .ifPresent(
            sequence -> {
              first.addAll(sequence.create());
              last.add(sequence.own());
              last.addAll(
                  new SequenceLogging(before.get(), majorVersion)
                      .asTable(sequence, before.get().requireTable(table).options()));
              last.add(Rows.continueAfterGreatest(table, is));
            });
  }

  /** Whether the table's options say that the column owns that sequence, drawn from it or not. */
  private boolean owns(QualifiedName sequence) {
    return before
        .get()
        .table(table)
        .flatMap(there -> OwnedSequences.owned(there.options(), was.name()))
        .filter(sequence::equals)
        .isPresent();
  }

  private boolean saysSequence(Table there) {
    return there.options().containsKey(Serial.OPTION + was.name());
  }

  /** Whether it is the name of a serial column's sequence, free, and in the schema of the other. */
  private boolean isUsualBeside(QualifiedName name, QualifiedName own) {
    return name.equals(ColumnSequences.usual(table, is.name()))
        && name.schema().equals(own.schema())
        && before.get().find(ObjectKind.SEQUENCE, name).isEmpty();
  }
}
