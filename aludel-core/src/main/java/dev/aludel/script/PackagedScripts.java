package dev.aludel.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The revision scripts that are packed into an application: classes and SQL resources in one folder
 * of its class path, such as {@code db/migrations}.
 *
 * <p>What lies there is looked up in the folder, or in the jar that holds it. Where that is not
 * possible, as in a native image, the index {@code META-INF/aludel/revisions} says it: a line for
 * each script, with the name of a class ({@code db.migrations.R1_first}) or of a resource ({@code
 * db/migrations/2_second.sql}); a line that begins with {@code #} is a comment. With an index,
 * nothing else is looked for.
 */
public final class PackagedScripts {

  /** Where an application may list its revisions. */
  public static final String INDEX = "META-INF/aludel/revisions";

  private final ClassLoader loader;
  private final String folder;

  private PackagedScripts(ClassLoader loader, String folder) {
    this.loader = loader;
    this.folder = folder;
  }

  /**
   * The scripts in a folder of the class path.
   *
   * @param folder with slashes, as a resource's name: {@code db/migrations}
   * @return the scripts and their graph
   * @throws ScriptException if there is no such folder, or a script in it cannot be read
   * @throws dev.aludel.revision.RevisionException if the scripts make no graph
   */
  public static Scripts load(ClassLoader loader, String folder) {
    String trimmed = folder.replaceAll("^/+|/+$", "");
    return new PackagedScripts(loader, trimmed).load();
  }

  private Scripts load() {
    List<Script> scripts = new ArrayList<>();
    try {
      Set<String> names = indexed();
      for (String name : names.isEmpty() ? listed() : names) {
        script(name).ifPresent(scripts::add);
      }
    } catch (IOException e) {
      throw new ScriptException(
          folder, 0, "the scripts on the class path cannot be listed: %s.".formatted(e), e);
    }
    return Scripts.of(scripts, Optional.empty());
  }

  private Set<String> indexed() throws IOException {
    Set<String> names = new TreeSet<>();
    for (URL index : Collections.list(loader.getResources(INDEX))) {
      try (InputStream in = index.openStream()) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .forEach(line -> names.add(line.endsWith(".sql") ? line : resource(line)));
      }
    }
    return names;
  }

  private static String resource(String className) {
    return className.replace('.', '/') + ".class";
  }

  private Set<String> listed() throws IOException {
    Set<String> names = new TreeSet<>();
    Enumeration<URL> places = loader.getResources(folder);
    if (!places.hasMoreElements()) {
      throw new ScriptException(
          folder,
          "there is no such folder on the class path. Pack the revisions into it, or list them in %s."
              .formatted(INDEX));
    }
    while (places.hasMoreElements()) {
      URL place = places.nextElement();
      URLConnection connection = place.openConnection();
      if (connection instanceof JarURLConnection jar) {
        // A cached jar belongs to the application, which goes on reading from it.
        JarFile file = jar.getJarFile();
        file.stream().map(entry -> entry.getName()).forEach(name -> add(names, name));
        if (!jar.getUseCaches()) {
          file.close();
        }
      } else if (place.getProtocol().equals("file")) {
        addFiles(names, place);
      } else {
        throw new ScriptException(
            place.toString(),
            "what lies there cannot be listed. List the revisions in %s.".formatted(INDEX));
      }
    }
    return names;
  }

  private void addFiles(Set<String> names, URL place) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(uri(place)))) {
      files.forEach(file -> add(names, folder + "/" + file.getFileName()));
    }
  }

  private static URI uri(URL place) throws IOException {
    try {
      return place.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Keeps what lies directly in the folder and may be a script; nested classes never are. */
  private void add(Set<String> names, String name) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    String own = name.startsWith(prefix) ? name.substring(prefix.length()) : "/";
    boolean candidate = own.endsWith(".sql") || (own.endsWith(".class") && own.indexOf('$') < 0);
    if (candidate && own.indexOf('/') < 0 && !own.startsWith(".")) {
      names.add(prefix + own);
    }
  }

  /** The script of that name; nothing for a class that is no revision. */
  private Optional<Script> script(String name) {
    if (!name.endsWith(".class")) {
      URL resource = loader.getResource(name);
      if (resource == null) {
        throw new ScriptException(name, "%s names it, but it is not there.".formatted(INDEX));
      }
      ScriptText text = ScriptText.of(resource, name);
      ScriptHeader header = text.readHead((head, whole) -> SqlHeaderReader.read(name, head, whole));
      return Optional.of(new SqlScript(header, text));
    }
    String className = name.substring(0, name.length() - ".class".length()).replace('/', '.');
    try {
      Class<?> type = Class.forName(className, false, loader);
      return Optional.ofNullable(type.getAnnotation(Revision.class))
          .map(annotation -> new JavaClassScript(ClassHeader.of(type, annotation), type));
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ScriptException(
          className,
          0,
          "the class cannot be loaded: %s. It is listed as a revision.".formatted(e),
          e);
    } catch (UncheckedIOException e) {
      throw new ScriptException(className, 0, "it cannot be read: %s.".formatted(e), e);
    }
  }
}
