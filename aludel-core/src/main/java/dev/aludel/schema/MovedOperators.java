package dev.aludel.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operators of an extension that leaves the schema of the connection. Without its schema an
 * operator is known only by the types around it, so what was written with it cannot be written with
 * one by rule, but the other way round it can. The server writes other parentheses around one with
 * its schema: what differs from a text that was there in nothing but those is that text.
 */
public final class MovedOperators {

  private static final Pattern QUALIFIED =
      Pattern.compile(
          "'(?:[^']++|'')*+'|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$"
              + "|OPERATOR\\((?<schema>\"(?:[^\"]++|\"\")++\"|[^\".]+)\\.(?<name>[^)\\s]+)\\)",
          Pattern.DOTALL);

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s()]+");

  private final String schema;
  private final Set<String> names;

  /** Of the names, those that another extension brings into that schema, too. */
  private final Set<String> shared = new TreeSet<>();

  /** What was there, by its words without parentheses. */
  private final Map<String, String> there = new HashMap<>();

  private MovedOperators(Schema wanted, DefinedObject was, DefinedObject is) {
    this.schema = ExtensionMove.schema(is).orElseThrow();
    this.names = new TreeSet<>(was.facts().shape());
    names.addAll(is.facts().shape());
    for (DefinedObject other : wanted.definedObjects()) {
      if (other.kind() == ObjectKind.EXTENSION
          && !other.key().equals(is.key())
          && ExtensionMove.schema(other).filter(schema::equals).isPresent()) {
        shared.addAll(other.facts().shape());
      }
    }
    shared.retainAll(names);
  }

  /** The operators of an extension that goes from the schema of the connection to another. */
  public static MovedOperators of(Schema wanted, DefinedObject was, DefinedObject is) {
    return new MovedOperators(wanted, was, is);
  }

  /** Whether the text speaks of one that another extension has there, too, by the schema. */
  public boolean areShared(String text) {
    return !shared.isEmpty()
        && QUALIFIED
            .matcher(text)
            .results()
            .anyMatch(found -> isOne(found) && shared.contains(found.group(3)));
  }

  /**
   * A schema with the extension in its place, in the words in which it would be told with the
   * extension where it was. A name that another extension has there is this one's where something
   * else of it is near.
   *
   * @param there what is there, with the extension where it was
   * @param was the extension, in the schema of the connection
   * @param is the extension, in another
   */
  public static Schema before(Schema wanted, Schema there, DefinedObject was, DefinedObject is) {
    MovedOperators moved = new MovedOperators(wanted, was, is);
    new Texts((place, text, onlyNames) -> moved.learn(text)).in(there);
    Set<String> own = new TreeSet<>(moved.names);
    own.removeAll(moved.shared);
    ExtensionMove all = ExtensionMove.of(is, was, moved.names);
    ExtensionMove sure = ExtensionMove.of(is, was, own);
    Schema plain = wanted.without(is.key()).with(was);
    Optional<MovedWords> words = is.facts().words();
    Optional<String> from = ExtensionMove.schema(is);
    Optional<String> to = ExtensionMove.schema(was);
    return new Texts(
            (place, text, onlyNames) -> {
              UnaryOperator<String> rule =
                  each -> {
                    String told = moved.tell(each);
                    boolean isNear =
                        moved.shared.isEmpty()
                            || Mentions.in(told).stream().anyMatch(own::contains);
                    return (isNear ? all : sure).replaced(told, onlyNames);
                  };
              return words
                  .flatMap(each -> each.find(from, to, place, text))
                  .or(() -> words.flatMap(each -> each.instead(from, to, place, rule)))
                  .orElseGet(() -> rule.apply(text));
            })
        .in(plain);
  }

  private String learn(String text) {
    there.putIfAbsent(bare(text), text);
    return text;
  }

  private String tell(String text) {
    boolean speaksOfOne = QUALIFIED.matcher(text).results().anyMatch(this::isOne);
    return speaksOfOne ? there.getOrDefault(bare(text), text) : text;
  }

  /** Whether it is an operator of the extension; what is no operator is a string. */
  private boolean isOne(MatchResult found) {
    String of = found.group(2);
    if (of == null) {
      return false;
    }
    String bare = of.startsWith("\"") ? of.substring(1, of.length() - 1).replace("\"\"", "\"") : of;
    return bare.equals(schema) && names.contains(found.group(3));
  }

  private String bare(String text) {
    StringBuilder out = new StringBuilder();
    Matcher operators = QUALIFIED.matcher(text);
    while (operators.find()) {
      String name = isOne(operators) ? operators.group("name") : operators.group();
      operators.appendReplacement(out, Matcher.quoteReplacement(name));
    }
    return BETWEEN_WORDS.matcher(operators.appendTail(out)).replaceAll(" ").strip();
  }
}
