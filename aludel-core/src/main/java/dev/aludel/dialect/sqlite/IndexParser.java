package dev.aludel.dialect.sqlite;

import dev.aludel.schema.Column;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code CREATE INDEX} (SQLite's lang_createindex.html) as its catalog keeps it. */
final class IndexParser {

  private final ParsedTable table;

  private IndexParser(ParsedTable table) {
    this.table = table;
  }

  static Index parse(String name, ParsedTable table, String sql) {
    return new IndexParser(table).parse(name, new TokenReader(sql));
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
    return new Index(
        Optional.of(name),
        keys,
        unique,
        false,
        reader.take("WHERE") ? Optional.of(expression(reader.bare())) : Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private Expression expression(TokenReader reader) {
    return new Expression.Sql(table.spelling().in(reader.rest()));
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
      Optional<Column> column = ParsedTable.find(table.columns, tokens.get(0).value());
      if (column.isPresent()) {
        return IndexKey.column(column.get().name());
      }
      // A string alone would be the name of a column, in whatever quotes.
      return IndexKey.expression(new Expression.Sql(tokens.get(0).text()));
    }
    return IndexKey.expression(expression(bare));
  }
}
