package dev.aludel.jpa;

import dev.aludel.schema.Expression;
import dev.aludel.schema.ExpressionText;
import dev.aludel.schema.IndexKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Formula;
import org.hibernate.mapping.Selectable;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code @Index(columnList = …)}: columns and expressions, ascending or not.
 *
 * <p>Hibernate splits the list at every comma, also within a function's parentheses, and takes what
 * stands between for a column unless it begins with a parenthesis. Here the pieces of one
 * expression are put together again.
 */
final class IndexKeys {

  private static final Pattern ORDER =
      Pattern.compile("(.+?)(?:\\s+(asc|desc))?(?:\\s+nulls\\s+(first|last))?");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

  private final List<String> columns;

  IndexKeys(List<String> columns) {
    this.columns = columns;
  }

  /**
   * The keys of an index.
   *
   * @throws ModelException if it names a column that the table does not have
   */
  List<IndexKey> of(org.hibernate.mapping.Index index, String label) {
    Map<Selectable, String> orders = index.getSelectableOrderMap();
    List<IndexKey> keys = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (Selectable part : index.getSelectables()) {
      if (open.isEmpty() && part instanceof Column column && columns.contains(Names.of(column))) {
        keys.add(ordered(IndexKey.column(Names.of(column)), orders.get(part), null));
        continue;
      }
      open.append(open.isEmpty() ? "" : ", ").append(text(part));
      if (depth(open) == 0) {
        keys.add(parsed(open.toString(), orders.get(part), label));
        open.setLength(0);
      }
    }
    if (!open.isEmpty()) {
      throw new ModelException(
          "The %s has the key '%s', whose parentheses do not close.".formatted(label, open));
    }
    return keys;
  }

  private static String text(Selectable part) {
    return part instanceof Formula formula ? formula.getFormula() : part.getText();
  }

  private IndexKey parsed(String text, @Nullable String order, String label) {
    Matcher lower = ORDER.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!lower.matches()) {
      throw new ModelException("The %s has an empty key.".formatted(label));
    }
    String inner = text.strip().substring(0, lower.end(1));
    String direction = lower.group(2) == null ? order : lower.group(2);
    String name = Names.folded(inner);
    if (columns.contains(name)) {
      return ordered(IndexKey.column(name), direction, lower.group(3));
    }
    if (NAME.matcher(inner).matches()) {
      throw new ModelException(
          "The %s names column %s, which the table does not have. Its columns are %s."
              .formatted(label, inner, String.join(", ", columns)));
    }
    Expression expression = new Expression.Sql(ExpressionText.withoutParentheses(inner));
    return ordered(IndexKey.expression(expression), direction, lower.group(3));
  }

  private static IndexKey ordered(
      IndexKey key, @Nullable String direction, @Nullable String nulls) {
    IndexKey ordered = "desc".equals(direction) ? key.desc() : key;
    if (nulls == null) {
      return ordered;
    }
    return ordered.nulls(IndexKey.Nulls.valueOf(nulls.toUpperCase(Locale.ROOT)));
  }

  private static int depth(CharSequence text) {
    return text.chars().map(c -> c == '(' ? 1 : c == ')' ? -1 : 0).sum();
  }
}
