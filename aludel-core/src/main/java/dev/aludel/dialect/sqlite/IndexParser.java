package dev.aludel.dialect.sqlite;

import dev.aludel.schema.Column;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code CREATE INDEX} (SQLite's lang_createindex.html) as its catalog keeps it. */
final class IndexParser {

  private final List<Column> columns;
  private final ColumnSpelling spelling;

  private IndexParser(List<Column> columns) {
    this.columns = columns;
    this.spelling = new ColumnSpelling(columns.stream().map(Column::name).toList());
  }

  static Index parse(String name, Table table, String sql) {
    return new IndexParser(table.columns()).parse(name, new TokenReader(sql));
  }

  private Index parse(String name, TokenReader reader) {
    reader.expect("CREATE");
    boolean unique = reader.take("UNIQUE");
    reader.expect("INDEX");
    reader.take("IF", "NOT", "EXISTS");
    reader.name();
    if (reader.take(".")) {
      reader.name();
    }
    reader.expect("ON");
    reader.name();
    List<IndexKey> keys = new ArrayList<>();
    for (TokenReader key : reader.parenthesised().separated()) {
      keys.add(key(key));
    }
    Index index = Index.on(keys).named(name);
    if (unique) {
      index = index.uniquely();
    }
    return reader.take("WHERE")
        ? index.where(new Expression.Sql(spelling.in(reader.bare().rest())))
        : index;
  }

  private IndexKey key(TokenReader whole) {
    TokenReader rest = whole;
    boolean descending = endsWith(rest, "DESC");
    if (descending || endsWith(rest, "ASC")) {
      rest = rest.withoutLast(1);
    }
    Optional<String> collation = Optional.empty();
    List<Token> tokens = rest.remaining();
    if (tokens.size() > 2 && tokens.get(tokens.size() - 2).is("COLLATE")) {
      collation = Optional.of(ColumnParser.spelled(tokens.get(tokens.size() - 1).value()));
      rest = rest.withoutLast(2);
    }
    IndexKey key = columnOrExpression(rest);
    key = descending ? key.desc() : key;
    return collation.isPresent() ? key.collate(collation.get()) : key;
  }

  private static boolean endsWith(TokenReader reader, String word) {
    List<Token> tokens = reader.remaining();
    return tokens.size() > 1 && tokens.get(tokens.size() - 1).is(word);
  }

  private IndexKey columnOrExpression(TokenReader reader) {
    TokenReader bare = reader.bare();
    List<Token> tokens = bare.remaining();
    if (tokens.size() == 1 && tokens.get(0).isName()) {
      String name = ParsedTable.key(tokens.get(0).value());
      for (Column column : columns) {
        if (ParsedTable.key(column.name()).equals(name)) {
          return IndexKey.column(column.name());
        }
      }
    }
    return IndexKey.expression(new Expression.Sql(spelling.in(bare.rest())));
  }
}
