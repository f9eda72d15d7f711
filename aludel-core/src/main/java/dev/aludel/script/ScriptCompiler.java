package dev.aludel.script;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * Compiles Java scripts, all that are needed in one go, since starting the compiler takes longer
 * than what it then does. What was compiled before comes from the cache, without any compiler.
 */
final class ScriptCompiler {

  private final ScriptEnvironment environment;
  private final List<JavaCompilers> preferred;
  private final CompileCache cache;
  private int runs;

  ScriptCompiler(ScriptEnvironment environment) {
    this(environment, List.of(JavaCompilers.JDK, JavaCompilers.ECJ));
  }

  /**
   * @param preferred the compilers to look for, the best first
   */
  ScriptCompiler(ScriptEnvironment environment, List<JavaCompilers> preferred) {
    this.environment = environment;
    this.preferred = preferred;
    this.cache = new CompileCache(environment.cache());
  }

  /** How often a compiler was started. */
  int runs() {
    return runs;
  }

  /**
   * The classes of each script.
   *
   * @throws ScriptException if one does not compile, or there is no compiler
   */
  Map<SourceUnit, CompiledScript> compile(Collection<SourceUnit> units) {
    return compile(units, true);
  }

  /** The same without a look into the cache, for what no longer links. */
  Map<SourceUnit, CompiledScript> compileAnew(Collection<SourceUnit> units) {
    return compile(units, false);
  }

  private Map<SourceUnit, CompiledScript> compile(Collection<SourceUnit> units, boolean cached) {
    ScriptClassPath classPath = ScriptClassPath.of(environment);
    Map<SourceUnit, CompiledScript> compiled = new LinkedHashMap<>();
    Map<SourceUnit, String> missing = new LinkedHashMap<>();
    String common = commonKey(classPath);
    for (SourceUnit unit : units) {
      String key = key(common, unit);
      Optional<CompiledScript> found = cached ? cache.find(key) : Optional.empty();
      if (found.isPresent()) {
        compiled.put(unit, found.get());
      } else {
        missing.put(unit, key);
      }
    }
    if (!missing.isEmpty()) {
      Map<SourceUnit, CompiledScript> fresh = compileAll(List.copyOf(missing.keySet()), classPath);
      fresh.forEach(
          (unit, script) -> cache.keep(Objects.requireNonNull(missing.get(unit)), script));
      compiled.putAll(fresh);
    }
    return compiled;
  }

  private Map<SourceUnit, CompiledScript> compileAll(
      List<SourceUnit> units, ScriptClassPath classPath) {
    JavaCompiler compiler = compiler(units.get(0));
    Map<SourceUnit, CompiledScript> compiled = new LinkedHashMap<>();
    CompileErrors errors = run(compiler, units, classPath, compiled);
    if (errors.isEmpty()) {
      return compiled;
    }
    if (units.size() == 1) {
      throw failure(units.get(0), errors, classPath);
    }
    // Two scripts may each have a class of one name, which is an error only while they are
    // compiled together.
    compiled.clear();
    List<ScriptException> failures = new ArrayList<>();
    for (SourceUnit unit : suspectsFirst(units, errors)) {
      if (!failures.isEmpty() && !errors.scripts().contains(unit.className())) {
        break;
      }
      CompileErrors own = run(compiler, List.of(unit), classPath, compiled);
      if (!own.isEmpty()) {
        failures.add(failure(unit, own, classPath));
      }
    }
    if (failures.size() == 1) {
      throw failures.get(0);
    }
    if (!failures.isEmpty()) {
      ScriptException first = failures.get(0);
      String others =
          failures.stream()
              .skip(1)
              .map(Throwable::getMessage)
              .collect(Collectors.joining("\n", "\n", ""));
      throw new ScriptException(first, others);
    }
    return compiled;
  }

  private static ScriptException failure(
      SourceUnit unit, CompileErrors errors, ScriptClassPath classPath) {
    ScriptException failure = errors.exception(unit);
    if (classPath.missing().isEmpty()) {
      return failure;
    }
    String missing =
        classPath.missing().stream().map(Path::toString).collect(Collectors.joining(", "));
    return new ScriptException(
        failure,
        "\nThe setting 'classpath' names %s, which is not there. If the script needs it, build it, or correct the setting."
            .formatted(missing));
  }

  private static List<SourceUnit> suspectsFirst(List<SourceUnit> units, CompileErrors errors) {
    List<SourceUnit> ordered = new ArrayList<>();
    units.stream().filter(u -> errors.scripts().contains(u.className())).forEach(ordered::add);
    units.stream().filter(u -> !errors.scripts().contains(u.className())).forEach(ordered::add);
    return ordered;
  }

  private CompileErrors run(
      JavaCompiler compiler,
      List<SourceUnit> units,
      ScriptClassPath classPath,
      Map<SourceUnit, CompiledScript> compiled) {
    runs++;
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager standard =
            compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8);
        MemoryFiles files = new MemoryFiles(standard)) {
      boolean done =
          compiler
              .getTask(
                  new StringWriter(), files, diagnostics, options(compiler, classPath), null, units)
              .call();
      CompileErrors errors = new CompileErrors(diagnostics.getDiagnostics());
      if (done) {
        units.forEach(unit -> compiled.put(unit, files.classesOf(unit)));
      } else if (errors.isEmpty()) {
        throw errors.exception(units.get(0));
      }
      return errors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> options(JavaCompiler compiler, ScriptClassPath classPath) {
    String release = JavaCompilers.release(compiler);
    String path =
        classPath.entries().stream()
            .map(Object::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        "-proc:none", "-g", "-nowarn", "-source", release, "-target", release, "-classpath", path);
  }

  private JavaCompiler compiler(SourceUnit unit) {
    for (JavaCompilers candidate : preferred) {
      Optional<JavaCompiler> found = candidate.find();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new ScriptException(
        unit.source(),
        "a Java script needs a Java compiler, and this Java runtime (%s) has none. Run Aludel with a JDK, put org.eclipse.jdt:ecj on the class path, or write the revision in SQL."
            .formatted(System.getProperty("java.home")));
  }

  private String commonKey(ScriptClassPath classPath) {
    return "1\n%d\n%s\n%s\n%s"
        .formatted(
            Runtime.version().feature(),
            preferred,
            Optional.ofNullable(Migration.class.getPackage().getImplementationVersion()).orElse(""),
            classPath.fingerprint());
  }

  private static String key(String common, SourceUnit unit) {
    MessageDigest digest = Checksum.sha256();
    digest.update(common.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(unit.className().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(unit.text().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }
}
