package dev.aludel.cli.source;

import dev.aludel.error.AludelException;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The objects that count: {@code table:audit_*}, {@code billing.*}, {@code view:*}. A pattern fits
 * the name alone, or the name with its schema; without a kind, it is for all kinds.
 *
 * @param included those that count; all, if there are none
 * @param excluded those that do not
 */
public record ObjectFilter(List<Fitting> included, List<Fitting> excluded) {

  public ObjectFilter {
    included = List.copyOf(included);
    excluded = List.copyOf(excluded);
  }

  /** One pattern. */
  public record Fitting(Optional<ObjectKind> kind, Pattern pattern) {

    boolean fits(ObjectKind of, QualifiedName name) {
      return kind.map(wanted -> wanted == of).orElse(true)
          && (pattern.matcher(name.name()).matches() || pattern.matcher(name.toString()).matches());
    }
  }

  /**
   * Reads patterns.
   *
   * @throws AludelException if a kind is unknown
   */
  public static ObjectFilter parse(List<String> included, List<String> excluded) {
    return new ObjectFilter(
        included.stream().map(ObjectFilter::parse).toList(),
        excluded.stream().map(ObjectFilter::parse).toList());
  }

  private static Fitting parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Fitting(Optional.empty(), pattern(text))
        : new Fitting(
            Optional.of(kind(text.substring(0, colon).strip(), text)),
            pattern(text.substring(colon + 1)));
  }

  private static ObjectKind kind(String word, String text) {
    return Arrays.stream(ObjectKind.values())
        .filter(kind -> kind.word().equalsIgnoreCase(word.replace('_', ' ').replace('-', ' ')))
        .findFirst()
        .orElseThrow(
            () ->
                new AludelException(
                    "'%s' names no kind of object in '%s'. There are: %s. A pattern without a kind is for all: 'audit_*'."
                        .formatted(
                            word,
                            text,
                            Arrays.stream(ObjectKind.values())
                                .map(ObjectKind::word)
                                .collect(Collectors.joining(", ")))));
  }

  private static Pattern pattern(String text) {
    StringBuilder regex = new StringBuilder();
    for (String piece : text.strip().split("(?<=[*?])|(?=[*?])")) {
      regex.append(piece.equals("*") ? ".*" : piece.equals("?") ? "." : Pattern.quote(piece));
    }
    return Pattern.compile(regex.toString());
  }

  /** The schema without the objects that do not count. */
  Schema of(Schema schema) {
    Predicate<SchemaObject> counts =
        object -> (included.isEmpty() || any(included, object)) && !any(excluded, object);
    Schema kept = schema;
    for (SchemaObject object : schema.objects()) {
      if (!counts.test(object)) {
        kept = kept.without(object.key());
      }
    }
    return kept;
  }

  private static boolean any(List<Fitting> patterns, SchemaObject object) {
    return patterns.stream().anyMatch(pattern -> pattern.fits(object.kind(), object.name()));
  }
}
