package dev.aludel.jpa;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the mapped classes of packages and of those below them.
 *
 * <p>A class file names each annotation of its class in its constant pool (JVM specification,
 * section 4.7.16), so only classes whose files hold the name of a mapping annotation are loaded.
 */
final class EntityScan {

  private static final List<Class<? extends Annotation>> MAPPING =
      List.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

  private static final List<String> DESCRIPTORS =
      MAPPING.stream().map(Class::descriptorString).toList();

  /** What each class file begins with (JVM specification, section 4.1). */
  private static final byte[] MAGIC = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE};

  private static final Pattern PACKAGE = Pattern.compile("[\\w$]+(\\.[\\w$]+)*");
  private static final Pattern OLDER_RUNTIME =
      Pattern.compile(".*class file version (\\d+).*up to (\\d+).*");

  private final ClassLoader loader;
  private final ClassFiles files;

  EntityScan(ClassLoader loader, List<String> classPath) {
    this.loader = loader;
    this.files = new ClassFiles(loader, classPath);
  }

  /** The packages that a location names. */
  static List<String> packages(String location) {
    List<String> packages =
        Arrays.stream(location.split(",")).map(String::strip).filter(p -> !p.isEmpty()).toList();
    if (packages.isEmpty() || !packages.stream().allMatch(p -> PACKAGE.matcher(p).matches())) {
      throw new ModelException(
          "'jpa:%s' names no package. Write jpa:com.example.model, or several packages with commas between them."
              .formatted(location));
    }
    return packages;
  }

  /**
   * The mapped classes of these packages.
   *
   * @throws ModelException if a package has no entity, or a class cannot be loaded
   */
  ModelClasses find(List<String> packages) {
    TreeMap<String, Class<?>> mapped = new TreeMap<>();
    List<String> annotated = new ArrayList<>();
    for (String name : packages) {
      TreeMap<String, Class<?>> here = new TreeMap<>();
      boolean[] old = {false};
      try {
        files.visit(
            name,
            (className, bytes) -> {
              requireClassFile(className, bytes);
              String text = new String(bytes, StandardCharsets.ISO_8859_1);
              old[0] |= text.contains("Ljavax/persistence/Entity;");
              if (className.endsWith(".package-info")) {
                annotated.add(className.substring(0, className.lastIndexOf('.')));
              } else if (DESCRIPTORS.stream().anyMatch(text::contains)) {
                load(className).ifPresent(type -> here.put(className, type));
              }
            });
      } catch (IOException e) {
        throw new ModelException(
            "The classes of %s cannot be read: %s.".formatted(name, e.getMessage()), e);
      }
      if (here.values().stream().noneMatch(type -> type.isAnnotationPresent(Entity.class))) {
        throw noEntities(name, old[0]);
      }
      mapped.putAll(here);
    }
    return new ModelClasses(List.copyOf(mapped.values()), annotated.stream().distinct().toList());
  }

  /** A file cut short would pass for a class without annotations, and its table for dropped. */
  private static void requireClassFile(String className, byte[] bytes) {
    if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, 4, MAGIC, 0, 4)) {
      throw new ModelException(
          "The file of class %s is no class file: it does not begin with CAFEBABE. Was its build interrupted? Build the model again, from clean."
              .formatted(className));
    }
  }

  private Optional<Class<?>> load(String className) {
    try {
      Class<?> type = Class.forName(className, false, loader);
      if (MAPPING.stream().noneMatch(type::isAnnotationPresent)) {
        return Optional.empty();
      }
      resolveMembers(type);
      return Optional.of(type);
    } catch (ClassNotFoundException | LinkageError | TypeNotPresentException e) {
      throw unloadable("class " + className, e);
    }
  }

  /** Hibernate looks at all members later; here a missing class still has a class to blame. */
  private static void resolveMembers(Class<?> type) {
    Stream.of(type.getDeclaredFields(), type.getDeclaredMethods()).forEach(Objects::requireNonNull);
  }

  private ModelException noEntities(String name, boolean old) {
    if (old) {
      return new ModelException(
          "Package %s has entities of javax.persistence, which Hibernate 6 and later do not read. Move them to jakarta.persistence."
              .formatted(name));
    }
    return new ModelException(
        "There is no class with @Entity in package %s or below it. Looked in %s. Is the package right, is the model compiled, and does classpath in aludel.toml name the directory or jar that holds it?"
            .formatted(name, files.places()));
  }

  /** Says which class is missing, and where to add it. */
  static ModelException unloadable(String what, Throwable cause) {
    if (cause instanceof UnsupportedClassVersionError) {
      return new ModelException(
          "Cannot load %s: it is compiled for %s. Run with that Java, or compile the model for this one."
              .formatted(what, versions(String.valueOf(cause.getMessage()))),
          cause);
    }
    if (cause instanceof NoClassDefFoundError
        || cause instanceof ClassNotFoundException
        || cause instanceof TypeNotPresentException) {
      return new ModelException(
          "Cannot load %s: it needs class %s, which is not on the class path. Add the directory or jar that holds it to classpath in aludel.toml."
              .formatted(what, missing(cause)),
          cause);
    }
    return new ModelException("Cannot load %s: %s.".formatted(what, cause), cause);
  }

  private static String missing(Throwable cause) {
    if (cause instanceof TypeNotPresentException absent) {
      return absent.typeName();
    }
    return String.valueOf(cause.getMessage()).replace('/', '.');
  }

  /** Class files of version 61 are those of Java 17, and so on (JVM specification, table 4.1-A). */
  private static String versions(String message) {
    Matcher versions = OLDER_RUNTIME.matcher(message);
    return versions.matches()
        ? "Java %d, and this is Java %d"
            .formatted(
                Integer.parseInt(versions.group(1)) - 44, Integer.parseInt(versions.group(2)) - 44)
        : "another Java (" + message + ")";
  }
}
