package dev.aludel.dialect.sqlite;

import dev.aludel.schema.Column;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One spelling for the columns that an expression names: as the column is spelled, and in double
 * quotes only where it needs them. SQLite itself puts quotes around a column's name in each
 * expression when it renames it, and what a model says has none; they are to be the same.
 *
 * <p>Where no column is called so, SQLite takes {@code "x"} for a string (quirks.html, section 8),
 * and writes it as one when it changes the table: it is a string here too.
 */
final class ColumnSpelling {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  /** SQLite's lang_keywords.html. */
  private static final Set<String> KEYWORDS =
      new HashSet<>(
          Arrays.asList(
              """
              ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE
              BEGIN BETWEEN BY CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT
              CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DATABASE DEFAULT
              DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP EACH ELSE END ESCAPE EXCEPT
              EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FALSE FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL
              GENERATED GLOB GROUP GROUPS HAVING IF IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER
              INSERT INSTEAD INTERSECT INTO IS ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED
              NATURAL NO NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER
              PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE RANGE RECURSIVE REFERENCES REGEXP
              REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT
              SELECT SET TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER TRUE UNBOUNDED UNION
              UNIQUE UPDATE USER USING VACUUM VALUES VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHOUT
              """
                  .split("\\s+")));

  /** The columns' names as they are, by those that SQLite compares. */
  private final Map<String, String> columnOf = new HashMap<>();

  ColumnSpelling(List<Column> columns) {
    columns.forEach(column -> columnOf.put(ParsedTable.key(column.name()), column.name()));
  }

  private static String spelled(String column) {
    boolean plain = PLAIN.matcher(column).matches() && !isKeyword(column);
    return plain ? column : Names.quote(column);
  }

  private static boolean isKeyword(String word) {
    return KEYWORDS.contains(word.toUpperCase(Locale.ROOT));
  }

  /** The text with each column that it names spelled in this way. */
  String in(String text) {
    List<Token> tokens = Tokenizer.tokens(text);
    StringBuilder result = new StringBuilder();
    int end = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      result.append(text, end, token.start());
      end = token.end();
      boolean name =
          token.kind() == Token.Kind.QUOTED
              || (token.kind() == Token.Kind.WORD && !isKeyword(token.text()));
      if (!name || isOther(tokens, i)) {
        result.append(token.text());
        continue;
      }
      String column = columnOf.get(ParsedTable.key(token.value()));
      result.append(column == null ? unknown(token) : spelled(column));
    }
    return result.append(text, end, text.length()).toString();
  }

  /** Whether it is the name of a function, a table, a collation or a type. */
  private static boolean isOther(List<Token> tokens, int at) {
    if (at + 1 < tokens.size() && (tokens.get(at + 1).is("(") || tokens.get(at + 1).is("."))) {
      return true;
    }
    return at > 0 && Stream.of(".", "COLLATE", "AS").anyMatch(word -> tokens.get(at - 1).is(word));
  }

  private static String unknown(Token token) {
    boolean isString = token.text().startsWith("\"") && !Names.isOfRowid(token.value());
    return isString ? Literals.text(token.value()) : token.text();
  }
}
