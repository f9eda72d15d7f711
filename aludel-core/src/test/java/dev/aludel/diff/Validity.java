package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a database would refuse of a schema, that a {@link Table} alone cannot know. */
final class Validity {

  private Validity() {}

  static List<String> problems(Schema schema) {
    List<String> problems = new ArrayList<>();
    Set<QualifiedName> relations = new HashSet<>();
    schema.tables().forEach(table -> relations.add(table.name()));
    schema.sequences().forEach(sequence -> relations.add(sequence.name()));
    for (Table table : schema.tables()) {
      for (Part part : Part.of(table)) {
        boolean relation = part.key().isPresent() || part instanceof Part.OfIndex;
        if (relation && part.name().isPresent()) {
          QualifiedName name = table.name().sibling(part.name().get());
          if (!relations.add(name)) {
            problems.add("two relations are called " + name);
          }
        }
      }
      for (ForeignKey key : table.constraints(ForeignKey.class)) {
        if (!isKey(schema, key)) {
          problems.add("%s: %s references no key".formatted(table.name(), key));
        } else if (!types(table, key.columns())
            .equals(types(schema.requireTable(key.table()), key.referencedColumns()))) {
          problems.add("%s: %s compares two types".formatted(table.name(), key));
        }
      }
      for (Column column : table.columns()) {
        if (column.type() instanceof Type.Enumeration used) {
          Optional<EnumType> type =
              schema.find(ObjectKind.ENUM, used.name()).map(EnumType.class::cast);
          // A new table speaks of the values that its enum will have in the end.
          if (type.isEmpty() || !type.get().values().containsAll(used.values())) {
            problems.add("%s.%s is of no enum".formatted(table.name(), column.name()));
          }
          column
              .defaultValue()
              .map(value -> ((Expression.TextLiteral) value).value())
              .filter(value -> !used.values().contains(value))
              .ifPresent(value -> problems.add(column + " has a default that is no value"));
        }
      }
    }
    return problems;
  }

  private static List<Type> types(Table table, List<String> columns) {
    return columns.stream().map(column -> table.requireColumn(column).type()).toList();
  }

  static boolean isKey(Schema schema, ForeignKey key) {
    Optional<Set<String>> referenced = Optional.of(Set.copyOf(key.referencedColumns()));
    return schema
        .table(key.table())
        .filter(table -> Part.of(table).stream().anyMatch(part -> part.key().equals(referenced)))
        .isPresent();
  }
}
