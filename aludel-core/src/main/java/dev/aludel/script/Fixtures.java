package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.error.Nearest;
import dev.aludel.operation.Located;
import dev.aludel.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows for tests of revisions: {@code migrations/fixtures/<revision>.sql}, run when that revision
 * has been applied. What stands behind the id and a {@code _} in the file's name does not count.
 */
public final class Fixtures {

  public static final Fixtures NONE = new Fixtures(Map.of());

  /** The name of the folder, beside {@code versions}. */
  public static final String FOLDER = "fixtures";

  private final Map<String, Fixture> byRevision;

  private Fixtures(Map<String, Fixture> byRevision) {
    this.byRevision = byRevision;
  }

  /** One file of rows. */
  public static final class Fixture {

    private final String source;
    private final String text;

    private Fixture(String source, String text) {
      this.source = source;
      this.text = text;
    }

    /** Its file, as messages name it. */
    public String source() {
      return source;
    }

    /**
     * What it does, in order, each with its line; nothing where it is for another database.
     *
     * @throws ScriptException if its statements cannot be told apart
     */
    public List<Located> operations(Dialect dialect) {
      return CompanionText.statements(source, text, dialect);
    }
  }

  /**
   * Those in a project's folder of migrations; none where it has no such folder.
   *
   * @param folder the one that holds {@code versions/}
   * @throws ScriptException if a file has the name of no revision, or two have the name of one
   */
  public static Fixtures in(Path folder, Scripts scripts) {
    Path fixtures = folder.resolve(FOLDER);
    if (!Files.isDirectory(fixtures)) {
      return NONE;
    }
    Map<String, Fixture> byRevision = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(fixtures)) {
      List<Path> sorted = files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
      for (Path file : sorted) {
        ScriptText text = ScriptText.of(file);
        String id = revision(file, scripts, text.source());
        if (byRevision.put(id, new Fixture(text.source(), text.read())) != null) {
          throw new ScriptException(
              text.source(), "revision %s has another file of fixtures already.".formatted(id));
        }
      }
    } catch (IOException e) {
      throw new ScriptException(fixtures.toString(), 0, "it cannot be read: %s.".formatted(e), e);
    }
    return new Fixtures(byRevision);
  }

  private static String revision(Path file, Scripts scripts, String source) {
    String name = file.getFileName().toString().replaceFirst("\\.sql$", "");
    if (scripts.find(name).isPresent()) {
      return name;
    }
    int end = name.indexOf('_');
    while (end > 0) {
      String id = name.substring(0, end);
      if (scripts.find(id).isPresent()) {
        return id;
      }
      end = name.indexOf('_', end + 1);
    }
    throw new ScriptException(
        source,
        "there is no revision '%s'.%s The name of the file is the id of the revision after which its rows are there."
            .formatted(
                name,
                Nearest.hint(
                    name, scripts.graph().revisions().stream().map(Revision::id).toList())));
  }

  /** The rows of a revision. */
  public Optional<Fixture> of(Revision revision) {
    return Optional.ofNullable(byRevision.get(revision.id()));
  }
}
