package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Located;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A revision written in SQL. */
final class SqlScript implements Script {

  private final ScriptHeader header;
  private final ScriptText text;

  /** Computed once, by whichever thread asks first; it does not matter if two do. */
  private @Nullable String checksum;

  SqlScript(ScriptHeader header, ScriptText text) {
    this.header = header;
    this.text = text;
  }

  @Override
  public Revision revision() {
    return header.revision();
  }

  @Override
  public RunSettings settings() {
    return header.settings();
  }

  @Override
  public Optional<Path> file() {
    return text.file();
  }

  @Override
  public String checksum() {
    String known = checksum;
    if (known == null) {
      known = Checksum.ofSql(text.read());
      checksum = known;
    }
    return known;
  }

  @Override
  public List<Located> upgrade(Dialect dialect) {
    SqlSections sections = sections();
    return sections
        .find(Direction.UPGRADE, dialect.name())
        .orElseThrow(() -> missing(Direction.UPGRADE, dialect))
        .statements(text.source(), dialect);
  }

  @Override
  public List<Located> downgrade(Dialect dialect) {
    SqlSections sections = sections();
    Optional<SqlSections.Section> section = sections.find(Direction.DOWNGRADE, dialect.name());
    if (section.isPresent()) {
      return section.get().statements(text.source(), dialect);
    }
    if (sections.has(Direction.DOWNGRADE)) {
      throw missing(Direction.DOWNGRADE, dialect);
    }
    throw new IrreversibleScriptException(
        ("Revision %s (%s) cannot be downgraded: its script has no section '-- downgrade'."
                + " Write one with the statements that take it back; it may be empty if there is"
                + " nothing to do.")
            .formatted(revision().id(), text.source()));
  }

  private SqlSections sections() {
    return SqlSections.parse(text.source(), text.read());
  }

  private ScriptException missing(Direction direction, Dialect dialect) {
    String word = SqlSections.word(direction);
    return new ScriptException(
        text.source(),
        "the script says nothing of how to %s on %s. Write a section '-- %s: %s', or '-- %s' for every dialect; it may be empty."
            .formatted(word, dialect.name(), word, dialect.name(), word));
  }
}
