package dev.aludel.script;

import dev.aludel.dialect.Limits;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one header, checked as they are collected and made into a header at the end. */
final class HeaderFields {

  private record Field(HeaderKey key, String spelling, List<String> values, int line) {}

  private final String source;

  /** So few that to go through them is the fastest way. */
  private final List<Field> fields = new ArrayList<>();

  HeaderFields(String source) {
    this.source = source;
  }

  /**
   * Adds a field.
   *
   * @param spelling the key as the file writes it
   */
  void put(HeaderKey key, String spelling, List<String> values, int line) {
    Field before = field(key);
    if (before != null) {
      throw new ScriptException(
          source,
          line,
          "'%s' stands in the header a second time; the first is on line %d."
              .formatted(spelling, before.line()));
    }
    if (!key.takesSeveral() && values.size() != 1) {
      throw new ScriptException(
          source, line, "'%s' takes one value, not %d.".formatted(spelling, values.size()));
    }
    fields.add(new Field(key, spelling, values, line));
  }

  /**
   * The header of these fields.
   *
   * @param message the message, unless a field says it
   * @param missingId what to say where there is no id
   * @param line the line of the header
   */
  ScriptHeader header(String message, String missingId, int line, Optional<String> className) {
    Field id = field(HeaderKey.ID);
    if (id == null || id.values().get(0).isBlank()) {
      throw new ScriptException(source, id == null ? line : id.line(), missingId);
    }
    checkIds();
    Revision revision =
        new Revision(
            id.values().get(0),
            values(HeaderKey.DOWN),
            values(HeaderKey.DEPENDS_ON),
            values(HeaderKey.LABELS),
            value(HeaderKey.MESSAGE).orElse(message),
            created(),
            source,
            values(HeaderKey.REPLACES));
    RunSettings settings =
        new RunSettings(
            new Limits(
                timeout(HeaderKey.LOCK_TIMEOUT),
                timeout(HeaderKey.STATEMENT_TIMEOUT),
                timeout(HeaderKey.IDLE_IN_TRANSACTION_TIMEOUT)),
            lockRetries(),
            transactional());
    return new ScriptHeader(revision, settings, className);
  }

  private @Nullable Field field(HeaderKey key) {
    for (Field field : fields) {
      if (field.key() == key) {
        return field;
      }
    }
    return null;
  }

  private boolean has(HeaderKey key) {
    return field(key) != null;
  }

  private List<String> values(HeaderKey key) {
    Field field = field(key);
    return field == null ? List.of() : field.values();
  }

  private Optional<String> value(HeaderKey key) {
    Field field = field(key);
    return field == null || field.values().get(0).isBlank()
        ? Optional.empty()
        : Optional.of(field.values().get(0));
  }

  /** The graph checks them too, but knows no lines. */
  private void checkIds() {
    for (Field field : fields) {
      if (field.key().takesSeveral() || field.key() == HeaderKey.ID) {
        for (String value : field.values()) {
          Optional<String> problem = RevisionId.problemWith(value);
          if (problem.isPresent()) {
            throw new ScriptException(
                source,
                field.line(),
                "'%s' cannot stand in '%s': %s.".formatted(value, field.spelling(), problem.get()));
          }
        }
      }
    }
  }

  private Optional<Instant> created() {
    return parsed(HeaderKey.CREATED, HeaderFields::date);
  }

  private static Instant date(String text) {
    try {
      return Dates.parse(text);
    } catch (DateTimeException e) {
      throw new DateTimeException(
          "'%s' is no date and time with an offset, such as 2026-11-21T04:08:00Z.".formatted(text),
          e);
    }
  }

  private Optional<Duration> timeout(HeaderKey key) {
    return has(key) ? parsed(key, Durations::parse) : Optional.empty();
  }

  private OptionalInt lockRetries() {
    if (!has(HeaderKey.LOCK_RETRIES)) {
      return OptionalInt.empty();
    }
    return parsed(HeaderKey.LOCK_RETRIES, HeaderFields::count)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static int count(String text) {
    String digits = text.strip();
    boolean number = digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number || digits.isEmpty() || digits.length() > 4) {
      throw new IllegalArgumentException("'%s' is no number from 0 to 9999.".formatted(text));
    }
    return Integer.parseInt(digits);
  }

  private boolean transactional() {
    return !has(HeaderKey.TRANSACTION)
        || parsed(
                HeaderKey.TRANSACTION,
                text -> {
                  if (!text.equals("default") && !text.equals("none")) {
                    throw new IllegalArgumentException(
                        "a transaction is 'default' or 'none', not '%s'.".formatted(text));
                  }
                  return text.equals("default");
                })
            .orElse(true);
  }

  private <T> Optional<T> parsed(HeaderKey key, Function<String, T> parser) {
    Field field = field(key);
    if (field == null || field.values().get(0).isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(field.values().get(0)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ScriptException(
          source, field.line(), "%s: %s".formatted(field.spelling(), e.getMessage()), e);
    }
  }
}
