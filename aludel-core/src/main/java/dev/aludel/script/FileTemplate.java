package dev.aludel.script;

import dev.aludel.error.AludelException;
import dev.aludel.error.Nearest;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How new files are named, in Alembic's words: {@code %(rev)s_%(slug)s}, {@code
 * %(year)d_%(month).2d_%(day).2d_%(slug)s}.
 *
 * <p>Known are {@code rev} and {@code slug}, which are text ({@code s}), and {@code epoch}, {@code
 * year}, {@code month}, {@code day}, {@code hour}, {@code minute} and {@code second}, which are
 * numbers ({@code d}, with {@code .2d} or {@code 02d} for two digits). {@code %%} is a per cent
 * sign, and a slash leads into a folder below.
 */
final class FileTemplate {

  private final String template;

  FileTemplate(String template) {
    this.template = template;
  }

  /**
   * The name for a revision.
   *
   * @throws AludelException if the template has a word that is not known
   */
  String name(String revision, String slug, ZonedDateTime time) {
    Map<String, Object> values = new TreeMap<>();
    values.put("rev", revision);
    values.put("slug", slug);
    values.put("epoch", time.toEpochSecond());
    values.put("year", (long) time.getYear());
    values.put("month", (long) time.getMonthValue());
    values.put("day", (long) time.getDayOfMonth());
    values.put("hour", (long) time.getHour());
    values.put("minute", (long) time.getMinute());
    values.put("second", (long) time.getSecond());
    StringBuilder name = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if (c != '%') {
        name.append(c);
        at++;
      } else if (template.startsWith("%%", at)) {
        name.append('%');
        at += 2;
      } else {
        at = field(at, values, name);
      }
    }
    return name.toString();
  }

  private int field(int start, Map<String, Object> values, StringBuilder out) {
    int close = template.indexOf(')', start);
    if (!template.startsWith("%(", start) || close < 0) {
      throw wrong("'%' stands before a name in parentheses, as in %(rev)s, or twice");
    }
    String word = template.substring(start + 2, close);
    Object value = values.get(word);
    if (value == null) {
      List<String> known = new ArrayList<>(values.keySet());
      throw wrong(
          "'%s' is not known.%s Known are %s"
              .formatted(word, Nearest.hint(word, known), String.join(", ", known)));
    }
    int at = close + 1;
    while (at < template.length() && ".0123456789".indexOf(template.charAt(at)) >= 0) {
      at++;
    }
    String digits = template.substring(close + 1, at).replace(".", "");
    char form = at < template.length() ? template.charAt(at) : ' ';
    boolean text = form == 's';
    if ((!text && form != 'd') || (form == 'd' && value instanceof String) || digits.length() > 2) {
      throw wrong("%%(%s) ends in %s".formatted(word, value instanceof String ? "s" : "d or .2d"));
    }
    int width = digits.isEmpty() ? 0 : Integer.parseInt(digits);
    out.append(
        value instanceof Long && width > 0
            ? String.format(Locale.ROOT, "%0" + width + "d", value)
            : value);
    return at + 1;
  }

  private AludelException wrong(String why) {
    return new AludelException(
        "The setting file_template = \"%s\" cannot be used: %s.".formatted(template, why));
  }
}
