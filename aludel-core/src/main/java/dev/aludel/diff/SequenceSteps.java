package dev.aludel.diff;

import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.Operation;
import dev.aludel.operation.SetComment;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * When sequences come, change and go.
 *
 * <p>Besides those of their own there are those of columns: one that goes from a table to another
 * is of its own in between ({@link HandedSequences}), logged as it is with its column.
 */
final class SequenceSteps {

  private final Comparison comparison;
  private final LikelyRenames likely;
  private final Supplier<Schema> state;
  private final BiConsumer<Operation, List<String>> add;
  private final List<Sequence> going;
  private final List<Sequence> handed;
  private final List<Sequence> coming;

  SequenceSteps(
      Comparison comparison,
      LikelyRenames likely,
      Supplier<Schema> state,
      BiConsumer<Operation, List<String>> add) {
    this.comparison = comparison;
    this.likely = likely;
    this.state = state;
    this.add = add;
    this.going = HandedSequences.going(comparison);
    this.handed = HandedSequences.of(comparison);
    this.coming = HandedSequences.coming(comparison);
  }

  /** Takes from their tables those that others draw from until they go. */
  void freeThoseThatGo() {
    going.forEach(
        sequence ->
            add.accept(new CreateSequence(asWithItsColumn(sequence)), List.of(Notes.FREED_TO_GO)));
  }

  /** Creates those that come by themselves, and alters those that stay. */
  void create() {
    for (Sequence foretold : comparison.held.sequences()) {
      QualifiedName name = foretold.name();
      Sequence model = (Sequence) comparison.to.require(ObjectKind.SEQUENCE, name);
      comparison
          .renamed
          .find(ObjectKind.SEQUENCE, name)
          .ifPresentOrElse(was -> alter((Sequence) was, foretold, model), () -> create(model));
    }
  }

  /** Makes those be there by themselves that go to another table, or are drawn from before. */
  void free() {
    handed.forEach(
        sequence ->
            add.accept(new CreateSequence(asWithItsColumn(sequence)), List.of(Notes.FREED)));
    coming.forEach(
        sequence -> add.accept(new CreateSequence(sequence), List.of(Notes.COMES_FIRST)));
  }

  /** Gives them to their columns, and drops those that go. */
  void handOver() {
    handed.forEach(this::handOver);
    coming.forEach(this::handOver);
    going.forEach(this::drop);
  }

  /** Drops those whose names tables or indexes take. */
  void dropWhereNamesAreTaken() {
    drop(sequence -> comparison.isRelation(sequence.name()));
  }

  void dropTheRest() {
    drop(sequence -> !comparison.isRelation(sequence.name()));
  }

  private void create(Sequence sequence) {
    Sequence first = asWithItsColumn(sequence);
    create(sequence, first);
    if (!first.equals(sequence)) {
      add.accept(new AlterSequence(sequence, Optional.empty()), List.of());
    }
  }

  private void create(Sequence sequence, Sequence first) {
    if (sequence.comment().isPresent()
        && HandedSequences.isWithoutComment(sequence.name(), comparison.renamed)) {
      // It is a column's until now: with its comment, it would keep that on the way back.
      Sequence bare = new Sequence(first.name(), first.type(), first.options(), Optional.empty());
      add.accept(new CreateSequence(bare), likely.notesOn(sequence));
      comment(sequence.name(), sequence.comment());
    } else {
      add.accept(new CreateSequence(first), likely.notesOn(sequence));
    }
  }

  /** One that a serial column lets go is logged as it was with the column. */
  private Sequence asWithItsColumn(Sequence sequence) {
    return HandedSequences.isLogged(sequence.name(), comparison.renamed)
        .map(is -> logged(sequence, is))
        .orElse(sequence);
  }

  private static Sequence logged(Sequence sequence, boolean is) {
    return new Sequence(
        sequence.name(), sequence.type(), sequence.options().logged(is), sequence.comment());
  }

  private void alter(Sequence was, Sequence foretold, Sequence model) {
    if (!was.type().equals(foretold.type()) || !was.options().equals(foretold.options())) {
      add.accept(
          new AlterSequence(
              new Sequence(model.name(), model.type(), model.options(), was.comment()),
              Optional.empty()),
          List.of());
    }
    if (!was.comment().equals(foretold.comment())) {
      comment(was.name(), model.comment());
    }
  }

  private void handOver(Sequence sequence) {
    logAsWithItsColumn(sequence.name());
    add.accept(new DropSequence(sequence.name(), Optional.empty()), List.of(Notes.TAKEN_OVER));
  }

  /** A sequence that a serial column takes over by its name is logged as it was by itself. */
  private void logAsWithItsColumn(QualifiedName name) {
    Sequence sequence = (Sequence) state.get().require(ObjectKind.SEQUENCE, name);
    HandedSequences.isLogged(name, comparison.held)
        .filter(is -> is != sequence.options().logged())
        .ifPresent(
            is -> add.accept(new AlterSequence(logged(sequence, is), Optional.empty()), List.of()));
  }

  private void drop(Predicate<Sequence> which) {
    comparison.droppedSequences.stream().filter(which).forEach(this::drop);
  }

  private void drop(Sequence sequence) {
    if (sequence.comment().isPresent()
        && HandedSequences.isWithoutComment(sequence.name(), comparison.held)) {
      comment(sequence.name(), Optional.empty());
    }
    logAsWithItsColumn(sequence.name());
    List<String> notes = new ArrayList<>();
    notes.add(Notes.dropSequence(sequence.name()));
    notes.addAll(likely.notesOn(sequence));
    add.accept(new DropSequence(sequence.name(), Optional.empty()), notes);
  }

  private void comment(QualifiedName sequence, Optional<String> text) {
    add.accept(new SetComment(ObjectKind.SEQUENCE, sequence, text, Optional.empty()), List.of());
  }
}
