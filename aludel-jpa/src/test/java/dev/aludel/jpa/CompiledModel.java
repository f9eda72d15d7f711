package dev.aludel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.ModelReader;
import dev.aludel.schema.ModelRequest;
import dev.aludel.schema.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A model of a user's: sources, compiled into a directory of its own. */
final class CompiledModel {

  private final Path sources;
  private final Path classes;
  private final List<Path> files = new ArrayList<>();

  CompiledModel(Path directory) throws IOException {
    sources = Files.createDirectories(directory.resolve("src"));
    classes = Files.createDirectories(directory.resolve("classes"));
  }

  Path classes() {
    return classes;
  }

  CompiledModel with(String className, String source) throws IOException {
    int dot = className.lastIndexOf('.');
    Path file = sources.resolve(className.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "package %s;\nimport jakarta.persistence.*;\n%s"
            .formatted(className.substring(0, dot), source));
    files.add(file);
    return this;
  }

  CompiledModel compile(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("-d", classes.toString(), "-proc:none", "-nowarn"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    files.forEach(file -> arguments.add(file.toString()));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, OutputStream.nullOutputStream(), null, arguments.toArray(String[]::new));
    assertThat(result).isZero();
    return this;
  }

  void delete(String className) throws IOException {
    Files.delete(classes.resolve(className.replace('.', '/') + ".class"));
  }

  Path jar(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  /** As the command line reads it: by a reader that is found with the model's class loader. */
  static Schema read(String location, Path... classPath) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path path : classPath) {
      urls.add(path.toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), CompiledModel.class.getClassLoader())) {
      return reader(loader)
          .read(
              new ModelRequest(
                  location,
                  loader,
                  Stream.of(classPath).map(Path::toString).toList(),
                  ModelRequest.SPRING));
    }
  }

  /** In an application, where nobody says what the class path is. */
  static Schema readWithoutClassPath(String location, Path path) throws IOException {
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {path.toUri().toURL()}, CompiledModel.class.getClassLoader())) {
      return reader(loader)
          .read(new ModelRequest(location, loader, List.of(), ModelRequest.SPRING));
    }
  }

  private static ModelReader reader(ClassLoader loader) {
    return ServiceLoader.load(ModelReader.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .filter(reader -> reader.scheme().equals("jpa"))
        .findFirst()
        .orElseThrow();
  }
}
