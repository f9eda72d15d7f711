package dev.aludel.benchmarks.contestant;

import dev.aludel.connect.Connector;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.settings.Settings;
import dev.aludel.copy.Copy;
import dev.aludel.copy.CopyListener.Phase;
import dev.aludel.copy.CopyOptions;
import dev.aludel.copy.CopyReport;
import java.util.Locale;

/** {@code aludel copy --create-schema}, and how long each of its phases took. */
final class AludelCopy {

  private AludelCopy() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    CopyReport report =
        Copy.of(connector(args[0]), connector(args[1]))
            .options(CopyOptions.DEFAULT.creatingSchema(true))
            .run();
    if (!report.isGood()) {
      throw new IllegalStateException(report.toString());
    }
    long whole = System.nanoTime() - start;
    for (CopyReport.PhaseTime phase : report.phases()) {
      Figure.tell(phase.phase().name().toLowerCase(Locale.ROOT), phase.time().toNanos());
      whole -= phase.phase() == Phase.VERIFY ? phase.time().toNanos() : 0;
    }
    Figure.tell("whole", whole);
    Figure.since(start);
  }

  private static Connector connector(String url) {
    Settings settings = Settings.of(url);
    return Connector.of(settings.databaseUrl(), SessionOptions.forMigrations(settings));
  }
}
