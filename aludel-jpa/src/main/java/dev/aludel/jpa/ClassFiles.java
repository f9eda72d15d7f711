package dev.aludel.jpa;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
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
    if (classPath.isEmpty()) {
      visitResources(folder, seen, visitor);
    }
    for (Path place : classPath.isEmpty() && seen.isEmpty() ? everywhere() : classPath) {
      visitPlace(place, folder, seen, visitor);
    }
  }

  private static void visitPlace(Path place, String folder, Set<String> seen, Visitor visitor)
      throws IOException {
    if (Files.isDirectory(place)) {
      visitDirectory(place, folder, seen, visitor);
    } else if (Files.isRegularFile(place)) {
      try (JarFile jar = new JarFile(place.toFile())) {
        visitJar(jar, folder, seen, visitor);
      }
    }
  }

  /** The places in which the class loader finds the folder, also jars within a jar. */
  private void visitResources(String folder, Set<String> seen, Visitor visitor) throws IOException {
    for (URL url : Collections.list(loader.getResources(folder))) {
      if (url.getProtocol().equals("file")) {
        Path root = path(url);
        for (int i = folder.split("/").length; i > 0; i--) {
          root = root.resolve("..").normalize();
        }
        visitDirectory(root, folder, seen, visitor);
      } else if (url.openConnection() instanceof JarURLConnection connection) {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
          visitJar(jar, folder, seen, visitor);
        }
      }
    }
  }

  /** All that is on the class path: a jar need not have entries for its folders. */
  private List<Path> everywhere() throws IOException {
    List<Path> places = new ArrayList<>();
    for (ClassLoader l = loader; l != null; l = l.getParent()) {
      if (l instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          if (url.getProtocol().equals("file")) {
            places.add(path(url));
          }
        }
      }
    }
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .forEach(places::add);
    return places;
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

  private static void visitJar(JarFile jar, String folder, Set<String> seen, Visitor visitor)
      throws IOException {
    for (JarEntry entry : Collections.list(jar.entries())) {
      String path = entry.getName();
      if (path.startsWith(folder + "/") && path.endsWith(".class") && seen.add(path)) {
        try (InputStream in = jar.getInputStream(entry)) {
          visitor.visit(className(path), in.readAllBytes());
        }
      }
    }
  }

  private static String className(String path) {
    return path.substring(0, path.length() - ".class".length()).replace('/', '.');
  }

  private static Path path(URL url) throws IOException {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IOException(url + " is no file", e);
    }
  }
}
