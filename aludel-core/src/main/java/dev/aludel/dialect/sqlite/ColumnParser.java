package dev.aludel.dialect.sqlite;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one column's definition, its constraints too, into the table being read. */
final class ColumnParser {

  private final ParsedTable table;
  private final TokenReader reader;
  private final String name;

  private Type type = Type.Scalar.TEXT;
  private boolean nullable = true;
  private Optional<TokenReader> defaultValue = Optional.empty();
  private Optional<String> collation = Optional.empty();
  private Optional<TokenReader> generated = Optional.empty();
  private boolean stored;

  ColumnParser(ParsedTable table, TokenReader reader) {
    this.table = table;
    this.reader = reader;
    this.name = reader.name();
  }

  void parse() {
    DeclaredType declared = TypeReader.declared(reader);
    type = declared.type(table.strict);
    table.declare(name, declared.words());
    Optional<String> constraint = Optional.empty();
    while (!reader.atEnd()) {
      if (reader.take("CONSTRAINT")) {
        constraint = Optional.of(reader.name());
      } else {
        constraint(constraint);
        constraint = Optional.empty();
      }
    }
    table.columns.add(column());
  }

  private Column column() {
    Column column = Column.of(name, type).withNullable(nullable).withCollation(collation);
    if (generated.isPresent()) {
      Expression expression = table.expression(generated.get());
      return stored ? column.storedAs(expression) : column.virtualAs(expression);
    }
    return column.withDefault(defaultValue.flatMap(value -> Expressions.readDefault(value, type)));
  }

  private void constraint(Optional<String> constraint) {
    if (reader.take("NOT", "NULL")) {
      nullable = false;
      reader.onConflict().ifPresent(what -> table.onConflict(Options.notNull(name), what));
    } else if (reader.take("NULL")) {
      reader.onConflict();
    } else if (reader.take("PRIMARY", "KEY")) {
      primaryKey(constraint);
    } else if (reader.take("UNIQUE")) {
      reader.onConflict().ifPresent(what -> table.onConflict(unique(), what));
      table.unique(constraint, List.of(name));
    } else if (reader.take("CHECK")) {
      check(constraint, reader.parenthesised());
      reader.onConflict();
    } else if (reader.take("DEFAULT")) {
      defaultValue = Optional.of(defaultTerm());
    } else if (reader.take("COLLATE")) {
      collation = collation(reader.name());
    } else if (reader.take("REFERENCES")) {
      new ReferenceParser(table, reader).parse(constraint, List.of(name));
    } else if (reader.take("GENERATED", "ALWAYS", "AS") || reader.take("AS")) {
      generated = Optional.of(reader.parenthesised());
      stored = reader.take("STORED");
      if (!stored) {
        reader.take("VIRTUAL");
      }
    } else if (!ReferenceParser.deferral(reader)) {
      throw new UnreadableSql("it is not clear what " + reader.next().text() + " means");
    }
  }

  private String unique() {
    return Options.unique(List.of(name));
  }

  private void primaryKey(Optional<String> constraint) {
    boolean descending = reader.take("DESC");
    if (!descending) {
      reader.take("ASC");
    } else {
      table.options.put(Options.KEYS + Options.PRIMARY_KEY, Names.quote(name) + " DESC");
    }
    reader.onConflict().ifPresent(what -> table.onConflict(Options.PRIMARY_KEY, what));
    // A quirk that SQLite keeps: with DESC here the column is no alias of the rowid.
    table.primaryKey(constraint, List.of(name), reader.take("AUTOINCREMENT"), !descending);
  }

  private void check(Optional<String> constraint, TokenReader condition) {
    Optional<Type> refined =
        type == Type.Scalar.TEXT
            ? TypeReader.refined(name, new TypeReader.ColumnCheck(constraint, condition.bare()))
            : Optional.empty();
    if (refined.isPresent()) {
      type = refined.get();
    } else {
      table.constraints.add(new CheckConstraint(constraint, table.expression(condition)));
    }
  }

  private TokenReader defaultTerm() {
    if (reader.sees("(")) {
      return reader.parenthesised();
    }
    int length = reader.sees("-") || reader.sees("+") ? 2 : 1;
    return reader.first(length);
  }

  /** The collation, unless it is the one that a column has anyway. */
  static Optional<String> collation(String name) {
    return name.equalsIgnoreCase("BINARY") ? Optional.empty() : Optional.of(spelled(name));
  }

  /** SQLite's own collations in capitals, others as they are written. */
  static String spelled(String name) {
    String capitals = name.toUpperCase(Locale.ROOT);
    return BUILT_IN.contains(capitals) ? capitals : name;
  }

  static final List<String> BUILT_IN = List.of("BINARY", "NOCASE", "RTRIM");
}
