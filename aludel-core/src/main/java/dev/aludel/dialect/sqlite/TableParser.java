package dev.aludel.dialect.sqlite;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code CREATE TABLE} (SQLite's lang_createtable.html) as its catalog keeps it. */
final class TableParser {

  /** The keywords that begin a constraint of a table, where a column would begin with its name. */
  private static final Set<String> CONSTRAINTS =
      Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

  private final ParsedTable table;
  private final TokenReader body;
  private boolean autoincrement;

  private TableParser(ParsedTable table, TokenReader body) {
    this.table = table;
    this.body = body;
  }

  /**
   * Reads the definition of a table.
   *
   * @param schema the attached database that it is in, if it is to be told
   * @param name the table's name, by the catalog
   */
  static ParsedTable parse(Optional<String> schema, String name, String sql) {
    TokenReader reader = new TokenReader(sql);
    reader.expect("CREATE");
    if (!reader.take("TEMP")) {
      reader.take("TEMPORARY");
    }
    reader.expect("TABLE");
    reader.take("IF", "NOT", "EXISTS");
    reader.name();
    if (reader.take(".")) {
      reader.name();
    }
    TokenReader body = reader.parenthesised();
    boolean strict = false;
    boolean withoutRowid = false;
    while (!reader.atEnd()) {
      if (reader.take("STRICT")) {
        strict = true;
      } else if (reader.take("WITHOUT", "ROWID")) {
        withoutRowid = true;
      } else if (!reader.take(",") && !reader.take(";")) {
        throw new UnreadableSql("it is not clear what " + reader.next().text() + " means");
      }
    }
    ParsedTable table = new ParsedTable(new QualifiedName(schema, name), strict, withoutRowid);
    new TableParser(table, body).parse();
    return table;
  }

  private void parse() {
    for (TokenReader part : body.separated()) {
      if (isConstraint(part)) {
        while (!part.atEnd()) {
          constraint(part);
        }
      } else {
        new ColumnParser(table, part).parse();
      }
    }
  }

  private static boolean isConstraint(TokenReader part) {
    return part.peek()
        .filter(token -> token.kind() == Token.Kind.WORD && CONSTRAINTS.contains(token.word()))
        .isPresent();
  }

  private void constraint(TokenReader reader) {
    Optional<String> name =
        reader.take("CONSTRAINT") ? Optional.of(reader.name()) : Optional.empty();
    if (reader.take("PRIMARY", "KEY")) {
      TokenReader keys = reader.parenthesised();
      List<String> columns = keys(keys, Options.PRIMARY_KEY);
      table.primaryKey(name, columns, autoincrement, true);
      reader.onConflict().ifPresent(what -> table.onConflict(Options.PRIMARY_KEY, what));
    } else if (reader.take("UNIQUE")) {
      List<String> columns = keys(reader.parenthesised(), "");
      table.unique(name, columns);
      reader
          .onConflict()
          .ifPresent(what -> table.onConflict(Options.unique(table.spelled(columns)), what));
    } else if (reader.take("CHECK")) {
      TokenReader condition = reader.parenthesised();
      table.constraints.add(new CheckConstraint(name, table.expression(condition)));
      reader.onConflict();
    } else if (reader.take("FOREIGN", "KEY")) {
      List<String> columns = new ArrayList<>();
      reader.parenthesised().separated().forEach(part -> columns.add(part.name()));
      reader.expect("REFERENCES");
      new ReferenceParser(table, reader).parse(name, columns);
    } else if (name.isEmpty() || !reader.atEnd()) {
      throw new UnreadableSql("it is not clear what " + reader.next().text() + " means");
    }
  }

  /** The columns of a key; a collation or an order of their own is noted as an option. */
  private List<String> keys(TokenReader keys, String primaryKey) {
    List<String> columns = new ArrayList<>();
    List<String> written = new ArrayList<>();
    boolean plain = true;
    for (TokenReader part : keys.separated()) {
      String column = part.name();
      columns.add(column);
      StringBuilder key =
          new StringBuilder(Names.quote(ParsedTable.spelled(table.columns, column)));
      while (!part.atEnd()) {
        if (part.take("COLLATE")) {
          key.append(" COLLATE ").append(Names.quote(ColumnParser.spelled(part.name())));
          plain = false;
        } else if (part.take("DESC")) {
          key.append(" DESC");
          plain = false;
        } else if (part.take("AUTOINCREMENT")) {
          // PRIMARY KEY (id AUTOINCREMENT), which the grammar has for a table's constraint too.
          autoincrement = true;
        } else {
          part.expect("ASC");
        }
      }
      written.add(key.toString());
    }
    if (!plain) {
      String what = primaryKey.isEmpty() ? Options.unique(table.spelled(columns)) : primaryKey;
      table.options.put(Options.KEYS + what, String.join(", ", written));
    }
    return columns;
  }
}
