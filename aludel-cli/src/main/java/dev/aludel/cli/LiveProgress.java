package dev.aludel.cli;

import dev.aludel.cli.report.HistoryText;
import dev.aludel.migrate.MigrationEvent;
import dev.aludel.migrate.SafeSql;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Tells of a run on a terminal: a line for each step that is done, and under them one that changes
 * while the run goes on: which step, which statement, for how long, and what it is doing or waiting
 * for.
 */
final class LiveProgress implements Progress {

  private static final long BETWEEN_DRAWINGS_MILLIS = 200;
  private static final int DEFAULT_WIDTH = 80;
  private static final int NARROWEST = 20;

  /** To the beginning of the line, and everything after it away (ECMA-48, EL). */
  private static final String CLEAR = "\r\u001b[K";

  private final AludelCommand command;
  private final PrintWriter terminal;
  private final int width;
  private final ProgressLines lines;
  private final Thread drawing;
  private String step = "";
  private String statement = "";
  private String doing = "";
  private long since = System.nanoTime();
  private boolean drawn;
  private boolean closed;

  LiveProgress(AludelCommand command) {
    this.command = command;
    this.terminal = command.around().err();
    this.width = width(command.around().environment().getOrDefault("COLUMNS", ""));
    this.lines = new ProgressLines(command);
    this.drawing = new Thread(this::draw, "aludel-progress");
    drawing.setDaemon(true);
    drawing.start();
  }

  private static int width(String columns) {
    return columns.matches("[0-9]{1,4}")
        ? Math.max(NARROWEST, Integer.parseInt(columns))
        : DEFAULT_WIDTH;
  }

  @Override
  public synchronized void on(MigrationEvent event) {
    if (event instanceof MigrationEvent.StepStarted started) {
      begin(
          "%d/%d %s %s"
              .formatted(
                  started.number(), started.total(), started.action().word(), started.revision()),
          started.message());
    } else if (event instanceof MigrationEvent.StatementStarted started) {
      begin(step, SafeSql.of(started.sql()).strip().replaceAll("\\s+", " "));
    } else if (event instanceof MigrationEvent.StatementFinished) {
      doing = "";
    } else if (event instanceof MigrationEvent.StatementWatched watched) {
      doing = RunText.observed(watched.observation());
    } else if (event instanceof MigrationEvent.RunnerAwaited waiting) {
      step = "";
      statement = "";
      since = System.nanoTime() - waiting.waited().toNanos();
      doing = RunText.waiting(waiting);
    } else {
      clear();
      if (event instanceof MigrationEvent.StepFinished finished) {
        command.say(
            "%s %s  done in %s, %s (%d of %d)"
                .formatted(
                    finished.action().word(),
                    finished.revision(),
                    HistoryText.time(finished.duration()),
                    finished.statements() == 1
                        ? "1 statement"
                        : finished.statements() + " statements",
                    finished.number(),
                    finished.total()));
      } else {
        lines.on(event);
      }
    }
  }

  private void begin(String newStep, String newStatement) {
    step = newStep;
    statement = newStatement;
    doing = "";
    since = System.nanoTime();
  }

  private void draw() {
    try {
      while (true) {
        synchronized (this) {
          wait(BETWEEN_DRAWINGS_MILLIS);
          if (closed) {
            return;
          }
          terminal.print(CLEAR + line());
          terminal.flush();
          drawn = true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What matters most comes last and is kept whole; the statement is cut to what room there is. */
  private String line() {
    String time = seconds(Duration.ofNanos(System.nanoTime() - since));
    String end = doing.isEmpty() ? time : time + "  " + doing;
    int room = width - 1 - step.length() - end.length() - 4;
    String shown =
        statement.length() <= room
            ? statement
            : statement.substring(0, Math.max(0, Math.min(room - 1, statement.length()))) + "…";
    String whole = (step + "  " + shown).strip() + "  " + end;
    String line = whole.strip();
    return line.length() < width ? line : line.substring(0, width - 2) + "…";
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private void clear() {
    if (drawn) {
      terminal.print(CLEAR);
      terminal.flush();
      drawn = false;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    clear();
    notifyAll();
  }
}
