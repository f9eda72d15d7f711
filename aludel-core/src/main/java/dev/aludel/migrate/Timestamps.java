package dev.aludel.migrate;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads an instant as both databases write one: {@code 2026-11-21 04:08:00.123+00}. */
final class Timestamps {

  private Timestamps() {}

  static Instant read(String text) {
    String iso = text.replace(' ', 'T');
    int offset = Math.max(iso.lastIndexOf('+'), iso.lastIndexOf('-'));
    boolean hoursOnly = offset > 10 && iso.length() - offset == 3;
    boolean withOffset = offset > 10 || iso.endsWith("Z");
    return OffsetDateTime.parse(hoursOnly ? iso + ":00" : withOffset ? iso : iso + "Z").toInstant();
  }
}
