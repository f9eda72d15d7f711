package dev.aludel.cli.drawing;

import dev.aludel.schema.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a schema as Mermaid's {@code erDiagram}. Mermaid takes few characters in the types and
 * names of attributes, so that others become underscores.
 */
final class MermaidText {

  private MermaidText() {}

  static String of(List<Box> boxes, List<Line> lines) {
    StringBuilder out = new StringBuilder("erDiagram\n");
    for (Box box : boxes) {
      out.append("  ").append(quoted(box.name())).append(" {\n");
      for (Column column : box.table().columns()) {
        out.append("    ")
            .append(attribute(Box.type(column)))
            .append(' ')
            .append(attribute(column.name()))
            .append(keys(box, column))
            .append(column.comment().map(text -> " " + quoted(text)).orElse(""))
            .append('\n');
      }
      out.append("  }\n");
    }
    for (Line line : lines) {
      out.append(
          "  %s %s--%s %s : %s\n"
              .formatted(
                  quoted(line.to().name()),
                  line.isOptional() ? "|o" : "||",
                  line.isToOne() ? "o|" : "o{",
                  quoted(line.from().name()),
                  quoted(String.join(", ", line.key().columns()))));
    }
    return out.toString();
  }

  private static String keys(Box box, Column column) {
    List<String> keys = new ArrayList<>();
    if (box.isPrimary(column)) {
      keys.add("PK");
    }
    if (box.isReferencing(column)) {
      keys.add("FK");
    }
    if (box.isUnique(column)) {
      keys.add("UK");
    }
    return keys.isEmpty() ? "" : " " + String.join(", ", keys);
  }

  private static String attribute(String text) {
    String word = text.replaceAll("[^A-Za-z0-9_()\\[\\]-]+", "_");
    return Character.isLetter(word.codePointAt(0)) ? word : "_" + word;
  }

  /** Mermaid knows no escape for a quotation mark. */
  private static String quoted(String text) {
    return '"' + text.replace('"', '\'').replaceAll("\\p{Cntrl}+", " ") + '"';
  }
}
