package dev.aludel.connect.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the places in the application that took connections.
 *
 * <p>Walking the stack costs as much as half of a short transaction. A connection of {@code
 * inTransaction} is given back before that call returns, so for as long as it is in use, the call
 * is on its thread's stack: it is looked for there, and only when somebody asks. A connection of
 * the data source may go anywhere, so its place is noted when it is taken.
 */
final class Callers {

  private static final StackWalker STACK = StackWalker.getInstance();
  private static final String UNKNOWN = "unknown code";

  private static final Set<String> OURS =
      Stream.of(
              Background.class,
              Callers.class,
              Checkout.class,
              Database.class,
              Pool.class,
              PooledDataSource.class,
              TransactionRun.class,
              Waiters.class)
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  private Callers() {}

  /** Who is calling now. */
  static String ofThis() {
    return STACK.walk(
        frames ->
            frames
                .filter(frame -> !isOurs(frame.getClassName()))
                .findFirst()
                .map(frame -> shown(frame.toStackTraceElement()))
                .orElse(UNKNOWN));
  }

  /** Who uses these connections, the longest first. */
  static List<Holder> holders(Iterable<Checkout> checkouts) {
    List<Checkout> earliestFirst = new ArrayList<>();
    checkouts.forEach(earliestFirst::add);
    earliestFirst.sort(Comparator.comparingLong(Checkout::start));
    Map<Thread, List<String>> calls = new HashMap<>();
    List<Holder> holders = new ArrayList<>();
    for (Checkout checkout : earliestFirst) {
      holders.add(checkout.holder(checkout.caller().orElseGet(() -> next(calls, checkout))));
    }
    return holders;
  }

  /** The calls of one thread that are on its stack stand in the order of its checkouts. */
  private static String next(Map<Thread, List<String>> calls, Checkout checkout) {
    List<String> left =
        calls.computeIfAbsent(
            checkout.thread(), thread -> new ArrayList<>(onStack(thread.getStackTrace())));
    return left.isEmpty() ? UNKNOWN : left.remove(0);
  }

  /** The places that a thread called the database from and has not returned to, outermost first. */
  static List<String> onStack(StackTraceElement... stack) {
    List<String> places = new ArrayList<>();
    int at = stack.length - 1;
    while (at >= 0) {
      if (!isOurs(stack[at].getClassName())) {
        at--;
        continue;
      }
      int outermost = at;
      boolean taking = false;
      while (at >= 0 && isOurs(stack[at].getClassName())) {
        taking |= isTaking(stack[at]);
        at--;
      }
      if (taking) {
        places.add(place(stack, at, outermost));
      }
    }
    return places;
  }

  private static boolean isTaking(StackTraceElement frame) {
    return frame.getClassName().equals(Database.class.getName())
        && (frame.getMethodName().equals("inTransaction")
            || frame.getMethodName().equals("withConnection"));
  }

  /** The caller; on a thread of our own there is none, and the work that it runs must tell. */
  private static String place(StackTraceElement[] stack, int work, int outermost) {
    if (outermost + 1 < stack.length && isOfApplication(stack[outermost + 1])) {
      return shown(stack[outermost + 1]);
    }
    for (int at = work; at >= 0; at--) {
      // What the compiler made of a lambda has no file.
      if (stack[at].getFileName() != null) {
        return shown(stack[at]);
      }
    }
    return UNKNOWN;
  }

  /** As the JVM prints it, without the class loader and the module. */
  private static String shown(StackTraceElement frame) {
    return "%s.%s(%s:%d)"
        .formatted(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
  }

  private static boolean isOfApplication(StackTraceElement frame) {
    return !frame.getClassName().startsWith("java.");
  }

  private static boolean isOurs(String className) {
    int inner = className.indexOf('$');
    return OURS.contains(inner < 0 ? className : className.substring(0, inner));
  }
}
