package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Located;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A revision that is a class of the application already. */
final class JavaClassScript implements Script {

  private final ScriptHeader header;
  private final Class<?> type;

  JavaClassScript(ScriptHeader header, Class<?> type) {
    this.header = header;
    this.type = type;
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
    return Optional.empty();
  }

  /**
   * Of its source, where that is packed beside the class; else of the class file, which says so:
   * {@code class:9f86d081…}. Another compiler makes another class file of the same source.
   */
  @Override
  public String checksum() {
    String name = "/" + type.getName().replace('.', '/');
    try (InputStream source = type.getResourceAsStream(name + ".java");
        InputStream compiled = type.getResourceAsStream(name + ".class")) {
      if (source != null) {
        String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
        return Checksum.ofJava(type.getName(), text);
      }
      byte[] bytes = compiled == null ? new byte[0] : compiled.readAllBytes();
      return Script.OF_CLASS + HexFormat.of().formatHex(Checksum.sha256().digest(bytes));
    } catch (IOException e) {
      throw new ScriptException(
          type.getName(), 0, "its class file cannot be read: %s".formatted(e), e);
    }
  }

  @Override
  public List<Located> upgrade(Dialect dialect) {
    return call().collect(Direction.UPGRADE, dialect);
  }

  @Override
  public List<Located> downgrade(Dialect dialect) {
    return call().collect(Direction.DOWNGRADE, dialect);
  }

  private MigrationCall call() {
    return new MigrationCall(type.getName(), revision().id(), type);
  }
}
