package dev.aludel.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Takes the classes that come out of a compiler, by the script that each came from. */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private final Map<String, Map<String, ByteArrayOutputStream>> classesByScript = new HashMap<>();

  MemoryFiles(StandardJavaFileManager files) {
    super(files);
  }

  /** Eclipse's compiler refuses a source that is in no source path, unless it is a file on disk. */
  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.SOURCE_PATH || super.hasLocation(location);
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return file instanceof SourceUnit
        ? location == StandardLocation.SOURCE_PATH
        : super.contains(location, file);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    return location == StandardLocation.SOURCE_PATH
        ? List.of()
        : super.list(location, packageName, kinds, recurse);
  }

  @Override
  public @Nullable JavaFileObject getJavaFileForInput(
      Location location, String className, JavaFileObject.Kind kind) throws IOException {
    return location == StandardLocation.SOURCE_PATH
        ? null
        : super.getJavaFileForInput(location, className, kind);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
    String name = className.replace('/', '.');
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String script = sibling instanceof SourceUnit unit ? unit.className() : outermost(name);
    classesByScript.computeIfAbsent(script, any -> new TreeMap<>()).put(name, bytes);
    return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/')), kind) {
      @Override
      public OutputStream openOutputStream() {
        return bytes;
      }
    };
  }

  private static String outermost(String className) {
    int dollar = className.indexOf('$');
    return dollar < 0 ? className : className.substring(0, dollar);
  }

  CompiledScript classesOf(SourceUnit unit) {
    Map<String, byte[]> classes = new TreeMap<>();
    classesByScript
        .getOrDefault(unit.className(), Map.of())
        .forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return new CompiledScript(classes);
  }
}
