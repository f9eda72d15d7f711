package dev.aludel.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts contestants, each in a JVM of its own with its own jars on the class path. */
record Jvm(Path root, Path work) {

  /** Which jars a contestant needs besides the drivers and a logger that is silent. */
  enum Jars {
    NONE,
    ALUDEL,
    CONNECT,
    FLYWAY,
    LIQUIBASE;

    private String folder() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A contestant of ours. */
  Launch contestant(String simpleName, Jars jars, List<String> options, String... args) {
    return start("dev.aludel.benchmarks.contestant." + simpleName, jars, options, args);
  }

  /** Any main class. */
  Launch start(String mainClass, Jars jars, List<String> options, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classpath(jars));
    command.add(mainClass);
    command.addAll(List.of(args));
    return new Launch(command, work);
  }

  private String classpath(Jars jars) {
    Path target = root.resolve("benchmarks").resolve("target");
    List<String> parts = new ArrayList<>();
    parts.add(target.resolve("aludel-benchmarks.jar").toString());
    parts.add(target.resolve("lib/drivers").resolve("*").toString());
    if (jars != Jars.NONE) {
      parts.add(target.resolve("lib").resolve(jars.folder()).resolve("*").toString());
    }
    return String.join(java.io.File.pathSeparator, parts);
  }
}
