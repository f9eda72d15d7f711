package dev.aludel.dialect.postgresql;

import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterEnum;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Index;
import dev.aludel.schema.Mentions;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Changes the values of an enum.
 *
 * <p>Values are only ever added to a type (ALTER TYPE, ADD VALUE); a new one cannot be used before
 * the transaction that adds it is committed, unless the type is as new. Any other change makes a
 * new type and moves each column to it. A row that holds a value which goes stops the change.
 */
final class EnumAlteration {

  private static final String ASIDE = "aludel_replaced_";

  private EnumAlteration() {}

  static List<String> statements(AlterEnum operation, Supplier<Schema> before, int majorVersion) {
    List<String> from =
        operation
            .replaced()
            .orElseGet(
                () ->
                    ((EnumType) before.get().require(ObjectKind.ENUM, operation.name())).values());
    return onlyAdds(from, operation.values())
        ? additions(operation.name(), from, operation.values())
        : rebuild(operation, before.get(), majorVersion);
  }

  private static boolean onlyAdds(List<String> from, List<String> to) {
    return to.stream().filter(from::contains).toList().equals(from);
  }

  private static List<String> additions(QualifiedName type, List<String> from, List<String> to) {
    List<String> statements = new ArrayList<>();
    List<String> there = new ArrayList<>(from);
    for (int i = 0; i < to.size(); i++) {
      String value = to.get(i);
      if (there.contains(value)) {
        continue;
      }
      String place = "";
      if (i > 0 && i < there.size()) {
        place = " AFTER " + Quoting.string(to.get(i - 1));
      } else if (i == 0 && !there.isEmpty()) {
        place = " BEFORE " + Quoting.string(there.get(0));
      }
      statements.add(
          "ALTER TYPE %s ADD VALUE %s%s"
              .formatted(Quoting.name(type), Quoting.string(value), place));
      there.add(i, value);
    }
    return statements;
  }

  private static List<String> rebuild(AlterEnum operation, Schema before, int majorVersion) {
    QualifiedName name = operation.name();
    QualifiedName old = name.sibling(Quoting.clipped(ASIDE + name.name()));
    List<String> statements = new ArrayList<>();
    statements.add(
        "ALTER TYPE %s RENAME TO %s".formatted(Quoting.name(name), Quoting.name(old.name())));
    statements.add(create(name, operation.values()));
    List<String> aside = new ArrayList<>();
    List<String> moves = new ArrayList<>();
    List<String> after = new ArrayList<>();
    List<String> below = new ArrayList<>();
    for (Table table : before.tables()) {
      if (table.columns().stream().anyMatch(column -> isOf(column.type(), name))) {
        move(table, name, before, majorVersion, aside, moves, after, below);
      }
    }
    moveKeys(before, name, statements, after);
    statements.addAll(aside);
    statements.addAll(moves);
    statements.addAll(after);
    statements.addAll(below);
    statements.add("DROP TYPE " + Quoting.name(old));
    before
        .find(ObjectKind.ENUM, name)
        .map(EnumType.class::cast)
        .flatMap(EnumType::comment)
        .ifPresent(
            text -> statements.add(TableText.comment(ObjectKind.ENUM, name, Optional.of(text))));
    return statements;
  }

  static String create(QualifiedName name, List<String> values) {
    return "CREATE TYPE %s AS ENUM (%s)"
        .formatted(
            Quoting.name(name), String.join(", ", values.stream().map(Quoting::string).toList()));
  }

  private static boolean isOf(Type type, QualifiedName name) {
    return type instanceof Type.Array array
        ? isOf(array.element(), name)
        : type instanceof Type.Enumeration used && used.name().equals(name);
  }

