package dev.aludel.benchmarks;

/**
 * Somebody who takes part.
 *
 * @param name as the table shows it
 * @param rounds the most rounds that it takes part in; slow ones take part in fewer
 * @param run does it once
 */
record Contestant(String name, int rounds, Run run) {

  /** One run, prepared and cleared away outside of what is measured. */
  @FunctionalInterface
  interface Run {
    Measurement once() throws Exception;
  }

  static Contestant of(String name, Run run) {
    return new Contestant(name, Integer.MAX_VALUE, run);
  }

  static Contestant slow(String name, int rounds, Run run) {
    return new Contestant(name, rounds, run);
  }
}
