package dev.aludel.cli.drawing;

import dev.aludel.schema.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Puts the picture into a page in which one can move, search and look at one table's neighbours.
 */
final class HtmlPage {

  private HtmlPage() {}

  static String of(String svg, List<Box> boxes, String title) {
    return template()
        .replace("{{title}}", Markup.escaped(title))
        .replace(
            "{{count}}", "%d %s".formatted(boxes.size(), boxes.size() == 1 ? "table" : "tables"))
        .replace("{{list}}", boxes.stream().map(HtmlPage::item).collect(Collectors.joining()))
        .replace("{{picture}}", svg);
  }

  private static String item(Box box) {
    String words =
        box.name()
            + " "
            + box.table().columns().stream().map(Column::name).collect(Collectors.joining(" "));
    return "    <li><button data-name=\"%s\" data-words=\"%s\">%s</button></li>\n"
        .formatted(
            Markup.escaped(box.name()),
            Markup.escaped(words.toLowerCase(Locale.ROOT)),
            Markup.escaped(box.name()));
  }

  private static String template() {
    try (InputStream page =
        Objects.requireNonNull(HtmlPage.class.getResourceAsStream("page.html"))) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
