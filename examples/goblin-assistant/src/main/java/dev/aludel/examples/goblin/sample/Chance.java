package dev.aludel.examples.goblin.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Values by chance, which a seed repeats. */
record Chance(Random random) {

  private static final Instant BEGINNING = Instant.parse("2026-08-01T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(100);

  /**
   * Letters of several scripts, quotes, braces and line ends: what gets lost on the way, if any.
   */
  private static final List<String> WORDS =
      List.of(
          "goblin",
          "ledger",
          "invoice",
          "summary",
          "meeting",
          "café",
          "Straße",
          "naïve",
          "東京",
          "договор",
          "weekly",
          "\"quoted\"",
          "it's",
          "{braces}",
          "back\\slash",
          "a,b",
          "50 %",
          "🧪",
          "report",
          "travel",
          "budget",
          "line\nbreak",
          "tab\there",
          "search",
          "answer");

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** From and to, both included. */
  int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  boolean oneIn(int cases) {
    return random.nextInt(cases) == 0;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  String words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(of(WORDS));
    }
    return String.join(" ", words);
  }

  /** Of version 4 (RFC 9562, section 5.4), from this chance and not the system's. */
  UUID uuid() {
    return new UUID(
        (random.nextLong() & ~0xf000L) | 0x4000L,
        (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }

  /** Within a hundred days, to the microsecond. */
  Instant instant() {
    return BEGINNING.plusNanos(random.nextLong(SPAN.toNanos() / 1_000) * 1_000);
  }

  Instant after(Instant earlier, int upToSeconds) {
    return earlier.plusNanos(random.nextLong(1, upToSeconds * 1_000_000L) * 1_000);
  }

  BigDecimal decimal(int below, int scale) {
    return BigDecimal.valueOf(random.nextLong((long) (below * Math.pow(10, scale))), scale);
  }

  double milliseconds(int around) {
    return around * (0.2 + 2 * random.nextDouble());
  }

  List<Float> place(int dimensions) {
    List<Float> place = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      place.add((float) random.nextGaussian());
    }
    return place;
  }
}
