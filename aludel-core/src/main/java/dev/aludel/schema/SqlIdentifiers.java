package dev.aludel.schema;

import java.util.Locale;
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
          (?<skip>[eE]'(?:[^'\\\\]|\\\\.|'')*'      # E'…' with backslashes
            |'(?:[^']|'')*'                       # '…'
            |\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$        # $tag$…$tag$
            |--[^\\n]*|/\\*.*?\\*/                   # comments
            |\\d[\\w.]*                             # numbers
            |::\\s*(?:"(?:[^"]|"")*"|[\\p{L}_][\\p{L}\\p{N}_$]*))   # casts
          |"(?<quoted>(?:[^"]|"")*)"
          |`(?<ticked>[^`]*)`
          |(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)
          """,
          Pattern.COMMENTS | Pattern.DOTALL);

  private static final Pattern CALL_OR_TABLE = Pattern.compile("\\s*[(.]");
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

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
    String replacement = PLAIN.matcher(to).matches() ? to : '"' + to.replace("\"", "\"\"") + '"';
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
