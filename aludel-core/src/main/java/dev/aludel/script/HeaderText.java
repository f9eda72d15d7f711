package dev.aludel.script;

import dev.aludel.revision.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of a header as both formats write them, in their order. */
final class HeaderText {

  private HeaderText() {}

  /** The fields that say something. */
  static Map<HeaderKey, List<String>> fields(Revision revision, RunSettings settings, ZoneId zone) {
    Map<HeaderKey, List<String>> fields = new EnumMap<>(HeaderKey.class);
    fields.put(HeaderKey.ID, List.of(revision.id()));
    fields.put(HeaderKey.DOWN, revision.down());
    fields.put(HeaderKey.DEPENDS_ON, revision.dependsOn());
    fields.put(HeaderKey.LABELS, revision.labels());
    fields.put(HeaderKey.REPLACES, revision.replaces());
    revision
        .created()
        .ifPresent(created -> fields.put(HeaderKey.CREATED, List.of(date(created, zone))));
    put(fields, HeaderKey.LOCK_TIMEOUT, settings.limits().lock());
    settings
        .lockRetries()
        .ifPresent(count -> fields.put(HeaderKey.LOCK_RETRIES, List.of(Integer.toString(count))));
    put(fields, HeaderKey.STATEMENT_TIMEOUT, settings.limits().statement());
    put(fields, HeaderKey.IDLE_IN_TRANSACTION_TIMEOUT, settings.limits().idle());
    if (!settings.transactional()) {
      fields.put(HeaderKey.TRANSACTION, List.of("none"));
    }
    fields.values().removeIf(List::isEmpty);
    return fields;
  }

  private static void put(
      Map<HeaderKey, List<String>> fields, HeaderKey key, Optional<Duration> limit) {
    limit.ifPresent(time -> fields.put(key, List.of(Durations.format(time))));
  }

  /** RFC 3339 to the second. */
  private static String date(Instant created, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        OffsetDateTime.ofInstant(created.truncatedTo(ChronoUnit.SECONDS), zone));
  }

  /** {@code "a"} or <code>{"a", "b"}</code>. */
  static String javaValue(List<String> values) {
    String joined =
        values.stream()
            .map(value -> '"' + JavaStrings.escaped(value) + '"')
            .collect(Collectors.joining(", "));
    return values.size() == 1 ? joined : "{" + joined + "}";
  }
}
