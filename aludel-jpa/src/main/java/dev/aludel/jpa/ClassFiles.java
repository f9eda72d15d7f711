package dev.aludel.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The class files of a class path, read package by package and nothing else. */
final class ClassFiles {

  /** Is handed the name and the content of each class file. */
  interface Visitor {
    void visit(String className, byte[] content) throws IOException;
  }

  private final ClassLoader loader;
  private final List<Path> classPath;

  ClassFiles(ClassLoader loader, List<String> classPath) {
    this.loader = loader;
    this.classPath = classPath.stream().map(Path::of).toList();
  }

  /** Where it looks, for a message. */
  String places() {
    if (classPath.isEmpty()) {
      return "the class path of the application";
    }
    return String.join(
        ", ",
        classPath.stream().map(p -> Files.exists(p) ? p + "" : p + " (does not exist)").toList());
  }

  /** Hands over each class of the package and of those below it, in a steady order. */
  void visit(String packageName, Visitor visitor) throws IOException {
    String folder = packageName.replace('.', '/');
    Set<String> seen = new LinkedHashSet<>();
    for (Path place : classPath.isEmpty() ? placesOf(folder) : classPath) {
      if (Files.isDirectory(place)) {
        visitDirectory(place, folder, seen, visitor);
      } else if (Files.isRegularFile(place)) {
        visitJar(place, folder, seen, visitor);
      }
    }
  }

  private static void visitDirectory(Path root, String folder, Set<String> seen, Visitor visitor)
      throws IOException {
    Path start = root.resolve(folder);
    if (!Files.isDirectory(start)) {
      return;
    }
    try (Stream<Path> found = Files.walk(start)) {
      for (Path file : found.sorted().toList()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (path.endsWith(".class") && seen.add(path)) {
          visitor.visit(className(path), Files.readAllBytes(file));
        }
      }
    }
  }

  private static void visitJar(Path jar, String folder, Set<String> seen, Visitor visitor)
      throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        String path = entry.getName();
        if (path.startsWith(folder + "/") && path.endsWith(".class") && seen.add(path)) {
          try (InputStream in = file.getInputStream(entry)) {
            visitor.visit(className(path), in.readAllBytes());
          }
        }
      }
    }
  }

  private static String className(String path) {
    return path.substring(0, path.length() - ".class".length()).replace('/', '.');
  }

  /** The directories and jars in which the class loader finds a package. */
  private List<Path> placesOf(String folder) throws IOException {
    List<Path> places = new ArrayList<>();
    for (URL url : Collections.list(loader.getResources(folder))) {
      if (url.getProtocol().equals("file")) {
        Path place = path(url.toString());
        for (int i = folder.split("/").length; i > 0; i--) {
          place = place.resolveSibling("..").normalize();
        }
        places.add(place);
      } else if (url.openConnection() instanceof JarURLConnection jar) {
        places.add(path(jar.getJarFileURL().toString()));
      }
    }
    return places;
  }

  private static Path path(String url) throws IOException {
    try {
      return Path.of(new URI(url));
    } catch (URISyntaxException e) {
      throw new IOException(url + " is no file", e);
    }
  }
}
