package dev.aludel.cli.model;

import dev.aludel.schema.ModelReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Loads a model's classes, with the Hibernate that they were written for.
 *
 * <p>Of Aludel's own libraries a model sees the core and SLF4J, and nothing else: whatever the
 * command line is made of must not stand in the way of the user's versions. The user's class path
 * comes first; the Hibernate that Aludel brings is there only if the user's has none.
 */
final class ModelClassLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String HIBERNATE = "org/hibernate/cfg/AvailableSettings.class";

  private final ClassLoader own = ModelReader.class.getClassLoader();

  private ModelClassLoader(List<Path> classpath, ClassLoader parent) {
    super("model", urls(classpath), parent);
  }

  /** The user's class path, completed by what the distribution brings for models. */
  static ModelClassLoader of(List<Path> classpath) {
    String home = System.getProperty("aludel.home");
    if (home == null) {
      return new ModelClassLoader(classpath, ModelClassLoader.class.getClassLoader());
    }
    List<Path> bundled = bundled(Path.of(home, "lib", "jpa"));
    boolean bringsHibernate = hasHibernate(classpath);
    List<Path> all = new ArrayList<>(classpath);
    for (Path jar : bundled) {
      if (!bringsHibernate || jar.getFileName().toString().startsWith("aludel-")) {
        all.add(jar);
      }
    }
    return new ModelClassLoader(all, ClassLoader.getPlatformClassLoader());
  }

  private static List<Path> bundled(Path folder) {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
      found.forEach(jars::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(jars);
    return jars;
  }

  private static boolean hasHibernate(List<Path> classpath) {
    try (URLClassLoader probe =
        new URLClassLoader(urls(classpath), ClassLoader.getPlatformClassLoader())) {
      return probe.findResource(HIBERNATE) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL[] urls(List<Path> classpath) {
    URL[] urls = new URL[classpath.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = classpath.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }
    return urls;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (isShared(name)) {
      try {
        return own.loadClass(name);
      } catch (ClassNotFoundException e) {
        return super.loadClass(name, resolve);
      }
    }
    return super.loadClass(name, resolve);
  }

  /** What both sides must mean the same by. A model may have a package below dev.aludel, too. */
  private static boolean isShared(String name) {
    return name.startsWith("dev.aludel.") || name.startsWith("org.slf4j.");
  }
}
