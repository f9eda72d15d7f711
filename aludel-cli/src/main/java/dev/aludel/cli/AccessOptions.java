package dev.aludel.cli;

import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import dev.aludel.dialect.Access;
import picocli.CommandLine.Option;

/** Whether a comparison tells who may do what: off, unless a setting or an option says so. */
final class AccessOptions {

  @Option(
      names = "--with-owners",
      description = "Also who owns what (PostgreSQL). Setting: compare_owners.")
  boolean owners;

  @Option(
      names = "--with-privileges",
      description = "Also who may do what, by GRANT (PostgreSQL). Setting: compare_privileges.")
  boolean privileges;

  Access in(Settings settings) {
    return new Access(
        owners || settings.get(AludelSettings.COMPARE_OWNERS),
        privileges || settings.get(AludelSettings.COMPARE_PRIVILEGES));
  }
}
