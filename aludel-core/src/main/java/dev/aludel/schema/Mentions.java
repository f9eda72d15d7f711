package dev.aludel.schema;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that SQL speaks of, of whatever they are; in small letters. */
public final class Mentions {

  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<skip>[eE]'(?:[^'\\\\]++|\\\\.|'')*+'  # E'…' with backslashes
            |'(?:[^']++|'')*+'                     # '…'
            |--[^\\n]*|/\\*.*?\\*/                   # comments
            |\\$\\d+                               # $1, of which a name may follow: $1.a
            |\\d[\\w.]*)                            # numbers
          |\\$(?<tag>\\w*)\\$(?<body>.*?)\\$\\k<tag>\\$   # $tag$…$tag$
          |"(?<quoted>(?:[^"]++|"")*+)"
          |`(?<ticked>[^`]*)`
          |(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)
          """,
          Pattern.COMMENTS | Pattern.DOTALL);

  /**
   * Words that are nothing's name without quotes, neither to PostgreSQL (its manual, appendix C)
   * nor to SQLite (lang_keywords.html): a domain's {@code CHECK} is no word of a table "check".
   */
  private static final Set<String> RESERVED =
      Set.of(
          """
          all and as case check collate constraint create default deferrable distinct else except \
          foreign from group having in intersect into limit not null on or order primary \
          references returning select table then to union unique using when where"""
              .split("\\s+"));

  private Mentions() {}

  /** The names outside of strings. */
  public static Set<String> in(String sql) {
    Set<String> names = new HashSet<>();
    collect(sql, names, false);
    return names;
  }

  /** The names also in a body between dollars. */
  public static Set<String> withBody(String sql) {
    Set<String> names = new HashSet<>();
    collect(sql, names, true);
    return names;
  }

  private static void collect(String sql, Set<String> names, boolean bodies) {
    Matcher token = TOKEN.matcher(sql);
    while (token.find()) {
      if (token.group("word") != null) {
        String word = token.group("word").toLowerCase(Locale.ROOT);
        if (!RESERVED.contains(word)) {
          names.add(word);
        }
      } else if (token.group("quoted") != null) {
        names.add(token.group("quoted").replace("\"\"", "\"").toLowerCase(Locale.ROOT));
      } else if (token.group("ticked") != null) {
        names.add(token.group("ticked").toLowerCase(Locale.ROOT));
      } else if (bodies && token.group("body") != null) {
        collect(token.group("body"), names, true);
      }
    }
  }
}
