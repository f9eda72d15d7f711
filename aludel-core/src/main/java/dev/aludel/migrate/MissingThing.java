package dev.aludel.migrate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do where PostgreSQL says that something does not exist that belongs to no schema of one's
 * own: a role, or what an extension brings.
 */
final class MissingThing {

  private static final Pattern ROLE = Pattern.compile("role \"(.+)\" does not exist");

  private static final Pattern BROUGHT =
      Pattern.compile(
          "(?:type|operator class|function|text search dictionary) \"?([^\" (]+)\"?[ (].*does not exist",
          Pattern.DOTALL);

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  /** What extensions of PostgreSQL's own appendix F and two others bring, as models use it. */
  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("citext", "citext"),
          Map.entry("hstore", "hstore"),
          Map.entry("ltree", "ltree"),
          Map.entry("cube", "cube"),
          Map.entry("isbn", "isn"),
          Map.entry("gin_trgm_ops", "pg_trgm"),
          Map.entry("gist_trgm_ops", "pg_trgm"),
          Map.entry("similarity", "pg_trgm"),
          Map.entry("unaccent", "unaccent"),
          Map.entry("uuid_generate_v4", "\"uuid-ossp\""),
          Map.entry("crypt", "pgcrypto"),
          Map.entry("gen_salt", "pgcrypto"),
          Map.entry("digest", "pgcrypto"),
          Map.entry("geometry", "postgis"),
          Map.entry("geography", "postgis"),
          Map.entry("vector", "vector"));

  private MissingThing() {}

  /** The statement that adds it, in a sentence; nothing where that is not known. */
  static Optional<String> advice(String message) {
    Matcher role = ROLE.matcher(message);
    if (role.find()) {
      String name = role.group(1);
      String written =
          PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
      return Optional.of("Create the role first: CREATE ROLE " + written + ";");
    }
    Matcher brought = BROUGHT.matcher(message);
    return brought.find()
        ? Optional.ofNullable(EXTENSIONS.get(brought.group(1).toLowerCase(Locale.ROOT)))
            .map(
                extension ->
                    "It comes with an extension. Create that first: CREATE EXTENSION %s;"
                        .formatted(extension))
        : Optional.empty();
  }
}
