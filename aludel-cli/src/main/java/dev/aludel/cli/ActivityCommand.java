package dev.aludel.cli;

import dev.aludel.cli.report.ActivityJson;
import dev.aludel.cli.report.ActivityText;
import dev.aludel.connect.ConnectionFailure;
import dev.aludel.connect.activity.Activity;
import dev.aludel.connect.activity.ActivityReader;
import dev.aludel.connect.activity.ServerSession;
import dev.aludel.connect.settings.Settings;
import dev.aludel.error.AludelException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code aludel activity}. */
@Command(
    name = "activity",
    description =
        "Show what the database is doing: sessions, who waits for whom, connections by application, long transactions, slow statements, sizes.",
    footer = {
      "",
      "Examples:",
      "  aludel activity --watch            again every 2 seconds",
      "  aludel activity --verbose          all of it, and statements in full",
      "  aludel activity --terminate 4711   end a session, after a question"
    })
final class ActivityCommand extends ReportingCommand {

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      arity = "0..1",
      fallbackValue = "2",
      description = "Show it again and again, every 2 seconds or as often as said.")
  @Nullable Double watch;

  @Option(
      names = "--terminate",
      paramLabel = "PID",
      description = "End this session. What it has not committed is undone.")
  @Nullable Integer terminate;

  @Option(
      names = {"-y", "--yes"},
      description = "With --terminate: do not ask.")
  boolean yes;

  @Override
  public Integer call() {
    if (watch != null && (terminate != null || watch < 0.1 || watch > 86_400)) {
      throw new UsageException(
          terminate != null
              ? "--watch and --terminate do not go together."
              : "--watch takes 0.1 to 86400 seconds, and not %s.".formatted(watch));
    }
    if (yes && terminate == null) {
      throw new UsageException("--yes goes with --terminate only.");
    }
    Settings settings = workplace().settings();
    if (watch != null) {
      return watch(settings, (long) (watch * 1000));
    }
    try (ActivityReader reader = ActivityReader.open(settings)) {
      return terminate == null ? show(reader.read(), text()) : terminate(reader, terminate);
    }
  }

  private int show(Activity activity, ActivityText text) {
    if (json) {
      ActivityJson.print(out(), activity);
    } else {
      text.lines(activity).forEach(this::print);
    }
    return DONE;
  }

  private ActivityText text() {
    TerminalSize size = TerminalSize.of(around());
    return new ActivityText(around().showsUnicode(), size.rows(), size.columns(), verbose());
  }

  /** Until somebody ends it. A server that is away for a while is no reason to end. */
  private int watch(Settings settings, long milliseconds) {
    Optional<ActivityReader> reader = Optional.of(ActivityReader.open(settings));
    try {
      while (true) {
        try {
          ActivityReader open = reader.isPresent() ? reader.get() : ActivityReader.open(settings);
          reader = Optional.of(open);
          refresh(open.read());
        } catch (ConnectionFailure failure) {
          reader.ifPresent(ActivityReader::close);
          reader = Optional.empty();
          warn("aludel: " + failure.getMessage());
        }
        Thread.sleep(milliseconds);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DONE;
    } finally {
      reader.ifPresent(ActivityReader::close);
    }
  }

  private void refresh(Activity activity) {
    if (!json && around().terminal()) {
      // ECMA-48: the cursor to the upper left, and erase from there.
      out().print("\u001b[H\u001b[J");
    } else if (!json) {
      print("# " + LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    }
    show(activity, text());
    out().flush();
  }

  private int terminate(ActivityReader reader, int pid) {
    ServerSession session =
        reader
            .session(pid)
            .orElseThrow(
                () ->
                    new AludelException(
                        "There is no session %d on %s. aludel activity --verbose lists them all."
                            .formatted(pid, reader.url())));
    text().session(session).forEach(this::warn);
    if (!yes && !isConfirmed(pid)) {
      warn("Session %d is left as it is.".formatted(pid));
      return ExitCode.SOFTWARE;
    }
    boolean gone = reader.terminate(session);
    if (json) {
      ActivityJson.printTerminated(out(), session, gone);
    } else if (gone) {
      say("Session %d is ended.".formatted(pid));
    }
    if (!gone) {
      warn(
          "aludel: Session %d was gone before, or does not end: it may be waiting for its disk or network. Look again with aludel activity."
              .formatted(pid));
    }
    return gone ? DONE : ExitCode.SOFTWARE;
  }

  private boolean isConfirmed(int pid) {
    String answer =
        around()
            .keyboard()
            .ask("End session %d? What it has not committed is undone. [y/N] ".formatted(pid))
            .orElseThrow(
                () ->
                    new UsageException(
                        "Nobody is at a terminal to be asked. Add --yes to end session %d without a question."
                            .formatted(pid)));
    String word = answer.strip().toLowerCase(Locale.ROOT);
    return word.equals("y") || word.equals("yes");
  }
}
