package dev.aludel.testing.schema;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Names that quoting must get right: capitals, spaces, reserved words, every kind of quote,
 * comments, Unicode, and the full 63 bytes that PostgreSQL allows.
 *
 * <p>No two of them differ in case only, since SQLite takes such names for one.
 */
final class RandomNames {

  private static final int MAX_BYTES = 63;

  private static final List<String> PLAIN =
      List.of("client", "invoice", "amount", "kind", "total", "booked_at", "rule", "note");

  private static final List<String> RESERVED =
      List.of("order", "select", "group", "table", "user", "index", "Values", "default", "check");

  private static final List<String> ODD =
      List.of(
          "Order Item",
          "camelCase",
          "say \"hi\"",
          "it's",
          "größe",
          "数据",
          "smile😀",
          "a.b",
          "[bracket]",
          "back`tick",
          "back\\slash",
          "what?",
          "a;b",
          "x--y",
          "p/*q*/",
          "$1",
          "%s",
          "tab\there",
          "(paren)",
          "7up",
          "new\nline");

  private final Random random;
  private final Set<String> taken = new HashSet<>();

  RandomNames(Random random) {
    this.random = random;
  }

  /** Never gives this name, nor another spelling of it. */
  void take(String name) {
    taken.add(name.toLowerCase(Locale.ROOT));
  }

  String next() {
    for (; ; ) {
      String name = candidate();
      if (name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
          && taken.add(name.toLowerCase(Locale.ROOT))) {
        return name;
      }
    }
  }

  private String candidate() {
    int number = random.nextInt(1000);
    return switch (random.nextInt(10)) {
      case 0 -> pick(RESERVED);
      case 1, 2, 3 -> pick(ODD) + number;
      case 4 -> longest(pick(PLAIN) + number + "_");
      default -> pick(PLAIN) + number;
    };
  }

  private static String longest(String start) {
    return start + "x".repeat(MAX_BYTES - start.length());
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
