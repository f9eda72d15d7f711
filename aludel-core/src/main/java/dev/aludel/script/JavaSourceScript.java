package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Located;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A revision written in Java, compiled when it is needed. */
final class JavaSourceScript implements Script, JavaUnit {

  private final ScriptHeader header;
  private final ScriptText text;
  private final ScriptLoader loader;

  /** Computed once, by whichever thread asks first; it does not matter if two do. */
  private @Nullable String checksum;

  JavaSourceScript(ScriptHeader header, ScriptText text, ScriptLoader loader) {
    this.header = header;
    this.text = text;
    this.loader = loader;
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
      known = Checksum.ofJava(text.source(), text.read());
      checksum = known;
    }
    return known;
  }

  @Override
  public List<Located> upgrade(Dialect dialect) {
    return collect(Direction.UPGRADE, dialect);
  }

  @Override
  public List<Located> downgrade(Dialect dialect) {
    return collect(Direction.DOWNGRADE, dialect);
  }

  @Override
  public SourceUnit unit() {
    return new SourceUnit(text.source(), header.className().orElseThrow(), text.read());
  }

  private List<Located> collect(Direction direction, Dialect dialect) {
    try {
      return call(loader.load(this)).collect(direction, dialect);
    } catch (LinkageError stale) {
      // What the script was compiled against has changed since it went into the cache.
      try {
        return call(loader.loadAnew(this)).collect(direction, dialect);
      } catch (LinkageError e) {
        throw new ScriptException(
            text.source(),
            0,
            "the script uses what is not there when it runs: %s. A class that it needs stands in its own file, or on the configured class path."
                .formatted(e),
            e);
      }
    }
  }

  private MigrationCall call(Class<?> type) {
    return new MigrationCall(text.source(), revision().id(), type);
  }
}
