package dev.aludel.script;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The moments of a run at which callbacks run. */
public enum CallbackEvent {
  /** Before the first step of a run that has one. */
  BEFORE_RUN("beforeRun"),
  /** Before the statements of each step, in its transaction. */
  BEFORE_EACH_STEP("beforeEachStep"),
  /** After the statements of each step, in its transaction. */
  AFTER_EACH_STEP("afterEachStep"),
  /** After the last step of a run, and the repeatable scripts. */
  AFTER_RUN("afterRun"),
  /** After a run has failed, and what failed was rolled back. */
  AFTER_FAILURE("afterFailure");

  private final String word;

  CallbackEvent(String word) {
    this.word = word;
  }

  /** What the name of a callback's file begins with: {@code beforeRun}. */
  public String word() {
    return word;
  }

  /** Whether it happens inside a step's own transaction. */
  public boolean isInStep() {
    return this == BEFORE_EACH_STEP || this == AFTER_EACH_STEP;
  }

  /**
   * The event of a file's name without its ending: {@code afterRun} or {@code afterRun_2_grants}.
   */
  static Optional<CallbackEvent> of(String name) {
    return Arrays.stream(values())
        .filter(event -> name.equals(event.word) || name.startsWith(event.word + "_"))
        .findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(CallbackEvent::word).toList();
  }
}
