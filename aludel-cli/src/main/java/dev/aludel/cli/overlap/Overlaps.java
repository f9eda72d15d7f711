package dev.aludel.cli.overlap;

import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Located;
import dev.aludel.revision.Divergence;
import dev.aludel.revision.Revision;
import dev.aludel.script.Scripts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The schema objects that more than one side of a divergence touches: where the order in which the
 * sides run may matter.
 *
 * @param objects by the object, such as {@code table clients}, what each side does to it: by the
 *     side's head, a line for each operation
 * @param unseen revisions that do something which cannot be read from their scripts
 */
public record Overlaps(Map<String, Map<Revision, List<String>>> objects, List<Revision> unseen) {

  /** Compiles the scripts of the sides and compares what they touch. */
  public static Overlaps of(Divergence divergence, Scripts scripts, Dialect dialect) {
    Map<String, Map<Revision, List<String>>> touched = new TreeMap<>();
    List<Revision> unseen = new ArrayList<>();
    TouchedObjects objects = new TouchedObjects(dialect.name());
    divergence.sides().values().forEach(scripts::prepare);
    divergence
        .sides()
        .forEach(
            (head, side) -> {
              for (Revision revision : side) {
                for (Located located : scripts.script(revision).upgrade(dialect)) {
                  Set<String> names = located.operation().match(objects);
                  if (names.isEmpty() && !unseen.contains(revision)) {
                    unseen.add(revision);
                  }
                  String does = revision.id() + "  " + located.operation().describe();
                  for (String name : names) {
                    touched
                        .computeIfAbsent(name, key -> new LinkedHashMap<>())
                        .computeIfAbsent(head, key -> new ArrayList<>())
                        .add(does);
                  }
                }
              }
            });
    touched.values().removeIf(sides -> sides.size() < 2);
    return new Overlaps(touched, List.copyOf(unseen));
  }

  /** The same in words. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (objects.isEmpty()) {
      text.append("The sides touch no table or other object in common.");
    } else {
      text.append("The sides touch the same objects. Check that they can run in either order:");
      objects.forEach(
          (object, sides) -> {
            text.append("\n  ").append(object);
            sides.values().stream()
                .flatMap(List::stream)
                .forEach(line -> text.append("\n    ").append(line));
          });
    }
    if (!unseen.isEmpty()) {
      text.append("\nWhat these do to the schema cannot be read from their scripts: ")
          .append(unseen.stream().map(Revision::id).collect(Collectors.joining(", ")))
          .append('.');
    }
    return text.toString();
  }
}
