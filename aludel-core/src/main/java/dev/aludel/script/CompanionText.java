package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Located;
import dev.aludel.revision.Direction;
import java.util.List;
import java.util.Optional;

/** The statements of a callback or a repeatable script that is written in SQL. */
final class CompanionText {

  private CompanionText() {}

  /**
   * Those of the section {@code -- upgrade: postgresql}, or of {@code -- upgrade}; of the whole
   * file, where it has no sections. Nothing where its sections are all for other dialects.
   */
  static List<Located> statements(String source, String text, Dialect dialect) {
    if (text.lines().noneMatch(line -> SqlSections.Head.of(line).isPresent())) {
      return new SqlSections.Section(text, 1).statements(source, dialect);
    }
    SqlSections sections = SqlSections.parse(source, text);
    if (sections.has(Direction.DOWNGRADE)) {
      throw new ScriptException(
          source, "only a revision has a way back: remove the section '-- downgrade'.");
    }
    Optional<SqlSections.Section> section = sections.find(Direction.UPGRADE, dialect.name());
    return section.map(found -> found.statements(source, dialect)).orElse(List.of());
  }
}
