package dev.aludel.connect.settings;

import java.nio.file.Path;

/** Where the value of a setting came from. Printed, it says so in words. */
public sealed interface Origin {

  /** Nobody set it. */
  record Default() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }

  /**
   * The customary value for this kind of machine.
   *
   * @param environment the value of {@code ENVIRONMENT}, such as {@code production}
   */
  record Preset(String environment) implements Origin {
    @Override
    public String toString() {
      return "preset " + environment;
    }
  }

  /** A key of {@code aludel.toml}; lines count from 1. */
  record InFile(Path file, int line) implements Origin {
    @Override
    public String toString() {
      return file.getFileName() + ":" + line;
    }
  }

  /** A variable that {@code .env} sets; lines count from 1. */
  record InDotEnv(Path file, int line, String name) implements Origin {
    @Override
    public String toString() {
      return file.getFileName() + ":" + line + ", " + name;
    }
  }

  /** A variable of the environment. */
  record Variable(String name) implements Origin {
    @Override
    public String toString() {
      return "variable " + name;
    }
  }

  /** A file that a variable names, as Docker and Kubernetes hand over secrets. */
  record SecretFile(Origin named, Path file) implements Origin {
    @Override
    public String toString() {
      return file + " (" + named + ")";
    }
  }

  /**
   * The command line, or the caller of the library; as the user wrote it, such as {@code --url}.
   */
  record Flag(String flag) implements Origin {
    @Override
    public String toString() {
      return flag;
    }
  }
}
