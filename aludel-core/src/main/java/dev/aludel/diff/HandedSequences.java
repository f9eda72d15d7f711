package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sequences that go from a column of one table to one of another: in between they are of their
 * own, so that they go on from where they stand.
 */
final class HandedSequences {

  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?:AS (?<type>smallint|integer|bigint)|INCREMENT BY (?<by>-?\\d+)|MINVALUE (?<min>-?\\d+)"
              + "|MAXVALUE (?<max>-?\\d+)|START WITH (?<start>-?\\d+)|CACHE (?<cache>\\d+)"
              + "|(?<cycle>CYCLE))(?: |$)");

  private record Owned(QualifiedName table, String definition) {}

  private HandedSequences() {}

  static List<Sequence> of(Comparison comparison) {
    Map<QualifiedName, Owned> before = new TreeMap<>();
    comparison.tables.values().forEach(table -> collect(table.from, before));
    List<Sequence> handed = new ArrayList<>();
    if (!before.isEmpty()) {
      Map<QualifiedName, Owned> after = new TreeMap<>();
      comparison.tables.values().forEach(table -> collect(table.held, after));
      before.forEach(
          (name, owned) -> {
            Owned now = after.get(name);
            if (now != null && !now.table().equals(owned.table())) {
              handed.add(sequence(name, owned.definition()));
            }
          });
    }
    return handed;
  }

  private static void collect(Table table, Map<QualifiedName, Owned> owned) {
    for (Column column : table.columns()) {
      PartOptions.ofColumn(table.options(), column.name())
          .forEach(
              (option, definition) ->
                  PartOptions.ownedSequence(option, definition)
                      .ifPresent(name -> owned.put(name, new Owned(table.name(), definition))));
    }
  }

  private static Sequence sequence(QualifiedName name, String definition) {
    Type.Scalar type = Type.Scalar.BIG_INTEGER;
    SequenceOptions options = SequenceOptions.DEFAULT;
    Matcher clause = CLAUSE.matcher(definition);
    while (clause.find()) {
      if (clause.group("type") != null) {
        type = type(clause.group("type"));
      } else if (clause.group("by") != null) {
        options = options.by(Long.parseLong(clause.group("by")));
      } else if (clause.group("min") != null) {
        options = options.atLeast(Long.parseLong(clause.group("min")));
      } else if (clause.group("max") != null) {
        options = options.atMost(Long.parseLong(clause.group("max")));
      } else if (clause.group("start") != null) {
        options = options.startingAt(Long.parseLong(clause.group("start")));
      } else if (clause.group("cache") != null) {
        options = options.caching(Long.parseLong(clause.group("cache")));
      } else {
        options = options.cycling();
      }
    }
    return new Sequence(name, type, options, Optional.empty());
  }

  private static Type.Scalar type(String name) {
    return switch (name) {
      case "smallint" -> Type.Scalar.SMALL_INTEGER;
      case "integer" -> Type.Scalar.INTEGER;
      default -> Type.Scalar.BIG_INTEGER;
    };
  }
}
