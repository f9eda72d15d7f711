package dev.aludel.cli;

/** When output is in colour. */
enum Colour {
  AUTO,
  ALWAYS,
  NEVER;

  /**
   * Whether to use colour here. Left to itself, a terminal gets it unless {@code NO_COLOR} is set,
   * as <a href="https://no-color.org">no-color.org</a> asks, or the terminal is a dumb one.
   */
  boolean on(Surroundings around) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          around.terminal()
              && !around.has("NO_COLOR")
              && !around.environment().getOrDefault("TERM", "").equals("dumb");
    };
  }
}
