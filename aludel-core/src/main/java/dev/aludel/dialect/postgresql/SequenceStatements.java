package dev.aludel.dialect.postgresql;

import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.DropSequence;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * What operations on sequences are on PostgreSQL (CREATE SEQUENCE, ALTER SEQUENCE). One that a
 * column owns is let go or given back, so that it goes on from where it stands.
 *
 * @param before the schema before the operation
 */
record SequenceStatements(Schema before, SequenceLogging logging) {

  List<String> create(CreateSequence operation) {
    Sequence sequence = operation.sequence();
    List<String> statements = new ArrayList<>();
    OwnedSequences owned = new OwnedSequences(before);
    if (owned.ownerOf(sequence.name()).or(() -> owned.drawnBy(sequence.name())).isPresent()) {
      statements.addAll(owned.freed(sequence));
      statements.addAll(logging.asSaid(sequence));
      return statements;
    }
    List<String> words = new ArrayList<>();
    words.add(sequence.options().logged() ? "CREATE SEQUENCE" : "CREATE UNLOGGED SEQUENCE");
    words.add(Quoting.name(sequence.name()));
    if (sequence.type() != Type.Scalar.BIG_INTEGER) {
      words.add("AS " + TypeTable.write(sequence.type()));
    }
    words.addAll(SequenceText.clauses(sequence.options()));
    statements.add(String.join(" ", words));
    if (sequence.comment().isPresent()) {
      statements.add(TableText.comment(ObjectKind.SEQUENCE, sequence.name(), sequence.comment()));
    }
    return statements;
  }

  List<String> drop(DropSequence operation) {
    QualifiedName name = operation.name();
    OwnedSequences owned = new OwnedSequences(before);
    if (owned.ownerOf(name).isPresent()) {
      return List.of(); // It has been given to a column, and goes on as its own.
    }
    return owned.givenBack(name).orElseGet(() -> List.of("DROP SEQUENCE " + Quoting.name(name)));
  }

  List<String> alter(AlterSequence operation) {
    Sequence to = operation.sequence();
    Sequence from =
        operation
            .replaced()
            .orElseGet(() -> (Sequence) before.require(ObjectKind.SEQUENCE, to.name()));
    String name = Quoting.name(to.name());
    SequenceOptions was = SequenceText.held(from.options(), from.type());
    SequenceOptions is = SequenceText.held(to.options(), to.type());
    List<String> words = new ArrayList<>();
    if (from.type() != to.type()) {
      words.add("AS " + TypeTable.write(to.type()));
    }
    words.addAll(SequenceText.changes(was, from.type(), is, to.type()));
    List<String> statements = new ArrayList<>();
    if (!words.isEmpty()) {
      statements.add(
          SequenceText.isOutside(was, from.type(), is, to.type())
              ? SequenceText.restarted(name, words, is, to.type())
              : "ALTER SEQUENCE " + name + " " + String.join(" ", words));
    }
    statements.addAll(logging.change(name, was.logged(), is.logged()));
    return statements;
  }
}
