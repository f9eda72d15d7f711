package dev.aludel.diff;

import dev.aludel.operation.ColumnChange;
import dev.aludel.schema.Column;
import dev.aludel.schema.Domains;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Generated;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What changes of one column.
 *
 * @param from as it is there
 * @param held as the database would hold what the model says
 * @param model as the model says it
 * @param enums the enums that are there before and after, whose values are no column's matter
 */
record ColumnDiff(Column from, Column held, Column model, Set<QualifiedName> enums) {

  /** What changes from another state of the column. */
  ColumnDiff from(Column meanwhile) {
    return new ColumnDiff(meanwhile, held, model, enums);
  }

  boolean typeDiffers() {
    return !sameType(from.type(), held.type(), enums) || !from.collation().equals(held.collation());
  }

  static boolean sameType(Type one, Type other, Set<QualifiedName> enums) {
    return withoutValues(one, enums).equals(withoutValues(other, enums));
  }

  private static Type withoutValues(Type type, Set<QualifiedName> enums) {
    if (type instanceof Type.Array array) {
      return new Type.Array(withoutValues(array.element(), enums));
    }
    return type instanceof Type.Enumeration used && enums.contains(used.name())
        ? new Type.Enumeration(used.name(), List.of())
        : type;
  }

  /**
   * Whether it is dropped and added: PostgreSQL before 17 gives no generated column another
   * expression, and no version makes a plain one generated.
   */
  boolean isReplaced() {
    return !from.generated().equals(held.generated());
  }

  /** The default, or what the column is worked out by, if it stays as it is written. */
  Optional<Expression> expressionThatStays() {
    return expression(from).filter(value -> expression(held).filter(value::equals).isPresent());
  }

  private static Optional<Expression> expression(Column column) {
    return column.defaultValue().or(() -> column.generated().map(Generated::expression));
  }

  /**
   * The changes, in an order in which each works: what hinders the new type goes before it, what
   * needs it comes after it, and an identity comes to a column that is NOT NULL already.
   */
  List<ColumnChange> changes() {
    boolean retyped = !sameType(from.type(), held.type(), enums);
    boolean defaultDiffers = !from.defaultValue().equals(held.defaultValue());
    boolean aside = from.defaultValue().isPresent() && defaultIsInTheWay(retyped, defaultDiffers);
    // SQLite numbers its primary key only: where that moves, the numbering goes by itself, and
    // must stay where a database can number any column.
    boolean identityDiffers =
        !from.identity().equals(held.identity()) && !from.identity().equals(model.identity());
    List<ColumnChange> changes = new ArrayList<>();
    if (aside) {
      changes.add(new ColumnChange.SetDefault(Optional.empty()));
    }
    if (identityDiffers && held.identity().isEmpty()) {
      changes.add(new ColumnChange.SetIdentity(Optional.empty()));
    }
    if (retyped) {
      changes.add(new ColumnChange.SetType(model.type(), Optional.empty()));
    }
    if (!from.collation().equals(held.collation())) {
      changes.add(new ColumnChange.SetCollation(model.collation()));
    }
    if (from.nullable() && !held.nullable()) {
      changes.add(new ColumnChange.SetNullable(false));
    }
    if (identityDiffers && held.identity().isPresent()) {
      changes.add(new ColumnChange.SetIdentity(model.identity()));
    }
    if (held.defaultValue().isPresent() && (aside || defaultDiffers)) {
      changes.add(new ColumnChange.SetDefault(model.defaultValue()));
    }
    if (!from.nullable() && held.nullable()) {
      changes.add(new ColumnChange.SetNullable(true));
    }
    if (!from.comment().equals(held.comment())) {
      changes.add(new ColumnChange.SetColumnComment(model.comment()));
    }
    return changes;
  }

  /** Those of the changes that number the column, or stop numbering it. */
  List<ColumnChange> identityChanges() {
    return changes().stream().filter(ColumnChange.SetIdentity.class::isInstance).toList();
  }

  /** A default is cast with its column, or, where there is no such cast, hinders it. */
  private boolean defaultIsInTheWay(boolean retyped, boolean differs) {
    if (retyped && TypeChange.leavesDefault(from.type(), held.type())) {
      return true;
    }
    return differs && (retyped || held.defaultValue().isEmpty());
  }

  /**
   * What may go wrong, or be lost.
   *
   * @param unchecked whether rows that are there are not looked at for NULL
   * @param before whose domains the type that was may be
   * @param after whose domains the new type may be
   */
  List<String> notes(QualifiedName table, boolean unchecked, Schema before, Schema after) {
    List<String> notes = new ArrayList<>();
    Type was = Domains.base(from.type(), before);
    Type is = Domains.base(held.type(), after);
    if (!sameType(from.type(), held.type(), enums)) {
      TypeChange named = TypeChange.of(from.type(), model.type());
      TypeChange inTheEnd = TypeChange.of(was, is);
      TypeChange how = inTheEnd.rounds() ? inTheEnd : named;
      Notes.changeType(from.type(), model.type(), how).ifPresent(notes::add);
    } else if (!was.equals(is) && isDomain(was)) {
      Notes.changeType(was, is, TypeChange.of(was, is)).ifPresent(notes::add);
    } else {
      notes.addAll(new AttributeTypes(before, after).notes(was, is));
    }
    if (from.nullable() && !held.nullable() && !unchecked) {
      notes.add(Notes.setNotNull(table, model));
    }
    return notes;
  }

  private boolean isDomain(Type base) {
    return !base.equals(from.type());
  }
}
