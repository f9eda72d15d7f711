package dev.aludel.diff;

import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.InheritedLast;
import dev.aludel.operation.Operation;
import dev.aludel.schema.MovedWords;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What leads from one schema to another.
 *
 * <p>The operations can run in the order in which they stand, each on a whole schema: what is
 * needed comes before what needs it, and goes after it. The same schemas give the same changes.
 * {@link #inverseOf} them leads back.
 *
 * <p>What a database holds of a model is not always what the model says: SQLite keeps no comments,
 * PostgreSQL spells expressions in its own way. So what is there is compared with what the database
 * <em>would hold</em> of the model ({@code held}), while the operations carry what the model
 * <em>says</em>. A revision made with SQLite at hand still tells PostgreSQL everything.
 *
 * <p>These are no differences: the order of columns; the name of a constraint or index that the
 * model leaves open; a unique index where the model has a unique constraint of open name, or the
 * other way round; what the database cannot hold.
 *
 * @param changes what to do, in order
 * @param likelyRenames what is dropped and added by {@code changes} and looks like one thing with a
 *     new name; confirmed by a person, they are the {@link Renames} of another comparison
 */
public record SchemaDiff(List<Change> changes, List<Rename> likelyRenames) {

  private static final SchemaDiff NOTHING = new SchemaDiff(List.of(), List.of());

  public SchemaDiff {
    changes = List.copyOf(changes);
    likelyRenames = List.copyOf(likelyRenames);
  }

  /** What leads from one model to another. */
  public static SchemaDiff between(Schema from, Schema to) {
    return between(from, to, to, Renames.NONE);
  }

  /**
   * What leads from a database to a model.
   *
   * @param from what is there; a constraint or index without a name gets one by {@link
   *     dev.aludel.schema.NamingConvention}
   * @param to the model
   * @param held what the database would hold of {@code to}, which is {@code Dialect.normalise}'s
   *     answer; {@code to} itself, if neither is in a database
   * @param renames what a person says was renamed; all else is dropped and added
   * @throws dev.aludel.schema.SchemaException if a rename does not lead from {@code from} to {@code
   *     to}
   */
  public static SchemaDiff between(Schema from, Schema to, Schema held, Renames renames) {
    return between(from, from, to, held, renames);
  }

  /**
   * The same, with changes that carry what they take away in other words than the database's.
   *
   * @param told {@code from} with the same names, in those words
   */
  public static SchemaDiff between(
      Schema from, Schema told, Schema to, Schema held, Renames renames) {
    if (renames.isEmpty() && Sameness.of(from, held)) {
      return NOTHING;
    }
    LeavingExtensions leaving = new LeavingExtensions(from, held);
    Schema named = NamingConvention.apply(MovedWords.spelled(told, from, held));
    return leaving.after(
        Comparison.of(from, leaving.before(to), leaving.before(held), renames).diff(named),
        named,
        held);
  }

  /**
   * What undoes operations that this diff or a person has made: the last one first.
   *
   * @param before the schema that they change
   * @throws dev.aludel.operation.IrreversibleException if one of them cannot be undone
   */
  public static List<Operation> inverseOf(Schema before, List<Operation> operations) {
    List<List<Operation>> steps = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      steps.add(inverseOf(schema, operation));
      schema = operation.apply(schema);
    }
    Collections.reverse(steps);
    return InheritedLast.order(steps, step -> step, before).stream().flatMap(List::stream).toList();
  }

  /**
   * What undoes one operation: its own inverse, with more around it where that is a greater change.
   * A value comes to an enum under all that needs it, but can only go with the type.
   *
   * @throws dev.aludel.operation.IrreversibleException if it cannot be undone
   */
  public static List<Operation> inverseOf(Schema before, Operation operation) {
    Operation completed = operation.completed(before);
    return completed instanceof AlterEnum alter && alter.onlyAdds()
        ? between(completed.apply(before), before).operations()
        : Operation.inverseOf(before, List.of(completed));
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** What to do, without the notes. */
  public List<Operation> operations() {
    return changes.stream().map(Change::operation).toList();
  }

  /** One line for each change: see {@link Change#describe}. */
  public List<String> describe() {
    return changes.stream().map(Change::describe).toList();
  }
}
