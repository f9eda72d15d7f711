package dev.aludel.operation;

import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.List;
import java.util.Optional;

/** Gives a value of an enum another name, in the rows that hold it too. */
public record RenameEnumValue(QualifiedName name, String from, String to) implements Operation {

  @Override
  public Schema apply(Schema before) {
    EnumType type = (EnumType) before.require(ObjectKind.ENUM, name);
    if (!type.values().contains(from)) {
      throw new SchemaException("Enum %s has no value %s.".formatted(name, from));
    }
    if (type.values().contains(to)) {
      throw new SchemaException("Enum %s has a value %s already.".formatted(name, to));
    }
    List<String> values =
        type.values().stream().map(value -> value.equals(from) ? to : value).toList();
    return new AlterEnum(name, values, Optional.empty())
        .apply(before)
        .withEachTable(this::defaultsRenamed);
  }

  /** A default is stored as the value, not as its text, so it follows. */
  private Table defaultsRenamed(Table table) {
    Expression old = new Expression.TextLiteral(from);
    Table renamed = table;
    for (Column column : table.columns()) {
      if (column.type() instanceof Type.Enumeration type
          && type.name().equals(name)
          && column.defaultValue().filter(old::equals).isPresent()) {
        renamed = renamed.withColumn(column.name(), was -> was.defaultsTo(to));
      }
    }
    return renamed;
  }

  @Override
  public List<Operation> inverse() {
    return List.of(new RenameEnumValue(name, to, from));
  }

  @Override
  public String describe() {
    return "rename value %s of enum %s to %s".formatted(from, name, to);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
