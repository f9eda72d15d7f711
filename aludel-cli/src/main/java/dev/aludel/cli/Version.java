package dev.aludel.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What {@code aludel --version} prints: from the jar's manifest, so that no file is read. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    var version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "aludel " + Objects.requireNonNullElse(version, "from source"),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}
