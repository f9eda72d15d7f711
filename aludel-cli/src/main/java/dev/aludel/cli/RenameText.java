package dev.aludel.cli;

import dev.aludel.diff.NamedRename;
import dev.aludel.diff.Rename;
import dev.aludel.diff.Renames;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads renames: {@code clients.name=full_name}, or as {@link Rename#describe} writes them. A name
 * with a dot, a quote or an equals sign in it stands in double quotes.
 */
final class RenameText {

  private final String text;

  private RenameText(String text) {
    this.text = text;
  }

  /**
   * Reads them all.
   *
   * @throws UsageException if one of them is none
   */
  static Renames parseAll(List<String> texts) {
    List<Rename> renames = new ArrayList<>();
    List<NamedRename> named = new ArrayList<>();
    for (String text : texts) {
      try {
        new RenameText(text.strip()).parse(renames, named);
      } catch (SchemaException e) {
        throw new UsageException("--rename '%s': %s".formatted(text, e.getMessage()));
      }
    }
    return new Renames(renames, named);
  }

  private void parse(List<Rename> renames, List<NamedRename> named) {
    int space = text.indexOf(' ');
    List<String> halves = halves(space < 0 ? text : text.substring(space + 1), " to ");
    String kind = space < 0 ? "" : text.substring(0, space);
    if (halves.size() == 2) {
      switch (kind) {
        case "table" -> renames.add(Rename.table(halves.get(0), halves.get(1)));
        case "enum" -> renames.add(Rename.enumeration(halves.get(0), halves.get(1)));
        case "sequence" -> renames.add(Rename.sequence(halves.get(0), halves.get(1)));
        case "column" -> renames.add(column(path(halves.get(0)), path(halves.get(1))));
        case "value" -> renames.add(value(halves.get(0), halves.get(1)));
        default -> throw none();
      }
      return;
    }
    List<String> names = halves(text, "=");
    if (names.size() != 2) {
      throw none();
    }
    named.add(new NamedRename(path(names.get(0)), path(names.get(1))));
  }

  private UsageException none() {
    return new UsageException(
        "--rename '%s' is no rename. Write 'table.column=new_column' or 'table=new_table'; or 'table OLD to NEW', 'column TABLE.OLD to NEW', 'enum OLD to NEW', 'sequence OLD to NEW' or 'value OLD of enum TYPE to NEW'."
            .formatted(text));
  }

  private Rename column(List<String> from, List<String> to) {
    if (from.size() < 2 || from.size() > 3 || to.size() > from.size()) {
      throw none();
    }
    QualifiedName table =
        from.size() == 2
            ? QualifiedName.of(from.get(0))
            : QualifiedName.of(from.get(0), from.get(1));
    return new Rename.OfColumn(table, from.get(from.size() - 1), to.get(to.size() - 1));
  }

  private Rename value(String from, String to) {
    int of = from.lastIndexOf(" of enum ");
    if (of < 0) {
      throw none();
    }
    return Rename.enumValue(from.substring(of + " of enum ".length()), from.substring(0, of), to);
  }

  /** The text before and after the separator, where that stands once outside of quotes. */
  private static List<String> halves(String text, String separator) {
    List<String> halves = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (!quoted && text.startsWith(separator, i)) {
        halves.add(text.substring(start, i));
        start = i + separator.length();
        i = start - 1;
      }
    }
    halves.add(text.substring(start));
    return halves.stream().anyMatch(String::isBlank) ? List.of() : halves;
  }

  /** The names between dots. */
  private static List<String> path(String text) {
    List<String> path = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && text.charAt(i) == '"') {
        quoted = !quoted;
      } else if (i == text.length() || (!quoted && text.charAt(i) == '.')) {
        path.add(QualifiedName.parse(text.substring(start, i).strip()).name());
        start = i + 1;
      }
    }
    return path;
  }
}
