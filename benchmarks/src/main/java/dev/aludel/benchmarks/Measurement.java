package dev.aludel.benchmarks;

import java.util.Map;
import java.util.OptionalLong;

/**
 * One run of a contestant.
 *
 * @param wholeProcess nanoseconds from starting the process until it ended
 * @param figures what the contestant itself told
 */
record Measurement(long wholeProcess, Map<String, Long> figures) {

  static final String WHOLE_PROCESS = "whole process";
  static final String IN_PROCESS = "in-process";
  static final String PROCESSOR = "processor";

  OptionalLong figure(String name) {
    if (name.equals(WHOLE_PROCESS)) {
      return OptionalLong.of(wholeProcess);
    }
    Long value = figures.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
