package dev.aludel.diff;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.CreateEnum;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DeleteRows;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropEnum;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropObject;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameObject;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.operation.RunJava;
import dev.aludel.operation.SetComment;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A line for each operation: a sign, what it is, and what it was and becomes. */
final class Description implements Operation.Cases<String> {

  @Override
  public String on(CreateTable operation) {
    List<String> parts = new ArrayList<>();
    parts.add(count(operation.table().columns().size(), "column"));
    int constraints = operation.table().constraints().size();
    int indexes = operation.table().indexes().size();
    if (constraints > 0) {
      parts.add(count(constraints, "constraint"));
    }
    if (indexes > 0) {
      parts.add(count(indexes, "index"));
    }
    return "+ table %s (%s)".formatted(operation.table().name(), String.join(", ", parts));
  }

  private static String count(int number, String what) {
    String plural = what.equals("index") ? "indexes" : what + "s";
    return number + " " + (number == 1 ? what : plural);
  }

  @Override
  public String on(DropTable operation) {
    return "- table " + operation.table();
  }

  @Override
  public String on(AlterTableOptions operation) {
    String change =
        operation
            .replaced()
            .map(was -> options(was, operation.options()))
            .orElseGet(() -> arrow("options ", "?", operation.options().toString()));
    return "~ table %s: %s".formatted(operation.table(), change);
  }

  /** The options that differ; a table may have many that do not. */
  private static String options(Map<String, String> was, Map<String, String> is) {
    SortedMap<String, String> from = new TreeMap<>(was);
    from.entrySet().removeAll(is.entrySet());
    SortedMap<String, String> to = new TreeMap<>(is);
    to.entrySet().removeAll(was.entrySet());
    return arrow("options ", from.toString(), to.toString());
  }

  @Override
  public String on(AddColumn operation) {
    return "+ column %s.%s %s"
        .formatted(
            operation.table(), operation.column().name(), Wording.column(operation.column()));
  }

  @Override
  public String on(DropColumn operation) {
    return "- column %s.%s%s"
        .formatted(
            operation.table(),
            operation.column(),
            operation.dropped().map(was -> " " + Wording.column(was.column())).orElse(""));
  }

  @Override
  public String on(AlterColumn operation) {
    Optional<Column> was = operation.replaced();
    boolean same = was.filter(column -> operation.after(column).equals(column)).isPresent();
    String what =
        was.isEmpty() || same
            ? operation.changes().stream()
                .map(ColumnChange::describe)
                .collect(Collectors.joining(", "))
            : String.join(
                ", ",
                differences(was.get(), operation.after(was.get()), operation.stateOfNotNull()));
    return "~ column %s.%s: %s".formatted(operation.table(), operation.column(), what);
  }

  private static List<String> differences(Column was, Column is, String stateOfNotNull) {
    List<String> all = new ArrayList<>();
    if (!was.type().equals(is.type())) {
      all.add(arrow("", typeBeside(was, is), typeBeside(is, was)));
    }
    if (was.nullable() != is.nullable()) {
      String notNull =
          "not null"
              + (stateOfNotNull.isEmpty() ? "" : " " + stateOfNotNull.toLowerCase(Locale.ROOT));
      all.add(is.nullable() ? notNull + " → null" : "null → " + notNull);
    }
    if (!was.defaultValue().equals(is.defaultValue())) {
      all.add(
          arrow(
              "default ",
              was.defaultValue().map(Wording::expression).orElse("none"),
              is.defaultValue().map(Wording::expression).orElse("none")));
    }
    if (!was.identity().equals(is.identity())) {
      all.add(
          arrow(
              "",
              was.identity().map(Wording::identity).orElse("no identity"),
              is.identity().map(Wording::identity).orElse("no identity")));
    }
    if (!was.generated().equals(is.generated())) {
      all.add(
          arrow(
              "generated as ",
              was.generated().map(g -> Wording.expression(g.expression())).orElse("nothing"),
              is.generated().map(g -> Wording.expression(g.expression())).orElse("nothing")));
    }
    if (!was.collation().equals(is.collation())) {
      all.add(
          arrow(
              "collation ",
              was.collation().orElse("the default"),
              is.collation().orElse("the default")));
    }
    if (!was.comment().equals(is.comment())) {
      all.add(is.comment().map(text -> "comment '" + text + "'").orElse("no comment"));
    }
    return all;
  }

  /** An enum by its name; with its values beside another state of the same enum. */
  private static String typeBeside(Column column, Column other) {
    boolean valuesDiffer =
        column.type() instanceof Type.Enumeration one
            && other.type() instanceof Type.Enumeration two
            && one.name().equals(two.name());
    return Wording.type(column.type())
        + (valuesDiffer ? ((Type.Enumeration) column.type()).values().toString() : "");
  }

  private static String arrow(String what, String from, String to) {
    return what + from + " → " + to;
  }

  @Override
  public String on(RenameColumn operation) {
    return "~ column %s.%s → %s".formatted(operation.table(), operation.from(), operation.to());
  }

  @Override
  public String on(AddConstraint operation) {
    return constraint("+", operation.name(), operation.table(), operation.constraint());
  }

  @Override
  public String on(DropConstraint operation) {
    return operation
        .dropped()
        .map(was -> constraint("-", operation.name(), operation.table(), was))
        .orElseGet(() -> "- constraint %s on %s".formatted(operation.name(), operation.table()));
  }

