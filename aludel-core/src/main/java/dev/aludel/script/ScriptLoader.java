package dev.aludel.script;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compiles scripts and loads their classes, each script in a class loader of its own, so that two
 * scripts may have helper classes of one name. May be used by several threads.
 */
final class ScriptLoader {

  private final ScriptEnvironment environment;
  private final ScriptCompiler compiler;
  private final Map<JavaUnit, Class<?>> loaded = new HashMap<>();
  private @Nullable ClassLoader parent;

  ScriptLoader(ScriptEnvironment environment, ScriptCompiler compiler) {
    this.environment = environment;
    this.compiler = compiler;
  }

  /** Compiles all of these that are not loaded yet, in one go. */
  synchronized void prepare(Collection<JavaUnit> scripts) {
    Map<SourceUnit, JavaUnit> units = new LinkedHashMap<>();
    for (JavaUnit script : scripts) {
      if (!loaded.containsKey(script)) {
        units.put(script.unit(), script);
      }
    }
    if (!units.isEmpty()) {
      define(units, compiler.compile(units.keySet()));
    }
  }

  synchronized Class<?> load(JavaUnit script) {
    prepare(List.of(script));
    return Objects.requireNonNull(loaded.get(script));
  }

  /** Compiles a script again, whatever the cache has. */
  synchronized Class<?> loadAnew(JavaUnit script) {
    Map<SourceUnit, JavaUnit> units = Map.of(script.unit(), script);
    define(units, compiler.compileAnew(units.keySet()));
    return Objects.requireNonNull(loaded.get(script));
  }

  private void define(Map<SourceUnit, JavaUnit> units, Map<SourceUnit, CompiledScript> compiled) {
    for (Map.Entry<SourceUnit, JavaUnit> entry : units.entrySet()) {
      SourceUnit unit = entry.getKey();
      try {
        loaded.put(
            entry.getValue(),
            new ScriptClassLoader(Objects.requireNonNull(compiled.get(unit)), parent())
                .loadClass(unit.className()));
      } catch (ClassNotFoundException e) {
        throw new ScriptException(
            unit.source(), 0, "it did not give the class %s.".formatted(unit.className()), e);
      }
    }
  }

  private ClassLoader parent() {
    if (parent == null) {
      parent =
          environment.classpath().isEmpty()
              ? environment.parent()
              : new URLClassLoader(urls(environment.classpath()), environment.parent());
    }
    return parent;
  }

  private static URL[] urls(List<Path> classpath) {
    List<URL> urls = new ArrayList<>();
    for (Path entry : classpath) {
      try {
        urls.add(entry.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new ScriptException(
            entry.toString(), 0, "it cannot stand on the class path: %s".formatted(e), e);
      }
    }
    return urls.toArray(URL[]::new);
  }
}
