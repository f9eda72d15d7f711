package dev.aludel.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What {@code aludel --version} prints: from the jar's manifest, so that no file is read. */
final class Version implements IVersionProvider {

  /** The number alone. */
  static String number() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "from source");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "aludel " + number(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}
