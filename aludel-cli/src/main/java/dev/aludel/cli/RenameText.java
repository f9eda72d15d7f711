package dev.aludel.cli;

import dev.aludel.diff.Rename;
import dev.aludel.diff.Renames;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads renames as {@link Rename#describe} writes them. */
final class RenameText {

  private static final Pattern OBJECT = Pattern.compile("(table|enum|sequence) (.+) to (.+)");
  private static final Pattern COLUMN = Pattern.compile("column (.+)\\.([^.]+) to (.+)");
  private static final Pattern VALUE = Pattern.compile("value (.+) of enum (.+) to (.+)");

  private RenameText() {}

  /**
   * Reads them all.
   *
   * @throws UsageException if one of them is none
   */
  static Renames parseAll(List<String> texts) {
    return new Renames(texts.stream().map(RenameText::parse).toList());
  }

  private static Rename parse(String text) {
    Matcher object = OBJECT.matcher(text);
    Matcher column = COLUMN.matcher(text);
    Matcher value = VALUE.matcher(text);
    if (object.matches()) {
      return switch (object.group(1)) {
        case "table" -> Rename.table(object.group(2), object.group(3));
        case "enum" -> Rename.enumeration(object.group(2), object.group(3));
        default -> Rename.sequence(object.group(2), object.group(3));
      };
    }
    if (column.matches()) {
      return Rename.column(column.group(1), column.group(2), column.group(3));
    }
    if (value.matches()) {
      return Rename.enumValue(value.group(2), value.group(1), value.group(3));
    }
    throw new UsageException(
        "--rename '%s' is no rename. Write 'table OLD to NEW', 'column TABLE.OLD to NEW', 'enum OLD to NEW', 'sequence OLD to NEW' or 'value OLD of enum TYPE to NEW'."
            .formatted(text));
  }
}
