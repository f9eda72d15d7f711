package dev.aludel.migrate;

import dev.aludel.script.FileNaming;
import dev.aludel.script.ScriptFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A revision that is wanted. A request is a value: each method answers with another one.
 *
 * @param message what it is for, in a sentence
 * @param id its id; without one, twelve random hexadecimal digits
 * @param parents what it stands on, as targets; {@code head} without any, {@code base} for a new
 *     base
 * @param splice whether a parent may have other revisions on it already
 * @param merging whether it joins its parents, of which there must then be several
 * @param labels branch labels that it declares
 * @param dependsOn revisions of other branches that must be there before it, as targets
 * @param format what it is written in
 * @param naming how its file is named
 * @param folder the folder that takes it, one of the version locations; without one, that of its
 *     parent
 */
public record NewRevision(
    String message,
    Optional<String> id,
    List<String> parents,
    boolean splice,
    boolean merging,
    List<String> labels,
    List<String> dependsOn,
    ScriptFormat format,
    FileNaming naming,
    Optional<Path> folder) {

  public NewRevision {
    parents = List.copyOf(parents);
    labels = List.copyOf(labels);
    dependsOn = List.copyOf(dependsOn);
  }

  /** A Java revision on top of the head. */
  public static NewRevision of(String message) {
    return new NewRevision(
        message,
        Optional.empty(),
        List.of(),
        false,
        false,
        List.of(),
        List.of(),
        ScriptFormat.JAVA,
        FileNaming.DEFAULT,
        Optional.empty());
  }

  public NewRevision withId(String newId) {
    return new NewRevision(
        message,
        Optional.of(newId),
        parents,
        splice,
        merging,
        labels,
        dependsOn,
        format,
        naming,
        folder);
  }

  public NewRevision on(List<String> targets) {
    return new NewRevision(
        message, id, targets, splice, merging, labels, dependsOn, format, naming, folder);
  }

  public NewRevision splicing(boolean allowed) {
    return new NewRevision(
        message, id, parents, allowed, merging, labels, dependsOn, format, naming, folder);
  }

  /** Joining these. */
  public NewRevision merging(List<String> targets) {
    return new NewRevision(
        message, id, targets, splice, true, labels, dependsOn, format, naming, folder);
  }

  public NewRevision labelled(List<String> newLabels) {
    return new NewRevision(
        message, id, parents, splice, merging, newLabels, dependsOn, format, naming, folder);
  }

  public NewRevision dependingOn(List<String> targets) {
    return new NewRevision(
        message, id, parents, splice, merging, labels, targets, format, naming, folder);
  }

  public NewRevision in(ScriptFormat newFormat) {
    return new NewRevision(
        message, id, parents, splice, merging, labels, dependsOn, newFormat, naming, folder);
  }

  public NewRevision named(FileNaming newNaming) {
    return new NewRevision(
        message, id, parents, splice, merging, labels, dependsOn, format, newNaming, folder);
  }

  public NewRevision into(Path newFolder) {
    return new NewRevision(
        message,
        id,
        parents,
        splice,
        merging,
        labels,
        dependsOn,
        format,
        naming,
        Optional.of(newFolder));
  }
}
