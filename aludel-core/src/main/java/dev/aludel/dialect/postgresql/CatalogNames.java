package dev.aludel.dialect.postgresql;

import dev.aludel.schema.ObjectKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of what every server has in {@code pg_catalog}, where it looks for a name without a
 * schema before it looks anywhere else (section 5.10.5 of PostgreSQL's manual).
 *
 * <p>They are those of all versions together, so that a statement is the same for each of them: a
 * function that a team has called {@code uuidv7} is dropped by its whole name on 17 too, and the
 * same revision can run on 18, which has one itself.
 */
final class CatalogNames {

  /** Collations come from the system as well: {@code de-x-icu}, {@code en_US.utf8}. */
  private static final Pattern LOCALE = Pattern.compile(".*-x-icu|[a-z]{2,3}_[A-Z]{2}.*");

  /** By what they are names of. */
  private static final Map<String, Set<String>> NAMES = read();

  private static final Set<String> RELATIONS = NAMES.getOrDefault("relation", Set.of());
  private static final Set<String> ROUTINES = NAMES.getOrDefault("routine", Set.of());
  private static final Set<String> TYPES = NAMES.getOrDefault("type", Set.of());
  private static final Set<String> COLLATIONS = NAMES.getOrDefault("collation", Set.of());
  private static final Set<String> OPERATOR_CLASSES =
      NAMES.getOrDefault("operator_class", Set.of());

  private CatalogNames() {}

  /** Whether a server may have something of that name that stands before an object of this kind. */
  static boolean contain(ObjectKind kind, String name) {
    return switch (kind) {
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE, DOMAIN -> TYPES.contains(element(name));
      case FUNCTION, PROCEDURE, AGGREGATE -> ROUTINES.contains(name);
      case COLLATION -> containCollation(name);
      case TABLE, VIEW, MATERIALIZED_VIEW -> RELATIONS.contains(name);
      case SEQUENCE -> RELATIONS.contains(name) || isOfColumn(name);
      default -> false;
    };
  }

  static boolean containCollation(String name) {
    return COLLATIONS.contains(name) || LOCALE.matcher(name).matches();
  }

  static boolean containOperatorClass(String name) {
    return OPERATOR_CLASSES.contains(name);
  }

  /** One that a column of such a table has by itself is told by its schema as the table is. */
  private static boolean isOfColumn(String sequence) {
    for (int end = sequence.indexOf('_'); end >= 0; end = sequence.indexOf('_', end + 1)) {
      if (sequence.endsWith("_seq") && RELATIONS.contains(sequence.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** The array of a type has its name after an underscore (CREATE TYPE, Array Types). */
  private static String element(String type) {
    return type.startsWith("_") ? type.substring(1) : type;
  }

  private static Map<String, Set<String>> read() {
    try (InputStream file = CatalogNames.class.getResourceAsStream("names.txt");
        var lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      Map<String, Set<String>> names = new HashMap<>();
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                String[] words = line.split(" ", 2);
                names.computeIfAbsent(words[0], kind -> new HashSet<>()).add(words[1]);
              });
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
