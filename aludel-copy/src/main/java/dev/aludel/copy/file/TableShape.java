package dev.aludel.copy.file;

import dev.aludel.schema.QualifiedName;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the rows of one table have, and how far the files have shown it. */
final class TableShape {

  private final QualifiedName table;
  private final List<String> names;
  private final List<ColumnForm> forms;
  private final boolean complete;
  private final Predicate<String> ignored;
  private final BitSet seen = new BitSet();

  /**
   * @param complete whether each row must have a value for each column
   * @param ignored which other columns the rows may have
   */
  TableShape(
      QualifiedName table,
      List<String> names,
      List<ColumnForm> forms,
      boolean complete,
      Predicate<String> ignored) {
    this.table = table;
    this.names = List.copyOf(names);
    this.forms = List.copyOf(forms);
    this.complete = complete;
    this.ignored = ignored;
  }

  QualifiedName table() {
    return table;
  }

  List<String> names() {
    return names;
  }

  ColumnForm form(int column) {
    return forms.get(column);
  }

  boolean isComplete() {
    return complete;
  }

  /**
   * The number of a column, which is then one that was seen.
   *
   * @param line where it is named
   * @return -1 for one that is passed over
   * @throws FileFailure if the table has none of that name
   */
  int column(String name, ByteInput at, long line) {
    int found = names.indexOf(name);
    for (int i = 0; found < 0 && i < names.size(); i++) {
      found = names.get(i).equalsIgnoreCase(name) ? i : -1;
    }
    if (found >= 0) {
      seen.set(found);
      return found;
    }
    if (ignored.test(name)) {
      return -1;
    }
    throw at.wrong(
        line,
        "the table %s has no column '%s'; it has %s. Rename it, or leave it out (--exclude %s.%s)."
            .formatted(table, shortened(name), String.join(", ", names), table, shortened(name)));
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 57) + "…";
  }

  /** The columns that no row had. */
  List<String> unseen() {
    return names.stream()
        .filter(name -> !seen.get(names.indexOf(name)))
        .collect(Collectors.toList());
  }
}
