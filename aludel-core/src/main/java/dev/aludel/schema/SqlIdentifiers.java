package dev.aludel.schema;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns that an SQL expression names, found by its words: neither in strings nor in comments,
 * neither functions ({@code lower(…)}) nor types ({@code ::date}) nor tables ({@code t.}).
 */
final class SqlIdentifiers {

  /** PostgreSQL's manual, section 4.1; SQLite's {@code `…`} too. */
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<skip>[eE]'(?:[^'\\\\]++|\\\\.|'')*+'   # E'…' with backslashes
            |'(?:[^']++|'')*+'                       # '…'
            |\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$        # $tag$…$tag$
            |--[^\\n]*|/\\*.*?\\*/                   # comments
            |\\d[\\w.]*                             # numbers
            |::\\s*(?:"(?:[^"]++|"")*+"|[\\p{L}_][\\p{L}\\p{N}_$]*))   # casts
          |"(?<quoted>(?:[^"]++|"")*+)"
          |`(?<ticked>[^`]*)`
          |(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)
          """,
          Pattern.COMMENTS | Pattern.DOTALL);

  private static final Pattern CALL_OR_TABLE = Pattern.compile("\\s*[(.]");
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  /**
   * Words that are no column's name without quotes: those that PostgreSQL reserves (its manual,
   * appendix C) and those that SQLite reads as keywords (lang_keywords.html).
   */
  private static final Set<String> RESERVED =
      Set.of(
          """
          add all alter analyse analyze and any array as asc asymmetric authorization autoincrement \
          between binary both case cast check collate collation column commit concurrently \
          constraint create cross current_catalog current_date current_role current_schema \
          current_time current_timestamp current_user default deferrable delete desc distinct do \
          drop else end escape except exists false fetch for foreign freeze from full grant group \
          having ilike in index initially inner insert intersect into is isnull join lateral \
          leading left like limit localtime localtimestamp natural not nothing notnull null offset \
          on only or order outer overlaps placing primary references returning right row select \
          session_user set similar some symmetric system_user table tablesample then to trailing \
          transaction true union unique update user using values variadic verbose when where \
          window with"""
              .split("\\s+"));

  private SqlIdentifiers() {}

  static boolean mentions(String sql, String column) {
    Matcher token = TOKEN.matcher(sql);
    while (token.find()) {
      if (isColumn(sql, token, column::equalsIgnoreCase, column::equalsIgnoreCase)) {
        return true;
      }
    }
    return false;
  }

  static String renamed(String sql, String from, String to) {
    Predicate<String> folded =
        word -> word.equals(from) || word.toLowerCase(Locale.ROOT).equals(from);
    boolean plain = PLAIN.matcher(to).matches() && !RESERVED.contains(to);
    String replacement = plain ? to : '"' + to.replace("\"", "\"\"") + '"';
    StringBuilder result = new StringBuilder();
    Matcher token = TOKEN.matcher(sql);
    while (token.find()) {
      boolean found = isColumn(sql, token, from::equals, folded);
      token.appendReplacement(
          result, Matcher.quoteReplacement(found ? replacement : token.group()));
    }
    return token.appendTail(result).toString();
  }

  private static boolean isColumn(
      String sql, Matcher token, Predicate<String> quoted, Predicate<String> unquoted) {
    if (token.group("skip") != null) {
      return false;
    }
    boolean named =
        token.group("word") != null
            ? unquoted.test(token.group("word"))
            : quoted.test(
                token.group("ticked") != null
                    ? token.group("ticked")
                    : token.group("quoted").replace("\"\"", "\""));
    return named && !CALL_OR_TABLE.matcher(sql).region(token.end(), sql.length()).lookingAt();
  }
}
