package dev.aludel.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operators of an extension that leaves the schema of the connection. Without its schema an
 * operator is known only by the types around it, so what was written with it cannot be written
 * again by rule: it is taken as it is wanted, where that differs in nothing but such operators, and
 * in the parentheses that the server writes around one with its schema.
 */
public final class MovedOperators {

  private static final Pattern QUALIFIED =
      Pattern.compile(
          "OPERATOR\\((?<schema>\"(?:[^\"]++|\"\")++\"|[^\".]+)\\.(?<name>[^)\\s]+)\\)");

  /** Section 4.1.3 of PostgreSQL's manual. */
  private static final Pattern OPERATOR = Pattern.compile("[-+*/<>=~!@#%^&|`?]+");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s()]+");

  private final String to;
  private final Set<String> names;
  private final Map<String, String> wanted = new HashMap<>();

  private MovedOperators(String to, Set<String> names) {
    this.to = to;
    this.names = names;
  }

  private static Optional<MovedOperators> of(DefinedObject was, DefinedObject is) {
    Set<String> names = new TreeSet<>(was.facts().shape());
    names.addAll(is.facts().shape());
    names.removeIf(name -> !OPERATOR.matcher(name).matches());
    return ExtensionMove.schema(was).isPresent()
        ? Optional.empty()
        : ExtensionMove.schema(is).map(to -> new MovedOperators(to, names));
  }

  /**
   * The schema with what speaks of those operators as it is wanted.
   *
   * @param moved the schema with the extension where it goes
   */
  public static Schema apply(Schema moved, Schema wanted, DefinedObject was, DefinedObject is) {
    Optional<MovedOperators> operators = of(was, is);
    operators.ifPresent(o -> new Texts(o::learn).in(wanted));
    return operators
        .filter(o -> !o.wanted.isEmpty())
        .map(o -> new Texts(o::tell).in(moved))
        .orElse(moved);
  }

  /** Whether a text that was there before may name one of them without its schema. */
  public static boolean mayBeIn(String text, DefinedObject was, DefinedObject is) {
    return of(was, is).stream().flatMap(o -> o.names.stream()).anyMatch(text::contains);
  }

  private String learn(String text, boolean onlyNames) {
    if (QUALIFIED
        .matcher(text)
        .results()
        .anyMatch(found -> isOne(found.group(1), found.group(2)))) {
      wanted.put(bare(text), text);
    }
    return text;
  }

  private String tell(String text, boolean onlyNames) {
    return wanted.getOrDefault(bare(text), text);
  }

  private boolean isOne(String schema, String name) {
    String bare =
        schema.startsWith("\"")
            ? schema.substring(1, schema.length() - 1).replace("\"\"", "\"")
            : schema;
    return bare.equals(to) && names.contains(name);
  }

  private String bare(String text) {
    StringBuilder out = new StringBuilder();
    Matcher operators = QUALIFIED.matcher(text);
    while (operators.find()) {
      boolean one = isOne(operators.group("schema"), operators.group("name"));
      operators.appendReplacement(
          out, Matcher.quoteReplacement(one ? operators.group("name") : operators.group()));
    }
    return BETWEEN_WORDS.matcher(operators.appendTail(out)).replaceAll(" ").strip();
  }
}
