package dev.aludel.cli;

import dev.aludel.copy.CopyListener;
import java.util.Locale;

/**
 * Tells how a copy goes on: on a terminal in one line that is written over, with the time left; in
 * a pipe in a plain line every few seconds.
 */
final class CopyProgress implements CopyListener {

  private static final long SECOND = 1_000_000_000L;

  private final AludelCommand command;
  private final boolean terminal;
  private final long every;
  private long total;
  private long done;
  private long doneOfTable;
  private long bytes;
  private String table = "";
  private long start;
  private long last;
  private boolean open;

  CopyProgress(AludelCommand command) {
    this.command = command;
    this.terminal = command.around().terminal() && !command.main().quiet;
    this.every = terminal ? SECOND / 5 : 5 * SECOND;
  }

  @Override
  public void started(Phase phase, long rows) {
    endLine();
    total = rows;
    done = 0;
    bytes = 0;
    doneOfTable = 0;
    start = System.nanoTime();
    last = start;
    if (!terminal && rows > 0) {
      command.say("%s: %,d rows".formatted(verb(phase), rows));
    }
  }

  @Override
  public void progressed(Phase phase, String name, long rows, long moreBytes) {
    doneOfTable = name.equals(table) ? doneOfTable + rows : rows;
    table = name;
    done += rows;
    bytes += moreBytes;
    long now = System.nanoTime();
    if (now - last >= every) {
      last = now;
      show(line(phase, now));
    }
  }

  private String line(Phase phase, long now) {
    double seconds = Math.max(1e-3, (now - start) / (double) SECOND);
    double perSecond = done / seconds;
    String size = bytes == 0 ? "" : String.format(Locale.ROOT, ", %.0f MB", bytes / 1_000_000.0);
    String left =
        total <= 0 || done >= total
            ? ""
            : ", %s left".formatted(time((long) Math.ceil((total - done) / perSecond)));
    String all = total <= 0 ? "" : " of %,d".formatted(Math.max(total, done));
    return "%s %s: %,d%s rows, %,.0f rows/s%s%s"
        .formatted(verb(phase), table, done, all, perSecond, size, left);
  }

  private static String time(long seconds) {
    return seconds < 60 ? seconds + " s" : "%d:%02d min".formatted(seconds / 60, seconds % 60);
  }

  @Override
  public void doing(Phase phase, String what) {
    if (terminal || command.verbose()) {
      show(what);
    }
  }

  private void show(String line) {
    if (!terminal) {
      command.say(line);
      return;
    }
    // Back to the beginning of the line, and clear it: ECMA-48, EL.
    command.around().err().print("\r\u001b[K" + line);
    command.around().err().flush();
    open = true;
  }

  @Override
  public void finished(Phase phase) {
    endLine();
  }

  private void endLine() {
    if (open) {
      command.around().err().print("\r\u001b[K");
      command.around().err().flush();
      open = false;
    }
  }

  private static String verb(Phase phase) {
    return switch (phase) {
      case EXPORT -> "export";
      case READ -> "read";
      case PROFILE -> "check";
      case ROWS -> "copy";
      case KEYS -> "finish";
      case VERIFY -> "verify";
    };
  }
}
