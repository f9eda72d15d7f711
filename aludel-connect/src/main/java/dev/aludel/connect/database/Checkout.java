package dev.aludel.connect.database;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One connection taken from the pool and not given back yet. Compared by identity. */
final class Checkout {

  private static final StackWalker STACK = StackWalker.getInstance();
  private static final Set<String> OURS =
      Stream.of(
              Background.class,
              Checkout.class,
              Database.class,
              Pool.class,
              PooledDataSource.class,
              Waiters.class)
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  private final String thread = Thread.currentThread().getName();
  private final String caller = caller();
  private final long start = System.nanoTime();

  Holder holder() {
    return new Holder(thread, caller, Duration.ofNanos(System.nanoTime() - start));
  }

  private static String caller() {
    return STACK.walk(
        frames ->
            frames
                .filter(frame -> !OURS.contains(outermost(frame.getClassName())))
                .findFirst()
                .map(StackWalker.StackFrame::toString)
                .orElse("unknown code"));
  }

  private static String outermost(String className) {
    int inner = className.indexOf('$');
    return inner < 0 ? className : className.substring(0, inner);
  }
}
