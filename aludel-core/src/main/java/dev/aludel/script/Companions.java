package dev.aludel.script;

import dev.aludel.error.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands beside the revisions: {@code migrations/callbacks/} and {@code
 * migrations/repeatable/}.
 *
 * @param callbacks in the order of their files' names
 * @param repeatables in the order in which they run
 */
public record Companions(List<CallbackScript> callbacks, RepeatableScripts repeatables) {

  /** Nothing. */
  public static final Companions NONE = new Companions(List.of(), RepeatableScripts.NONE);

  public static final String CALLBACKS = "callbacks";
  public static final String REPEATABLE = "repeatable";

  public Companions {
    callbacks = List.copyOf(callbacks);
  }

  /**
   * Those in a project's folder of migrations; nothing where it has no such folders.
   *
   * @param folder the one that holds {@code versions/}
   * @throws ScriptException if one cannot be read, or is no callback
   */
  public static Companions in(Path folder, ScriptEnvironment environment) {
    List<Path> hooks = files(folder.resolve(CALLBACKS));
    List<Path> repeated = files(folder.resolve(REPEATABLE));
    if (hooks.isEmpty() && repeated.isEmpty()) {
      return NONE;
    }
    ScriptLoader loader = new ScriptLoader(environment, new ScriptCompiler(environment));
    List<CallbackScript> callbacks = new ArrayList<>();
    hooks.forEach(file -> callbacks.add(callback(file, loader)));
    List<RepeatableScript> repeatables = new ArrayList<>();
    for (Path file : repeated) {
      repeatables.add(repeatable(folder.resolve(REPEATABLE), file));
    }
    return new Companions(callbacks, RepeatableScripts.of(repeatables));
  }

  /** The repeatable scripts alone. */
  public Companions withoutCallbacks() {
    return new Companions(List.of(), repeatables);
  }

  /** The callbacks of one event, in the order of their files' names. */
  public List<CallbackScript> callbacks(CallbackEvent event) {
    return callbacks.stream().filter(callback -> callback.event() == event).toList();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> ScriptDirectory.isScript(file.getFileName().toString()))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new ScriptException(folder.toString(), 0, "it cannot be read: %s.".formatted(e), e);
    }
  }

  private static CallbackScript callback(Path file, ScriptLoader loader) {
    ScriptText text = ScriptText.of(file);
    String fileName = file.getFileName().toString();
    String name = fileName.substring(0, fileName.lastIndexOf('.'));
    CallbackEvent event = CallbackEvent.of(name).orElseThrow(() -> unknown(text.source(), name));
    if (fileName.endsWith(".java")) {
      return new CallbackScript(
          event,
          text.source(),
          true,
          Optional.empty(),
          new CallbackScript.Body.Java(new JavaCallback(text, name, loader)));
    }
    String sql = text.read();
    CompanionHeader header =
        CompanionHeader.read(text.source(), sql, CompanionHeader.keysOfCallbacks());
    if (event.isInStep() && !header.transactional()) {
      throw new ScriptException(
          text.source(),
          "it runs in the transaction of a step, so 'transaction: none' has no place in it. Do its work in %s or %s."
              .formatted(CallbackEvent.BEFORE_RUN.word(), CallbackEvent.AFTER_RUN.word()));
    }
    return new CallbackScript(
        event,
        text.source(),
        header.transactional(),
        header.direction(),
        new CallbackScript.Body.Sql(sql));
  }

  private static ScriptException unknown(String source, String name) {
    return new ScriptException(
        source,
        "'%s' is no moment of a run.%s The files of callbacks are named %s, with '_' and a word of your own behind it where there are several."
            .formatted(
                name,
                Nearest.hint(name, CallbackEvent.words()),
                String.join(", ", CallbackEvent.words())));
  }

  private static RepeatableScript repeatable(Path folder, Path file) {
    ScriptText text = ScriptText.of(file);
    String path = folder.relativize(file).toString().replace('\\', '/');
    if (!path.endsWith(".sql")) {
      throw new ScriptException(
          text.source(), "a repeatable script is written in SQL, in a file that ends in .sql.");
    }
    return RepeatableScript.of(
        path.substring(0, path.length() - ".sql".length()), text, Optional.of(file));
  }
}
