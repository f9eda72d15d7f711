package dev.aludel.benchmarks.contestant;

import java.util.Arrays;

/** Tells how long work takes the first time, and once the JVM has compiled it. */
final class Repeated {

  private static final int WARM_UP = 40;
  private static final int MEASURED = 21;

  private Repeated() {}

  static void measure(Runnable work) {
    long start = System.nanoTime();
    work.run();
    Figure.tell("cold", System.nanoTime() - start);
    for (int run = 0; run < WARM_UP; run++) {
      work.run();
    }
    long[] times = new long[MEASURED];
    for (int run = 0; run < MEASURED; run++) {
      long before = System.nanoTime();
      work.run();
      times[run] = System.nanoTime() - before;
    }
    Arrays.sort(times);
    Figure.tell("warm", times[MEASURED / 2]);
  }
}
