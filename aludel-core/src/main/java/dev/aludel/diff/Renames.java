package dev.aludel.diff;

import dev.aludel.operation.Operation;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The renames that a person has confirmed.
 *
 * @param list in any order; those of tables and enums are done before those inside of them
 * @param named of which only the names are told
 */
public record Renames(List<Rename> list, List<NamedRename> named) {

  /** Nothing was renamed. */
  public static final Renames NONE = new Renames(List.of());

  public Renames {
    list = List.copyOf(list);
    named = List.copyOf(named);
  }

  public Renames(List<Rename> list) {
    this(list, List.of());
  }

  public static Renames of(Rename... renames) {
    return new Renames(List.of(renames));
  }

  public boolean isEmpty() {
    return list.isEmpty() && named.isEmpty();
  }

  /** These and others. */
  public Renames with(List<Rename> others) {
    List<Rename> all = new ArrayList<>(list);
    others.stream().filter(rename -> !all.contains(rename)).forEach(all::add);
    return new Renames(all, named);
  }

  /**
   * The same, with each known for what it is.
   *
   * @throws SchemaException if a name is not that of one thing in the schema
   */
  public Renames knownIn(Schema from) {
    if (named.isEmpty()) {
      return this;
    }
    List<NamedRename> outermostFirst = new ArrayList<>(named);
    outermostFirst.sort(Comparator.comparingInt(rename -> rename.from().size()));
    Renames known = new Renames(list);
    for (NamedRename rename : outermostFirst) {
      known = known.with(List.of(rename.in(from, known.list())));
    }
    return known;
  }

  /**
   * These, and those of tables and columns that differ in the case of ASCII letters only: for a
   * database to which the two are one name, so that they cannot be two things.
   */
  public Renames withThoseOfCase(Schema from, Schema to) {
    Renames known = knownIn(from);
    return known.with(CaseTwins.between(from, to, known.list()));
  }

  /**
   * The operations, in an order in which they work.
   *
   * @throws SchemaException if one does not lead from {@code from} to {@code to}
   */
  List<Operation> operations(Schema from, Schema to) {
    List<Rename> renames = new RenameCheck(from, to, knownIn(from).list()).checked();
    List<Operation> operations = new ArrayList<>();
    for (Rename rename : RenameOrder.of(Asides.with(renames, from, to))) {
      operations.add(rename.operation());
    }
    return operations;
  }
}
