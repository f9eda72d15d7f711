package dev.aludel.script;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folders in which revision scripts lie.
 *
 * <p>Every {@code .java} and {@code .sql} file in them is a script, save for {@code
 * package-info.java}, {@code module-info.java} and those whose name begins with a dot. Other files
 * are left alone.
 *
 * @param versionLocations the folders, the first of which takes new scripts
 * @param recursive whether the folders below them count too
 * @param environment what Java scripts are compiled with
 */
public record ScriptDirectory(
    List<Path> versionLocations, boolean recursive, ScriptEnvironment environment) {

  private static final Set<String> NO_SCRIPTS = Set.of("package-info.java", "module-info.java");

  public ScriptDirectory {
    versionLocations = List.copyOf(versionLocations);
  }

  /** One folder, with Aludel's own class path. */
  public static ScriptDirectory of(Path versionLocation) {
    return new ScriptDirectory(List.of(versionLocation), false, ScriptEnvironment.standard());
  }

  /**
   * Reads the headers of all scripts; no script is compiled.
   *
   * @throws ScriptException if a folder or a file cannot be read, or a script's header is wrong
   * @throws dev.aludel.revision.RevisionException if the scripts make no graph
   */
  public Scripts load() {
    return load(new ScriptCompiler(environment));
  }

  Scripts load(ScriptCompiler compiler) {
    ScriptLoader loader = new ScriptLoader(environment, compiler);
    List<Script> scripts = new ArrayList<>();
    for (ScriptText text : texts()) {
      scripts.add(script(text, loader));
    }
    return Scripts.of(scripts, Optional.of(loader));
  }

  private List<ScriptText> texts() {
    List<ScriptText> texts = new ArrayList<>();
    if (versionLocations.size() == 1) {
      for (File file : flat(versionLocations.get(0))) {
        texts.add(ScriptText.of(file));
      }
    }
    if (texts.isEmpty()) {
      for (Path file : files()) {
        texts.add(ScriptText.of(file));
      }
    }
    return texts;
  }

  /**
   * All script files, folder by folder, sorted by name in each.
   *
   * @throws ScriptException if a folder cannot be read
   */
  public List<Path> files() {
    if (versionLocations.size() == 1) {
      return filesIn(versionLocations.get(0));
    }
    Set<Path> seen = new TreeSet<>();
    List<Path> files = new ArrayList<>();
    for (Path location : versionLocations) {
      for (Path file : filesIn(location)) {
        if (seen.add(file.toAbsolutePath().normalize())) {
          files.add(file);
        }
      }
    }
    return files;
  }

  private List<Path> filesIn(Path location) {
    if (!Files.isDirectory(location)) {
      throw new ScriptException(
          location.toString(),
          Files.exists(location)
              ? "it is a file, but scripts lie in a folder. Correct 'version_locations'."
              : "there is no such folder of scripts. Create it, or correct 'script_location' or"
                  + " 'version_locations'.");
    }
    List<Path> found = new ArrayList<>();
    for (File file : flat(location)) {
      found.add(location.resolve(file.getName()));
    }
    if (!found.isEmpty()) {
      return found;
    }
    try {
      Files.walkFileTree(
          location,
          EnumSet.of(java.nio.file.FileVisitOption.FOLLOW_LINKS),
          recursive ? Integer.MAX_VALUE : 1,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return folder.equals(location) || !isHidden(folder)
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && isScript(file.getFileName().toString())) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      String why = e instanceof AccessDeniedException ? "permission is denied" : e.toString();
      String place =
          e instanceof AccessDeniedException denied && denied.getFile() != null
              ? denied.getFile()
              : location.toString();
      throw new ScriptException(place, 0, "it cannot be read: %s.".formatted(why), e);
    }
    Collections.sort(found);
    return found;
  }

  /**
   * The scripts right in a folder, by name; none where it is not on disk, or where folders below it
   * count too. Every start pays for it, and walking a tree of a thousand files, or making a path of
   * each, costs several times as much.
   */
  private List<File> flat(Path location) {
    if (recursive || location.getFileSystem() != FileSystems.getDefault()) {
      return List.of();
    }
    File folder = location.toFile();
    String[] names = folder.list();
    List<File> found = new ArrayList<>();
    if (names != null) {
      Arrays.sort(names);
      for (String name : names) {
        if (isScript(name)) {
          File file = new File(folder, name);
          if (file.isFile()) {
            found.add(file);
          }
        }
      }
    }
    return found;
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  static boolean isScript(String name) {
    return (name.endsWith(".java") || name.endsWith(".sql"))
        && !name.startsWith(".")
        && !NO_SCRIPTS.contains(name);
  }

  private static Script script(ScriptText text, ScriptLoader loader) {
    if (text.source().endsWith(".sql")) {
      ScriptHeader header =
          text.readHead((head, whole) -> SqlHeaderReader.read(text.source(), head, whole));
      return new SqlScript(header, text);
    }
    String name = text.file().orElseThrow().getFileName().toString();
    ScriptHeader header =
        text.readHead((head, whole) -> JavaHeaderReader.read(text.source(), name, head, whole));
    return new JavaSourceScript(header, text, loader);
  }
}
