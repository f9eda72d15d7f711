package dev.aludel.diff;

import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameObject;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;

/**
 * Two names of one thing: what it is called in the database, and in the model.
 *
 * <p>No schema says so, since a rename and a drop with an addition look the same from outside. A
 * person does.
 */
public sealed interface Rename {

  /** The operation that renames and keeps the rows. */
  Operation operation();

  /** As a person would say it to confirm it: {@code table clients to customers}. */
  String describe();

  /** How a script asks for it: {@code op.renameTable("clients", "customers")}. */
  String call();

  /** A table, an enum or a sequence with another name. */
  record OfObject(ObjectKind kind, QualifiedName from, QualifiedName to) implements Rename {
    @Override
    public Operation operation() {
      return new RenameObject(kind, from, to);
    }

    @Override
    public String describe() {
      return "%s %s to %s".formatted(kind.word(), from, to);
    }

    @Override
    public String call() {
      String word = kind.word();
      return "op.rename%s%s(\"%s\", \"%s\")"
          .formatted(Character.toUpperCase(word.charAt(0)), word.substring(1), from, to);
    }
  }

  /** A column of a table, which stands here with its new name if it is renamed too. */
  record OfColumn(QualifiedName table, String from, String to) implements Rename {
    @Override
    public Operation operation() {
      return new RenameColumn(table, from, to);
    }

    @Override
    public String describe() {
      return "column %s.%s to %s".formatted(table, QualifiedName.of(from), QualifiedName.of(to));
    }

    @Override
    public String call() {
      return "op.renameColumn(\"%s\", \"%s\", \"%s\")".formatted(table, from, to);
    }
  }

  /** A value of an enum, which stands here with its new name if it is renamed too. */
  record OfEnumValue(QualifiedName type, String from, String to) implements Rename {
    @Override
    public Operation operation() {
      return new RenameEnumValue(type, from, to);
    }

    @Override
    public String describe() {
      return "value %s of enum %s to %s".formatted(from, type, to);
    }

    @Override
    public String call() {
      return "op.renameEnumValue(\"%s\", \"%s\", \"%s\")".formatted(type, from, to);
    }
  }

  static Rename table(String from, String to) {
    return new OfObject(ObjectKind.TABLE, QualifiedName.parse(from), QualifiedName.parse(to));
  }

  static Rename enumeration(String from, String to) {
    return new OfObject(ObjectKind.ENUM, QualifiedName.parse(from), QualifiedName.parse(to));
  }

  static Rename sequence(String from, String to) {
    return new OfObject(ObjectKind.SEQUENCE, QualifiedName.parse(from), QualifiedName.parse(to));
  }

  /** A column of a table, by the table's new name. */
  static Rename column(String table, String from, String to) {
    return new OfColumn(QualifiedName.parse(table), from, to);
  }

  /** A value of an enum, by the enum's new name. */
  static Rename enumValue(String type, String from, String to) {
    return new OfEnumValue(QualifiedName.parse(type), from, to);
  }
}
