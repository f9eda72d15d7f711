package dev.aludel.connect.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TomlLinesTest {

  @Test
  void everyKeyAndTableHasItsLineWhateverStandsBetween() {
    String text =
        """
        # url = "not this"
        top = 1 # one

        [aludel]
        url = "a # b = \\" ["   # comment = 1
        list = [
          "x", # [y]
          'z]', [1, 2],
        ]
        multi = \"""
        fake = 1
        [fake]
        \\""\"\"""\"
        literal = '''
        fake = 2 '' '''
        after = true
        [ databases . "a.b" ]
        pool.size = 5
        inline = { size = 1, more = { deep = [ 1 ] } }
        last = 2026-01-01T00:00:00Z
        """;

    assertThat(TomlLines.of(text))
        .containsEntry(List.of("top"), 2)
        .containsEntry(List.of("aludel"), 4)
        .containsEntry(List.of("aludel", "url"), 5)
        .containsEntry(List.of("aludel", "list"), 6)
        .containsEntry(List.of("aludel", "multi"), 10)
        .containsEntry(List.of("aludel", "literal"), 14)
        .containsEntry(List.of("aludel", "after"), 16)
        .containsEntry(List.of("databases"), 17)
        .containsEntry(List.of("databases", "a.b"), 17)
        .containsEntry(List.of("databases", "a.b", "pool", "size"), 18)
        .containsEntry(List.of("databases", "a.b", "inline", "size"), 19)
        .containsEntry(List.of("databases", "a.b", "inline", "more", "deep"), 19)
        .containsEntry(List.of("databases", "a.b", "last"), 20)
        .doesNotContainKey(List.of("aludel", "fake"))
        .doesNotContainKey(List.of("fake"));
  }

  @Test
  void anEndWithoutALineEndIsAnEnd() {
    assertThat(TomlLines.of("a = 1\r\n[b]\r\nc = \"x")).containsEntry(List.of("b", "c"), 3);
    assertThat(TomlLines.of("")).isEmpty();
  }
}