  /**
   * Moves the columns of one table. Its conditions and expressions compare them with values of the
   * old type, so that they go before the move and come back after it. Columns of partitions and of
   * children move with those above them, but for their defaults.
   */
  private static void move(
      Table table,
      QualifiedName name,
      Schema before,
      int majorVersion,
      List<String> aside,
      List<String> moves,
      List<String> after,
      List<String> below) {
    List<String> actions = new ArrayList<>();
    List<String> checks = new ArrayList<>();
    for (CheckConstraint check : table.constraints(CheckConstraint.class)) {
      List<String> again = PartText.again(table, check);
      if (check.name().isPresent() && !again.isEmpty()) {
        actions.add("DROP CONSTRAINT " + Quoting.name(check.name().orElseThrow()));
        checks.addAll(again);
      }
    }
    moveExclusions(table, name, aside, after);
    if (table.columns().stream().anyMatch(column -> isWorkedOut(column, table, name))) {
      if (!actions.isEmpty()) {
        aside.add(
            "ALTER TABLE %s %s".formatted(Quoting.name(table.name()), String.join(", ", actions)));
        actions.clear();
      }
      table.columns().stream()
          .filter(column -> isWorkedOut(column, table, name))
          .forEach(
              column -> {
                if (Descent.isInherited(table, column.name(), before)) {
                  comeAgain(column, table, before, majorVersion, below);
                } else {
                  moveGenerated(column, table, before, majorVersion, aside, after);
                }
              });
    }
    after.addAll(checks);
    for (Index index : table.indexes()) {
      boolean expressions =
          index.where().isPresent()
              || index.keys().stream().anyMatch(key -> key.expression().isPresent());
      if (expressions && index.name().isPresent()) {
        aside.add("DROP INDEX " + Quoting.name(table.name().sibling(index.name().orElseThrow())));
        after.addAll(PartText.again(table, index));
      }
    }
    boolean inherits = false;
    for (Column column : table.columns()) {
      if (isOf(column.type(), name)) {
        if (Descent.isInherited(table, column.name(), before)) {
          inherits = true;
          moveDefault(column, actions, after, table.name());
          NotNullStates.commentAgain(table, column).ifPresent(after::add);
        } else {
          if (majorVersion >= ColumnAlteration.OWN_NOT_NULL) {
            boolean isNotNull = !column.nullable();
            NotNullTies.aroundType(table.name(), column.name(), isNotNull, before, aside, after);
          }
          moveColumn(column, actions);
          after.addAll(ConstraintTriggers.again(table.name(), column.name(), before));
        }
      }
    }
    if (!actions.isEmpty()) {
      (inherits ? aside : moves)
          .add(
              "ALTER TABLE " + Quoting.name(table.name()) + "\n  " + String.join(",\n  ", actions));
    }
  }

  /** Whether a generated column is worked out from one of the type. */
  private static boolean isWorkedOut(Column column, Table table, QualifiedName type) {
    return column
        .generated()
        .filter(
            by ->
                by.expression().mentions(type.name())
                    || table.columns().stream()
                        .filter(from -> isOf(from.type(), type))
                        .anyMatch(from -> by.expression().mentions(from.name())))
        .isPresent();
  }

  /** A generated column is dropped and added again, with the keys and indexes that go with it. */
  private static void moveGenerated(
      Column column,
      Table table,
      Schema before,
      int majorVersion,
      List<String> aside,
      List<String> after) {
    String alter = "ALTER TABLE " + Quoting.name(table.name());
    aside.add(alter + " DROP COLUMN " + Quoting.name(column.name()));
    after.add(alter + " ADD COLUMN " + TableText.column(column));
    SortedMap<String, String> options = PartOptions.ofColumn(table.options(), column.name());
    if (column.comment().isPresent()) {
      after.add(TableText.comment(table.name(), column.name(), column.comment()));
    }
    after.addAll(TableOptions.changes(table, Map.of(), options, false));
    partsAgain(column, table, before, majorVersion, after);
  }

  /** What a table below has of its own on a generated column that went and came above. */
  private static void comeAgain(
      Column column, Table table, Schema before, int majorVersion, List<String> below) {
    List<Column> others =
        table.columns().stream().filter(other -> !other.name().equals(column.name())).toList();
    Schema meanwhile =
        before.withTable(
            table.name(), there -> Table.of(table.name(), others).withOptions(table.options()));
    below.addAll(new NullableChildren(meanwhile, majorVersion).columnComes(table.name(), column));
    below.addAll(Descent.ofOwn(table.name(), column, meanwhile, majorVersion));
    SortedMap<String, String> options = PartOptions.ofColumn(table.options(), column.name());
    options.keySet().removeIf(NotNullOptions::isOne);
    below.addAll(TableOptions.changes(table, Map.of(), options, false));
    partsAgain(column, table, before, majorVersion, below);
  }

