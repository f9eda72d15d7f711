package dev.aludel.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the server makes of the texts that are there when an extension goes to another schema. By
 * rule nobody can tell whose a name is: two extensions, or an extension and somebody else, may have
 * operators and functions of one name in one schema, and only the types around them tell which is
 * meant (PostgreSQL's manual, sections 10.2 and 10.3).
 */
public final class MovedWords {

  /**
   * A text before and after.
   *
   * @param byRule whether {@link ExtensionMove} makes the same of it
   */
  private record Pair(String before, String after, boolean byRule) {}

  private final ExtensionMove move;
  private final Map<Texts.Place, Pair> there = new HashMap<>();
  private final Map<Texts.Place, Pair> back = new HashMap<>();

  private MovedWords(ExtensionMove move) {
    this.move = move;
  }

  /**
   * What has been seen.
   *
   * @param before the schema as it was read
   * @param after as it was read with the extension in its other schema, and all else the same
   * @param isTold whether a text is as it is or will be
   */
  public static MovedWords of(
      Schema before, Schema after, DefinedObject was, DefinedObject is, Predicate<String> isTold) {
    MovedWords words = new MovedWords(ExtensionMove.of(was, is));
    Map<ObjectKey, ObjectKey> keys = words.keys(before, after);
    Map<Texts.Place, String> told = Texts.of(after);
    Texts.of(before)
        .forEach(
            (place, text) -> {
              if (!isTold.test(text)) {
                return;
              }
              Texts.Place other =
                  new Texts.Place(keys.getOrDefault(place.object(), place.object()), place.part());
              Optional.ofNullable(told.get(other))
                  .filter(isTold)
                  .ifPresent(moved -> words.note(place, text, other, moved));
            });
    return words;
  }

  /** The keys of routines afterwards, by those before. */
  private Map<ObjectKey, ObjectKey> keys(Schema before, Schema after) {
    Map<ObjectKey, ObjectKey> keys = new HashMap<>();
    Texts rule = new Texts((place, text, onlyNames) -> move.replaced(text, onlyNames));
    for (DefinedObject object : before.definedObjects()) {
      ObjectKey key = object.key();
      if (!key.qualifier().isEmpty() && after.find(key).isEmpty()) {
        List<ObjectKey> alike =
            after.definedObjects().stream()
                .map(DefinedObject::key)
                .filter(other -> other.kind() == key.kind() && other.name().equals(key.name()))
                .filter(other -> before.find(other).isEmpty())
                .toList();
        keys.put(key, alike.size() == 1 ? alike.get(0) : rule.in(key));
      }
    }
    return keys;
  }

  private void note(Texts.Place place, String text, Texts.Place other, String moved) {
    boolean byRule =
        move.replaced(text, true).equals(moved) && move.replaced(text, false).equals(moved);
    there.put(place, new Pair(text, moved, byRule));
    back.put(other, new Pair(moved, text, byRule));
  }

  /** These, and where they tell nothing, the others of the same move. */
  public MovedWords or(MovedWords others) {
    MovedWords all = new MovedWords(move);
    all.there.putAll(others.there);
    all.there.putAll(there);
    all.back.putAll(others.back);
    all.back.putAll(back);
    return all;
  }

  /** The objects of which a text changes, by their keys before and after. */
  public Set<ObjectKey> changed() {
    Set<ObjectKey> changed = new TreeSet<>();
    Stream.of(there, back)
        .flatMap(pairs -> pairs.entrySet().stream())
        .filter(each -> !each.getValue().before().equals(each.getValue().after()))
        .forEach(each -> changed.add(each.getKey().object()));
    return changed;
  }

  /** What the text is told as where the extension has gone from the one schema to the other. */
  Optional<String> find(
      Optional<String> from, Optional<String> to, Texts.Place place, String text) {
    return pair(from, to, place).filter(pair -> pair.before().equals(text)).map(Pair::after);
  }

  /**
   * What the text is told as that stands before the extension has gone from the one schema to the
   * other, if a rule fails at the server's words for it.
   */
  Optional<String> instead(
      Optional<String> from, Optional<String> to, Texts.Place place, UnaryOperator<String> rule) {
    return pair(from, to, place)
        .filter(pair -> !rule.apply(pair.before()).equals(pair.after()))
        .map(Pair::after);
  }

  private Optional<Pair> pair(Optional<String> from, Optional<String> to, Texts.Place place) {
    Map<Texts.Place, Pair> pairs =
        move.isFromTo(from, to) ? there : move.isFromTo(to, from) ? back : Map.of();
    return Optional.ofNullable(pairs.get(place));
  }

  /**
   * The schema in the server's words wherever the rule is not enough.
   *
   * @param told in words of somebody else
   * @param read the same as the server tells it
   */
  public static Schema spelled(Schema told, Schema read, Schema wanted) {
    Map<Texts.Place, String> texts = new HashMap<>();
    for (DefinedObject object : wanted.definedObjects()) {
      object
          .facts()
          .words()
          .filter(words -> !words.move.leaves())
          .ifPresent(
              words ->
                  words.there.forEach(
                      (place, pair) -> {
                        if (!pair.byRule()) {
                          texts.put(place, pair.before());
                        }
                      }));
    }
    if (texts.isEmpty()) {
      return told;
    }
    Map<Texts.Place, String> live = Texts.of(read);
    return new Texts(
            (place, text, onlyNames) ->
                texts.containsKey(place) ? live.getOrDefault(place, text) : text)
        .in(told);
  }
}
