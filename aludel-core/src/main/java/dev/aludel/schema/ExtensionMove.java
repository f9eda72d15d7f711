package dev.aludel.schema;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An extension that goes to another schema (ALTER EXTENSION, SET SCHEMA): PostgreSQL knows what it
 * brought by number, so that columns, checks and views follow by themselves, and are only written
 * in other words from then on.
 */
public final class ExtensionMove {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");
  private static final String NAME = "\"(?:[^\"]++|\"\")++\"|[\\p{L}_][\\p{L}\\p{N}_$]*";

  /** Strings and bodies are no names; an operator stands in {@code OPERATOR(schema.+)}. */
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<skip>'(?:[^']++|'')*+'|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$)"
              + "|OPERATOR\\((?<of>"
              + NAME
              + ")\\.(?<operator>[^)\\s]+)\\)"
              + "|(?<schema>"
              + NAME
              + ")\\.(?<name>"
              + NAME
              + ")"
              + "|(?<cast>::)(?<type>(?>"
              + NAME
              + "))(?!\\s*\\.)"
              + "|(?<word>"
              + NAME
              + ")",
          Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private final Optional<String> from;
  private final Optional<String> to;
  private final Set<String> names;

  private ExtensionMove(Optional<String> from, Optional<String> to, Set<String> names) {
    this.from = from;
    this.to = to;
    this.names = names;
  }

  /** Whether the two are one extension in two schemas. */
  public static boolean isMove(DefinedObject was, DefinedObject is) {
    return was.kind() == ObjectKind.EXTENSION && !schema(was).equals(schema(is));
  }

  /** Whether it goes from the schema of the connection to another. */
  public static boolean leaves(DefinedObject was, DefinedObject is) {
    return isMove(was, is) && schema(was).isEmpty();
  }

  /** The schema with all that speaks of what the extension brought in the new words. */
  public static Schema apply(Schema before, DefinedObject was, DefinedObject is) {
    ExtensionMove move = of(was, is);
    return move.names.isEmpty() || move.from.equals(move.to)
        ? before
        : move.texts(was, is).in(before);
  }

  /** The key of an object, in the new words. */
  public static ObjectKey key(ObjectKey before, DefinedObject was, DefinedObject is) {
    return of(was, is).texts(was, is).in(before);
  }

  /** In the server's words where it has told them, and by rule where not. */
  private Texts texts(DefinedObject was, DefinedObject is) {
    Optional<MovedWords> told = is.facts().words().or(() -> was.facts().words());
    return new Texts(
        (place, text, onlyNames) ->
            told.flatMap(words -> words.find(from, to, place, text))
                .orElseGet(() -> replaced(text, onlyNames)));
  }

  /** The schema in which it is; empty for that of the connection. */
  public static Optional<String> schema(DefinedObject extension) {
    return extension
        .definition()
        .map(Needs::sql)
        .map(String::strip)
        .filter(text -> text.startsWith("SCHEMA "))
        .map(text -> QualifiedName.parse(text.substring("SCHEMA ".length()).strip()).name());
  }

  /** From where the one is to where the other is. */
  static ExtensionMove of(DefinedObject was, DefinedObject is) {
    Set<String> names = new TreeSet<>(was.facts().shape());
    names.addAll(is.facts().shape());
    return of(was, is, names);
  }

  /** The same for these names. */
  static ExtensionMove of(DefinedObject was, DefinedObject is, Set<String> names) {
    return new ExtensionMove(schema(was), schema(is), names);
  }

  /** Whether it goes from the schema of the connection to another. */
  boolean leaves() {
    return from.isEmpty();
  }

  boolean isFromTo(Optional<String> one, Optional<String> other) {
    return from.equals(one) && to.equals(other);
  }

  String replaced(String text, boolean onlyNames) {
    Matcher words = WORDS.matcher(text);
    StringBuilder out = new StringBuilder();
    while (words.find()) {
      words.appendReplacement(out, Matcher.quoteReplacement(replacement(words, onlyNames)));
    }
    return words.appendTail(out).toString();
  }

  private String replacement(Matcher words, boolean onlyNames) {
    if (words.group("of") != null) {
      boolean moves = isFrom(words.group("of")) && names.contains(words.group("operator"));
      return moves ? operator(words.group("operator")) : words.group();
    }
    if (words.group("schema") != null) {
      boolean moves = isFrom(words.group("schema")) && isMember(words.group("name"));
      return moves ? qualified(words.group("name")) : words.group();
    }
    boolean plain = from.isEmpty();
    if (plain && words.group("type") != null && isMember(words.group("type"))) {
      return "::" + qualified(words.group("type"));
    }
    return plain && onlyNames && words.group("word") != null && isMember(words.group("word"))
        ? qualified(words.group("word"))
        : words.group();
  }

  private boolean isFrom(String schema) {
    return from.filter(bare(schema)::equals).isPresent();
  }

  private boolean isMember(String name) {
    return names.contains(bare(name));
  }

  private static String bare(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }

  private String qualified(String name) {
    return to.map(schema -> quoted(schema) + "." + name).orElse(name);
  }

  private String operator(String operator) {
    return to.map(schema -> "OPERATOR(" + quoted(schema) + "." + operator + ")").orElse(operator);
  }

  private static String quoted(String name) {
    return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
