package dev.aludel.script;

import dev.aludel.revision.Revision;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * How new scripts are named.
 *
 * <p>A Java script is named as its class, so what no class name may hold becomes an underscore, and
 * {@code R} stands before it where it does not begin with a capital: {@code
 * R3f2a9c41d0b7_add_is_archived_to_clients.java}.
 *
 * @param template as Alembic's {@code file_template}: {@code %(rev)s_%(slug)s}
 * @param truncateSlugLength the most characters that the message takes
 * @param timezone the zone of the template's date and time, and of the script's {@code created}
 */
public record FileNaming(String template, int truncateSlugLength, ZoneId timezone) {

  /** As Alembic names files by default, with UTC. */
  public static final FileNaming DEFAULT = new FileNaming("%(rev)s_%(slug)s", 40, ZoneOffset.UTC);

  /** The file's name, with folders before it if the template has slashes. */
  String fileName(Revision revision, ScriptFormat format, Instant now) {
    String slug = Slug.of(revision.message(), truncateSlugLength);
    ZonedDateTime time = revision.created().orElse(now).atZone(timezone);
    String path = new FileTemplate(template).name(revision.id(), slug, time);
    int slash = path.lastIndexOf('/');
    String folder = path.substring(0, slash + 1);
    String name = withoutTrailing(path.substring(slash + 1));
    return folder + (format == ScriptFormat.JAVA ? className(name) : name) + format.ending();
  }

  /** An empty slug leaves the underscore that stood before it. */
  private static String withoutTrailing(String name) {
    String cut = name.replaceAll("[_-]+$", "");
    return cut.isEmpty() ? name : cut;
  }

  private static String className(String name) {
    StringBuilder legal = new StringBuilder();
    name.codePoints()
        .map(
            c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c) ? c : '_')
        .forEach(legal::appendCodePoint);
    boolean capital = legal.length() > 0 && Character.isUpperCase(legal.codePointAt(0));
    return capital ? legal.toString() : "R" + legal;
  }
}
