package dev.aludel.connect.database;

import java.time.Duration;

/**
 * Who uses a connection.
 *
 * @param thread the name of the thread that took it
 * @param caller the place in the application's code
 * @param since how long ago
 */
public record Holder(String thread, String caller, Duration since) {

  @Override
  public String toString() {
    return "thread " + thread + " for " + since.toMillis() / 1000.0 + " s, from " + caller;
  }
}
