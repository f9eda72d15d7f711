package dev.aludel.script;

import dev.aludel.revision.Revision;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    settings
        .lockTimeout()
        .ifPresent(time -> fields.put(HeaderKey.LOCK_TIMEOUT, List.of(Durations.format(time))));
    settings
        .statementTimeout()
        .ifPresent(
            time -> fields.put(HeaderKey.STATEMENT_TIMEOUT, List.of(Durations.format(time))));
    if (!settings.transactional()) {
      fields.put(HeaderKey.TRANSACTION, List.of("none"));
    }
    fields.values().removeIf(List::isEmpty);
    return fields;
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
