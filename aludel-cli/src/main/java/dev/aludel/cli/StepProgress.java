package dev.aludel.cli;

import java.util.function.Consumer;

/**
 * Tells what is being done: on a terminal in a line that is written over, else every few seconds.
 */
final class StepProgress implements Consumer<String> {

  private static final long EVERY = 5_000_000_000L;

  private final AludelCommand command;
  private final boolean terminal;
  private long last = System.nanoTime();

  StepProgress(AludelCommand command) {
    this.command = command;
    this.terminal = command.around().terminal() && !command.main().quiet;
  }

  @Override
  public void accept(String step) {
    if (terminal) {
      // Back to the beginning of the line, and clear it: ECMA-48, EL.
      command.around().err().print("\r\u001b[K" + step + "\r");
      command.around().err().flush();
    } else if (System.nanoTime() - last > EVERY) {
      last = System.nanoTime();
      command.say(step);
    }
  }
}
