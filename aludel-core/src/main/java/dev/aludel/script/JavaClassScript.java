package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Located;
import dev.aludel.revision.Direction;
import dev.aludel.revision.Revision;
import java.io.IOException;
import java.io.InputStream;
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

  /** Of its class file, since its source is not there. */
  @Override
  public String checksum() {
    String resource = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(resource)) {
      byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
      return HexFormat.of().formatHex(Checksum.sha256().digest(bytes));
    } catch (IOException e) {
      throw new ScriptException(
          type.getName(), 0, "its class file cannot be read: %s".formatted(e), e);
    }
  }

  @Override
  public List<Located> upgrade(Dialect dialect) {
    return call().collect(Direction.UPGRADE, dialect.name());
  }

  @Override
  public List<Located> downgrade(Dialect dialect) {
    return call().collect(Direction.DOWNGRADE, dialect.name());
  }

  private MigrationCall call() {
    return new MigrationCall(type.getName(), revision().id(), type);
  }
}