  /** The keys and indexes that go with a column. */
  private static void partsAgain(
      Column column, Table table, Schema before, int majorVersion, List<String> after) {
    for (Constraint constraint : table.constraints()) {
      if (!(constraint instanceof CheckConstraint)
          && constraint.columns().contains(column.name())) {
        AddConstraint again =
            new AddConstraint(
                table.name(), constraint, PartOptions.of(table.options(), constraint));
        // Tables below may take NULL where the key does not.
        boolean only = new NullableChildren(before, majorVersion).isKeyOnly(again);
        after.addAll(PartText.add(again, Optional.of(table), only));
      }
    }
    for (Index index : table.indexes()) {
      boolean expressions =
          index.where().isPresent()
              || index.keys().stream().anyMatch(key -> key.expression().isPresent());
      if (!expressions && IndexText.uses(index, column.name())) {
        after.addAll(PartText.again(table, index));
      }
    }
  }

  /** Exclusion constraints that compare with values of the type, or of columns of it. */
  private static void moveExclusions(
      Table table, QualifiedName type, List<String> aside, List<String> after) {
    SortedMap<String, String> staying = new TreeMap<>(table.options());
    table
        .options()
        .forEach(
            (option, text) -> {
              Set<String> words = Mentions.in(text);
              boolean moves =
                  words.contains(type.name().toLowerCase(Locale.ROOT))
                      || table.columns().stream()
                          .filter(column -> isOf(column.type(), type))
                          .anyMatch(c -> words.contains(c.name().toLowerCase(Locale.ROOT)));
              if (PartOptions.isExclusion(option) && moves) {
                staying
                    .keySet()
                    .removeAll(PartOptions.ofExclusion(table.options(), option).keySet());
              }
            });
    aside.addAll(TableOptions.changes(table, table.options(), staying, false));
    after.addAll(TableOptions.changes(table, staying, table.options(), false));
  }

  /** Foreign keys between columns of the type, whose two sides differ for a moment. */
  private static void moveKeys(
      Schema before, QualifiedName name, List<String> statements, List<String> after) {
    for (Table table : before.tables()) {
      for (ForeignKey key : table.constraints(ForeignKey.class)) {
        boolean moves =
            key.columns().stream()
                .flatMap(column -> table.column(column).stream())
                .anyMatch(column -> isOf(column.type(), name));
        if (moves && key.name().isPresent()) {
          statements.add(
              "ALTER TABLE %s DROP CONSTRAINT %s"
                  .formatted(Quoting.name(table.name()), Quoting.name(key.name().orElseThrow())));
          after.addAll(PartText.again(table, key));
        }
      }
    }
  }

  private static void moveDefault(
      Column column, List<String> actions, List<String> after, QualifiedName table) {
    String alter = "ALTER COLUMN " + Quoting.name(column.name());
    TableText.defaultValue(column)
        .ifPresent(
            text -> {
              actions.add(alter + " DROP DEFAULT");
              after.add(
                  "ALTER TABLE %s %s SET DEFAULT %s".formatted(Quoting.name(table), alter, text));
            });
  }

  private static void moveColumn(Column column, List<String> actions) {
    String quoted = Quoting.name(column.name());
    String brackets = column.type() instanceof Type.Array ? "[]" : "";
    String type = TypeTable.write(column.type());
    Optional<String> value = TableText.defaultValue(column);
    if (value.isPresent()) {
      actions.add("ALTER COLUMN " + quoted + " DROP DEFAULT");
    }
    actions.add(
        "ALTER COLUMN %s TYPE %s USING %s::text%s::%s"
            .formatted(quoted, type, quoted, brackets, type));
    value.ifPresent(text -> actions.add("ALTER COLUMN " + quoted + " SET DEFAULT " + text));
  }
}
