package dev.aludel.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that PostgreSQL gives to the indexes and keys of a partition which come from its table
 * (CREATE INDEX and CREATE TABLE, PARTITION OF): {@code <partition>_<columns>_idx}, and a number
 * behind it where that is taken.
 */
public final class PartitionNames {

  private static final Pattern INCLUDE = Pattern.compile(" INCLUDE \\(([^)]*)\\)");
  private static final Pattern NUMBERED = Pattern.compile("_[0-9]+$");
  private static final Pattern NUMBER = Pattern.compile("[0-9]*$");

  /** What stands for an expression is made of its outermost function: any name will do. */
  private static final String EXPRESSION = "\u0000";

  private PartitionNames() {}

  /**
   * Whether the server, or {@link NamingConvention} before a table became a partition, may have
   * given that name to the index.
   */
  public static boolean isServersOwn(String name, Table partition, Index index) {
    String keys = keys(index);
    return isServersOwn(name, partition.name().name(), withIncluded(keys, index.include()), "idx")
        || isServersOwn(name, partition.name().name(), keys, "idx");
  }

  /**
   * The same for a constraint; one without an index has no name of its own here.
   *
   * @param definition the whole text of it, where its columns do not say it all
   */
  public static boolean isServersOwn(
      String name, Table partition, Constraint constraint, Optional<String> definition) {
    String columns = columns(constraint);
    List<String> included = constraint instanceof PrimaryKey ? List.of() : included(definition);
    return ending(constraint)
        .map(
            ending ->
                isServersOwn(name, partition.name().name(), withIncluded(columns, included), ending)
                    || isServersOwn(name, partition.name().name(), columns, ending))
        .orElse(true);
  }

  /**
   * The same for a foreign key, which is called as the one above is, or, where that name is taken,
   * by a number behind it (from PostgreSQL 18 on) or by its columns.
   */
  public static boolean isServersOwn(
      String name, QualifiedName partition, ForeignKey key, String above) {
    String columns = columns(key);
    return name.equals(above)
        || NUMBERED.matcher(name).replaceFirst("").equals(above)
        || name.replaceFirst("[0-9]+$", "").endsWith("_" + columns + "_fkey")
        || isServersOwn(name, partition.name(), columns, "fkey");
  }

  static List<String> included(Optional<String> definition) {
    return definition
        .map(INCLUDE::matcher)
        .filter(Matcher::find)
        .map(
            match ->
                Stream.of(match.group(1).split(","))
                    .map(column -> QualifiedName.parse(column.strip()).name())
                    .toList())
        .orElse(List.of());
  }

  private static String withIncluded(String columns, List<String> included) {
    return Stream.concat(Stream.of(columns), included.stream()).collect(Collectors.joining("_"));
  }

  /**
   * Whether the server may have given that name.
   *
   * @param columns those of the index as the index calls them, joined with underscores
   * @param ending {@code idx}, {@code key}, {@code pkey} or {@code excl}
   */
  public static boolean isServersOwn(String name, String partition, String columns, String ending) {
    String number = number(name);
    for (int digits = number.length(); digits >= 0; digits--) {
      String label = ending + number.substring(number.length() - digits);
      if (columns.contains(EXPRESSION)
          ? matches(name, partition, columns, label)
          : ServerNames.made(partition, columns, label).equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static String number(String name) {
    var matcher = NUMBER.matcher(name);
    return matcher.find() ? matcher.group() : "";
  }

  private static boolean matches(String name, String partition, String columns, String label) {
    String end = "_" + label;
    if (!name.endsWith(end)
        || name.getBytes(StandardCharsets.UTF_8).length > ServerNames.MAX_BYTES - 4) {
      return name.endsWith(end);
    }
    StringBuilder pattern = new StringBuilder(Pattern.quote(partition + "_"));
    for (String part : columns.split("(?<=" + EXPRESSION + ")|(?=" + EXPRESSION + ")")) {
      pattern.append(part.equals(EXPRESSION) ? ".*" : Pattern.quote(part));
    }
    return Pattern.matches(pattern + Pattern.quote(end), name);
  }

  /**
   * The name for a part of the topmost table that has it, but for a number; none for one whose
   * columns only the server can name, such as expressions.
   */
  public static Optional<String> serversOwn(QualifiedName partition, Table above, String part) {
    Optional<String> ofIndex =
        above
            .index(part)
            .map(index -> withIncluded(keys(index), index.include()))
            .filter(columns -> !columns.contains(EXPRESSION))
            .map(columns -> ServerNames.made(partition.name(), columns, "idx"));
    return ofIndex.or(
        () ->
            above
                .constraint(part)
                .flatMap(
                    key ->
                        ending(key)
                            .map(
                                end ->
                                    ServerNames.made(
                                        partition.name(),
                                        key instanceof PrimaryKey
                                            ? ""
                                            : withIncluded(
                                                columns(key),
                                                included(
                                                    PartOptions.definition(
                                                        above.options(), key.name()))),
                                        end))));
  }

  private static String keys(Index index) {
    return index.keys().stream()
        .map(key -> key.column().orElse(EXPRESSION))
        .collect(Collectors.joining("_"));
  }

  private static String columns(Constraint constraint) {
    return constraint instanceof PrimaryKey ? "" : String.join("_", constraint.columns());
  }

  private static Optional<String> ending(Constraint constraint) {
    if (constraint instanceof PrimaryKey) {
      return Optional.of("pkey");
    }
    return constraint instanceof UniqueConstraint ? Optional.of("key") : Optional.empty();
  }
}
