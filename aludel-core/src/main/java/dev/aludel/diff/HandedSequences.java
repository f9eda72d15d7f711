package dev.aludel.diff;

import dev.aludel.schema.Column;
import dev.aludel.schema.ColumnSequences;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.PartOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sequences that go from a column of one table to one of another, or come to a column while
 * another table draws from them: in between they are of their own, so that they go on from where
 * they stand, and are there when they are needed.
 */
final class HandedSequences {

  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?:AS (?<type>smallint|integer|bigint)|INCREMENT BY (?<by>-?\\d+)|MINVALUE (?<min>-?\\d+)"
              + "|MAXVALUE (?<max>-?\\d+)|START WITH (?<start>-?\\d+)|CACHE (?<cache>\\d+)"
              + "|(?<cycle>CYCLE))(?: |$)");

  private record Owned(QualifiedName table, String definition, Optional<String> comment) {}

  private HandedSequences() {}

  static List<Sequence> of(Comparison comparison) {
    Map<QualifiedName, Owned> before = new TreeMap<>();
    comparison.tables.values().forEach(table -> collectAll(table.from, before));
    List<Sequence> handed = new ArrayList<>();
    if (!before.isEmpty()) {
      Map<QualifiedName, Owned> after = new TreeMap<>();
      comparison.tables.values().forEach(table -> collectAll(table.held, after));
      after.keySet().removeIf(name -> isFree(name, comparison.held));
      before.keySet().removeIf(name -> isFree(name, comparison.renamed));
      before.forEach(
          (name, owned) -> {
            Owned now = after.get(name);
            if (now != null && !now.table().equals(owned.table())) {
              handed.add(sequence(name, owned));
            }
          });
    }
    return handed;
  }

  /** Those that come with a new table, and from which a column of another one draws. */
  static List<Sequence> coming(Comparison comparison) {
    Map<QualifiedName, Owned> coming = new TreeMap<>();
    comparison.createdTables.forEach(table -> collectAll(table, coming));
    if (!coming.isEmpty()) {
      Map<QualifiedName, Owned> before = new TreeMap<>();
      comparison.tables.values().forEach(table -> collect(table.from, before));
      coming.keySet().removeAll(before.keySet());
    }
    coming.keySet().removeIf(name -> isFree(name, comparison.held));
    coming.keySet().removeIf(name -> isFree(name, comparison.renamed));
    return drawnElsewhere(coming, comparison.held);
  }

  /** Those that go with a table, and from which a column of another one draws until it goes too. */
  static List<Sequence> going(Comparison comparison) {
    Map<QualifiedName, Owned> going = new TreeMap<>();
    comparison.droppedTables.forEach(table -> collectAll(table, going));
    going.keySet().removeIf(name -> isFree(name, comparison.held));
    going.keySet().removeIf(name -> isFree(name, comparison.renamed));
    List<Sequence> drawn = drawnElsewhere(going, comparison.renamed);
    if (!drawn.isEmpty()) {
      Map<QualifiedName, Owned> staying = new TreeMap<>();
      comparison.held.tables().forEach(table -> collectAll(table, staying));
      drawn.removeIf(sequence -> staying.containsKey(sequence.name()));
    }
    return drawn;
  }

  private static boolean isFree(QualifiedName sequence, Schema schema) {
    return schema.find(ObjectKind.SEQUENCE, sequence).isPresent();
  }

  /**
   * Those of the sequences from which another table than that of their column draws, and none below
   * it: those come after it and go before.
   */
  private static List<Sequence> drawnElsewhere(Map<QualifiedName, Owned> sequences, Schema schema) {
    Map<QualifiedName, Owned> found = new TreeMap<>();
    if (!sequences.isEmpty()) {
      for (Table table : schema.tables()) {
        for (Column column : table.columns()) {
          ColumnSequences.drawn(column)
              .ifPresent(
                  name -> {
                    Owned owned = sequences.get(name);
                    if (owned != null && !isOrIsBelow(table, owned.table(), schema)) {
                      found.put(name, owned);
                    }
                  });
        }
      }
    }
    List<Sequence> drawn = new ArrayList<>();
    found.forEach((name, owned) -> drawn.add(sequence(name, owned)));
    return drawn;
  }

  private static boolean isOrIsBelow(Table table, QualifiedName above, Schema schema) {
    return table.name().equals(above)
        || TableParents.of(table).stream()
            .flatMap(parent -> schema.table(parent).stream())
            .anyMatch(parent -> isOrIsBelow(parent, above, schema));
  }

  /** Whether a column has that sequence, serial or by an option, and no comment of it. */
  static boolean isWithoutComment(QualifiedName sequence, Schema schema) {
    for (Table table : schema.tables()) {
      for (Column column : table.columns()) {
        if (isSerial(table, column, sequence) || isOwned(table, column, sequence)) {
          return PartOptions.sequenceComment(table.options(), column.name()).isEmpty();
        }
      }
    }
    return false;
  }

  /** Whether the sequence of a serial column is logged; nothing if no such column has it. */
  static Optional<Boolean> isLogged(QualifiedName sequence, Schema schema) {
    for (Table table : schema.tables()) {
      for (Column column : table.columns()) {
        if (isSerial(table, column, sequence)) {
          return Optional.of(PartOptions.isSequenceLogged(table.options(), column.name()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isSerial(Table table, Column column, QualifiedName sequence) {
    return ColumnSequences.drawn(column)
        .filter(sequence::equals)
        .filter(ColumnSequences.usual(table.name(), column.name())::equals)
        .isPresent();
  }

  private static boolean isOwned(Table table, Column column, QualifiedName sequence) {
    return PartOptions.ownedSequence(table.options(), column.name())
        .filter(sequence::equals)
        .isPresent();
  }

  /** With those of serial columns, of which no option tells. */
  private static void collectAll(Table table, Map<QualifiedName, Owned> owned) {
    for (Column column : table.columns()) {
      ColumnSequences.drawn(column)
          .filter(ColumnSequences.usual(table.name(), column.name())::equals)
          .ifPresent(
              usual -> {
                String type =
                    column.type() == Type.Scalar.SMALL_INTEGER
                        ? "AS smallint"
                        : column.type() == Type.Scalar.INTEGER ? "AS integer" : "";
                owned.put(usual, owned(table, column, type));
              });
    }
    collect(table, owned);
  }

  private static void collect(Table table, Map<QualifiedName, Owned> owned) {
    for (Column column : table.columns()) {
      PartOptions.ofColumn(table.options(), column.name())
          .forEach(
              (option, definition) ->
                  PartOptions.ownedSequence(option, definition)
                      .ifPresent(name -> owned.put(name, owned(table, column, definition))));
    }
  }

  private static Owned owned(Table table, Column column, String definition) {
    return new Owned(
        table.name(), definition, PartOptions.sequenceComment(table.options(), column.name()));
  }

  private static Sequence sequence(QualifiedName name, Owned owned) {
    Type.Scalar type = Type.Scalar.BIG_INTEGER;
    SequenceOptions options = SequenceOptions.DEFAULT;
    Matcher clause = CLAUSE.matcher(owned.definition());
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
    return new Sequence(name, type, options, owned.comment());
  }

  private static Type.Scalar type(String name) {
    return switch (name) {
      case "smallint" -> Type.Scalar.SMALL_INTEGER;
      case "integer" -> Type.Scalar.INTEGER;
      default -> Type.Scalar.BIG_INTEGER;
    };
  }
}
