package dev.aludel.script;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The jars and folders that scripts are compiled against. */
final class ScriptClassPath {

  private final List<Path> entries;
  private final List<Path> missing;

  private ScriptClassPath(Collection<Path> entries, Collection<Path> missing) {
    this.entries = List.copyOf(entries);
    this.missing = List.copyOf(missing);
  }

  /** What a script's class loader will see: the user's entries, Aludel, and the application. */
  static ScriptClassPath of(ScriptEnvironment environment) {
    Set<Path> entries = new LinkedHashSet<>(environment.classpath());
    entries.addAll(ofAludel());
    for (ClassLoader at = environment.parent(); at != null; at = at.getParent()) {
      if (at instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          path(url).ifPresent(entries::add);
        }
      }
    }
    String own = System.getProperty("java.class.path", "");
    for (String entry : own.split(File.pathSeparator)) {
      if (!entry.isBlank()) {
        entries.add(Path.of(entry));
      }
    }
    return new ScriptClassPath(
        entries.stream().filter(Files::exists).toList(),
        environment.classpath().stream().filter(entry -> !Files.exists(entry)).toList());
  }

  private static List<Path> ofAludel() {
    CodeSource source = Migration.class.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? List.of()
        : path(source.getLocation()).stream().toList();
  }

  private static Optional<Path> path(URL url) {
    try {
      return url.getProtocol().equals("file")
          ? Optional.of(Path.of(url.toURI()))
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  List<Path> entries() {
    return entries;
  }

  /**
   * The user's entries that are not there. Most scripts need none of them, and a fresh clone has
   * none of them yet, so they are a matter only once a script does not compile.
   */
  List<Path> missing() {
    return missing;
  }

  /**
   * What changes when a jar on it changes, or Aludel's own classes. Folders of the user's are not
   * looked into: a script that a change there breaks is compiled again when it fails to link.
   */
  String fingerprint() {
    List<String> parts = new ArrayList<>();
    for (Path entry : entries) {
      parts.add(entry.toAbsolutePath() + " " + stamp(entry));
    }
    return String.join("\n", parts);
  }

  private static String stamp(Path entry) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
      }
      Path own = entry.resolve("dev/aludel");
      return Files.isDirectory(own) ? newest(own) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static String newest(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return Long.toString(files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0));
    }
  }
}
