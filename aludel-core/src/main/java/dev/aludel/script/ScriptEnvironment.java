package dev.aludel.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What Java scripts are compiled with.
 *
 * @param classpath jars and folders that scripts may use besides Aludel itself
 * @param cache the folder of compiled scripts; without one, every run compiles anew
 * @param parent the class loader of the application, whose classes scripts may use too
 */
public record ScriptEnvironment(List<Path> classpath, Optional<Path> cache, ClassLoader parent) {

  public ScriptEnvironment {
    classpath = List.copyOf(classpath);
  }

  /** Aludel's own class path, and the cache of the user. */
  public static ScriptEnvironment standard() {
    ClassLoader own = Migration.class.getClassLoader();
    return new ScriptEnvironment(
        List.of(), userCache(), own == null ? ClassLoader.getSystemClassLoader() : own);
  }

  public ScriptEnvironment withClasspath(List<Path> newClasspath) {
    return new ScriptEnvironment(newClasspath, cache, parent);
  }

  public ScriptEnvironment withCache(Path newCache) {
    return new ScriptEnvironment(classpath, Optional.of(newCache), parent);
  }

  public ScriptEnvironment withoutCache() {
    return new ScriptEnvironment(classpath, Optional.empty(), parent);
  }

  public ScriptEnvironment withParent(ClassLoader newParent) {
    return new ScriptEnvironment(classpath, cache, newParent);
  }

  /** As the XDG base directory specification says; on Windows, in the local application data. */
  private static Optional<Path> userCache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    if (xdg != null && Path.of(xdg).isAbsolute()) {
      return Optional.of(Path.of(xdg, "aludel"));
    }
    String local = System.getenv("LOCALAPPDATA");
    if (local != null && !local.isBlank()) {
      return Optional.of(Path.of(local, "aludel", "cache"));
    }
    String home = System.getProperty("user.home");
    return home == null || home.isBlank() || home.equals("?")
        ? Optional.empty()
        : Optional.of(Path.of(home, ".cache", "aludel"));
  }
}
