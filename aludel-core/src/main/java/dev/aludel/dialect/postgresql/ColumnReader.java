package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Identity;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of {@link CatalogQueries#COLUMNS}. */
final class ColumnReader {

  private final Session session;
  private final Map<Long, TableDraft> tables;
  private final Map<Long, EnumType> enums;
  private final SequenceReader sequences;

  /** By the server's words for it, or by the number of an enum. */
  private final Map<String, Declared> types = new HashMap<>();

  private String currentRelation = "";
  private Optional<TableDraft> current = Optional.empty();

  ColumnReader(
      Session session,
      Map<Long, TableDraft> tables,
      Map<Long, EnumType> enums,
      SequenceReader sequences) {
    this.session = session;
    this.tables = tables;
    this.enums = enums;
    this.sequences = sequences;
  }

  void read(Row row) {
    String relation = row.text("attrelid");
    if (!relation.equals(currentRelation)) {
      currentRelation = relation;
      current = Optional.ofNullable(tables.get(Long.parseLong(relation)));
    }
    current.ifPresent(table -> read(row, table));
  }

  private void read(Row row, TableDraft table) {
    String name = row.text("attname");
    int number = (int) row.number("attnum");
    Declared declared = declared(row);
    String marks = row.text("marks");
    Optional<String> expression = row.optional("expression");
    boolean stored = marks.indexOf('s') >= 0;
    boolean generated = stored || marks.indexOf('v') >= 0;
    Optional<String> collation = Optional.empty();
    Optional<String> comment = Optional.empty();
    for (Row rare : row.rows("rare", CatalogQueries.RARE_OF_COLUMNS)) {
      ColumnOptions.read(rare, name, table.options);
      collation = collation(rare);
      comment = rare.optional("description");
    }
    if (marks.indexOf('l') >= 0 && !table.options.containsKey(TableOptions.PARTITION_OF)) {
      table.options.put(OwnOptions.COLUMN + name, "true");
    }
    table.add(
        number,
        new Column(
            name,
            declared.type,
            marks.indexOf('n') < 0,
            generated || expression.isEmpty()
                ? Optional.empty()
                : declared.defaultValue(expression.get()),
            marks.indexOf('a') >= 0 || marks.indexOf('d') >= 0
                ? Optional.of(identity(marks.indexOf('a') >= 0, relation(), number, declared.type))
                : Optional.empty(),
            generated && expression.isPresent()
                ? Optional.of(new Generated(read(expression.get()), stored))
                : Optional.empty(),
            collation,
            comment));
  }

  private long relation() {
    return Long.parseLong(currentRelation);
  }

  private Expression read(String sql) {
    return ExpressionReader.read(session.ownNames(sql));
  }

  private Identity identity(boolean always, long table, int column, Type type) {
    SequenceOptions options = sequences.identityOptions(table, column, type);
    return new Identity(always, options);
  }

  private Declared declared(Row row) {
    Optional<String> enumeration = row.optional("enum");
    String text = enumeration.isPresent() ? enumeration.get() : row.text("declared");
    Declared known = types.get(text);
    if (known == null) {
      known = new Declared(enumeration.flatMap(this::enumeration).orElseGet(() -> type(row)));
      types.put(text, known);
    }
    return known;
  }

  private static Type type(Row row) {
    return TypeTable.read(row.text("declared"));
  }

  /** The enum of that number, or the array of it: {@code 16411[]}. */
  private Optional<Type> enumeration(String text) {
    boolean array = text.endsWith("[]");
    String number = array ? text.substring(0, text.length() - 2) : text;
    return Optional.ofNullable(enums.get(Long.parseLong(number)))
        .map(type -> array ? new Type.Array(type.type()) : type.type());
  }

  private Optional<String> collation(Row rare) {
    return rare.optional("collname")
        .map(name -> session.collationName(rare.text("collation_schema"), name));
  }

  /** A type, with the defaults that its columns have: both are few in a database of any size. */
  private final class Declared {

    final Type type;
    private final Map<String, Optional<Expression>> defaults = new HashMap<>();

    Declared(Type type) {
      this.type = type;
    }

    Optional<Expression> defaultValue(String expression) {
      Optional<Expression> known = defaults.get(expression);
      if (known == null) {
        known = ExpressionReader.readDefault(session.ownNames(expression), type);
        defaults.put(expression, known);
      }
      return known;
    }
  }
}
