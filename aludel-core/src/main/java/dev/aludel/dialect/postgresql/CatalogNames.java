package dev.aludel.dialect.postgresql;

import dev.aludel.schema.ObjectKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
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

  private static final Set<String> NAMES = read();

  private CatalogNames() {}

  /** Whether a server may have something of that name that stands before an object of this kind. */
  static boolean contain(ObjectKind kind, String name) {
    return switch (kind) {
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE, DOMAIN -> NAMES.contains("type " + element(name));
      case FUNCTION, PROCEDURE, AGGREGATE -> NAMES.contains("routine " + name);
      case COLLATION -> containCollation(name);
      case TABLE, VIEW, MATERIALIZED_VIEW -> NAMES.contains("relation " + name);
      case SEQUENCE -> NAMES.contains("relation " + name) || isOfColumn(name);
      default -> false;
    };
  }

  static boolean containCollation(String name) {
    return NAMES.contains("collation " + name) || LOCALE.matcher(name).matches();
  }

  static boolean containOperatorClass(String name) {
    return NAMES.contains("operator_class " + name);
  }

  /** One that a column of such a table has by itself is told by its schema as the table is. */
  private static boolean isOfColumn(String sequence) {
    for (int end = sequence.indexOf('_'); end >= 0; end = sequence.indexOf('_', end + 1)) {
      if (sequence.endsWith("_seq") && NAMES.contains("relation " + sequence.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** The array of a type has its name after an underscore (CREATE TYPE, Array Types). */
  private static String element(String type) {
    return type.startsWith("_") ? type.substring(1) : type;
  }

  private static Set<String> read() {
    try (InputStream file = CatalogNames.class.getResourceAsStream("names.txt");
        var lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      Set<String> names = new HashSet<>();
      lines.lines().filter(line -> !line.startsWith("#")).forEach(names::add);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