  private static String constraint(
      String sign, String name, QualifiedName table, Constraint constraint) {
    return "%s %s %s on %s %s"
        .formatted(sign, Wording.kind(constraint), name, table, Wording.constraint(constraint));
  }

  @Override
  public String on(RenameConstraint operation) {
    return "~ constraint %s on %s → %s"
        .formatted(operation.from(), operation.table(), operation.to());
  }

  @Override
  public String on(CreateIndex operation) {
    return index("+", operation.name(), operation.table(), operation.index());
  }

  @Override
  public String on(DropIndex operation) {
    return operation
        .dropped()
        .map(was -> index("-", operation.name(), operation.table(), was))
        .orElseGet(() -> "- index %s on %s".formatted(operation.name(), operation.table()));
  }

  private static String index(String sign, String name, QualifiedName table, Index index) {
    return "%s %sindex %s on %s %s"
        .formatted(sign, index.unique() ? "unique " : "", name, table, Wording.index(index));
  }

  @Override
  public String on(RenameIndex operation) {
    return "~ index %s on %s → %s".formatted(operation.from(), operation.table(), operation.to());
  }

  @Override
  public String on(CreateObject operation) {
    return "+ " + operation.object().key() + said(operation.object());
  }

  @Override
  public String on(DropObject operation) {
    return "- " + operation.key() + operation.dropped().map(Description::said).orElse("");
  }

  private static String said(DefinedObject object) {
    if (object.kind() == ObjectKind.SCHEMA_COMMENT) {
      return object.comment().map(text -> ": '" + text + "'").orElse("");
    }
    return object.kind().isAccess() ? ": " + Wording.access(object) : "";
  }

  @Override
  public String on(ReplaceObject operation) {
    DefinedObject is = operation.object();
    List<String> what = new ArrayList<>();
    operation
        .replaced()
        .ifPresent(
            was -> {
              if (!was.definition().equals(is.definition())) {
                what.add("definition");
              }
              if (is.kind().isAccess()) {
                what.add(arrow("", Wording.access(was), Wording.access(is)));
              } else if (!was.options().equals(is.options())) {
                what.add(options(was.options(), is.options()));
              }
              if (!was.comment().equals(is.comment())) {
                what.add(is.comment().map(text -> "comment '" + text + "'").orElse("no comment"));
              }
            });
    return "~ %s%s".formatted(is.key(), what.isEmpty() ? "" : ": " + String.join(", ", what));
  }

  @Override
  public String on(CreateEnum operation) {
    return "+ enum %s %s"
        .formatted(operation.type().name(), Wording.columns(operation.type().values()));
  }

  @Override
  public String on(DropEnum operation) {
    return "- enum %s%s"
        .formatted(
            operation.name(),
            operation.dropped().map(was -> " " + Wording.columns(was.values())).orElse(""));
  }

  @Override
  public String on(AlterEnum operation) {
    return "~ enum %s: %s"
        .formatted(
            operation.name(),
            operation
                .replaced()
                .map(was -> arrow("", Wording.columns(was), Wording.columns(operation.values())))
                .orElseGet(() -> Wording.columns(operation.values())));
  }

  @Override
  public String on(RenameEnumValue operation) {
    return "~ enum %s: value %s → %s".formatted(operation.name(), operation.from(), operation.to());
  }

  @Override
  public String on(CreateSequence operation) {
    return "+ sequence %s (%s)"
        .formatted(operation.sequence().name(), counting(operation.sequence()));
  }

  @Override
  public String on(DropSequence operation) {
    return "- sequence %s%s"
        .formatted(
            operation.name(),
            operation.dropped().map(was -> " (" + counting(was) + ")").orElse(""));
  }

  @Override
  public String on(AlterSequence operation) {
    return "~ sequence %s: %s"
        .formatted(
            operation.name(),
            operation
                .replaced()
                .map(was -> arrow("", counting(was), counting(operation.sequence())))
                .orElseGet(() -> counting(operation.sequence())));
  }

  private static String counting(Sequence sequence) {
    SequenceOptions options = sequence.options();
    return Wording.type(sequence.type())
        + bound(" from ", options.start())
        + (options.increment() == 1 ? "" : " by " + options.increment())
        + bound(" min ", options.minimum())
        + bound(" max ", options.maximum())
        + (options.cache() == 1 ? "" : " cache " + options.cache())
        + (options.cycle() ? " cycle" : "")
        + (options.logged() ? "" : " unlogged");
  }

  private static String bound(String word, OptionalLong value) {
    return value.isPresent() ? word + value.getAsLong() : "";
  }

  @Override
  public String on(RenameObject operation) {
    return "~ %s %s → %s".formatted(operation.kind().word(), operation.from(), operation.to());
  }

  @Override
  public String on(SetComment operation) {
    return "~ %s %s: %s"
        .formatted(
            operation.kind().word(),
            operation.name(),
            operation.to().map(text -> "comment '" + text + "'").orElse("no comment"));
  }

  @Override
  public String on(BulkInsert operation) {
    return "+ " + operation.describe();
  }

  @Override
  public String on(DeleteRows operation) {
    return "- " + operation.describe();
  }

  @Override
  public String on(Execute operation) {
    return "~ " + operation.describe();
  }

  @Override
  public String on(RunJava operation) {
    return "~ " + operation.describe();
  }
}
