package dev.aludel.schema;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options of a table that speak of one of its columns, constraints or indexes.
 *
 * <p>PostgreSQL's speak of it by its name, {@code postgresql.word.name}. What the word begins with
 * says of which. A key's index has the key's name. SQLite's speak of keys by their columns: see
 * {@link SqliteParts}.
 */
public final class PartOptions {

  private static final String DIALECT = "postgresql";

  private static final String CONSTRAINT = "constraint";
  private static final String INDEX = "index";
  private static final String COLUMN = "column";
  private static final String INHERITED = "inherited_";

  /** The one that the table keeps when its index goes, so that it must be taken back before. */
  private static final String OUTLIVING = "index_replica_identity";

  private static final String EXCLUSION = "exclude";

  /** What is said of a part, or made of it, and is not how it is stored or what it refuses. */
  private static final Set<String> MARKS =
      Set.of(
          OUTLIVING,
          "index_clustered",
          "index_comment",
          "index_statistics",
          "constraint_comment",
          "constraint_triggers");

  /** How a column is stored, and what is known of its values: it goes with the column. */
  private static final Set<String> STORING =
      Set.of("storage", "compression", "statistics", "column_with");

  static final String OWNED_SEQUENCE = DIALECT + ".owned_sequence.";
  private static final String SEQUENCE_COMMENT = DIALECT + ".sequence_comment.";
  private static final String SEQUENCE_LOGGING = DIALECT + ".sequence_logging.";

  private static final String UNLOGGED_TABLE = DIALECT + ".unlogged";

  private static final Pattern SEQUENCE =
      Pattern.compile(
          "^(?:\"(?:[^\"]++|\"\")++\"|[^\\s.]+)(?:\\.(?:\"(?:[^\"]++|\"\")++\"|[^\\s.]+))?");

  private PartOptions() {}

  /** Whether the option is an exclusion constraint of the table. */
  public static boolean isExclusion(String option) {
    return option.startsWith(DIALECT + "." + EXCLUSION + ".");
  }

  /** The sequence of its own that a column has by that option, if it is such an option. */
  public static Optional<QualifiedName> ownedSequence(String option, String value) {
    Matcher name = SEQUENCE.matcher(value);
    return option.startsWith(OWNED_SEQUENCE) && name.find()
        ? Optional.of(QualifiedName.parse(name.group()))
        : Optional.empty();
  }

  /** The sequence of its own that the column has by an option, if there is such an option. */
  public static Optional<QualifiedName> ownedSequence(Map<String, String> options, String column) {
    String option = OWNED_SEQUENCE + column;
    return Optional.ofNullable(options.get(option)).flatMap(value -> ownedSequence(option, value));
  }

  /**
   * An exclusion constraint and what speaks of it.
   *
   * @param option that holds the constraint; for any other there is nothing
   */
  public static SortedMap<String, String> ofExclusion(Map<String, String> options, String option) {
    SortedMap<String, String> found = new TreeMap<>();
    if (isExclusion(option)) {
      String name = option.split("\\.", 3)[2];
      collect(options, EXCLUSION, name, found);
      collect(options, CONSTRAINT, name, found);
      collect(options, INDEX, name, found);
    }
    return found;
  }

  /** The whole definition of the constraint of that name, where its columns do not say it all. */
  public static Optional<String> definition(
      Map<String, String> options, Optional<String> constraint) {
    return constraint.map(name -> options.get(DIALECT + "." + CONSTRAINT + "." + name));
  }

  /** The storage parameters of the index of that name. */
  public static Optional<String> storage(Map<String, String> options, Optional<String> index) {
    return index.map(name -> options.get(DIALECT + ".index_with." + name));
  }

  /** The tablespace of the index of that name. */
  public static Optional<String> tablespace(Map<String, String> options, Optional<String> index) {
    return index.map(name -> options.get(DIALECT + ".index_tablespace." + name));
  }

  /** The statistics targets of the index of that name. */
  public static Optional<String> statistics(Map<String, String> options, Optional<String> index) {
    return index.map(name -> options.get(DIALECT + ".index_statistics." + name));
  }

  /** Those that speak of the constraint. */
  public static SortedMap<String, String> of(Map<String, String> options, Constraint constraint) {
    SortedMap<String, String> found = SqliteParts.of(options, constraint);
    constraint
        .name()
        .ifPresent(
            name -> {
              collect(options, CONSTRAINT, name, found);
              if (constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint) {
                collect(options, INDEX, name, found);
              }
            });
    return found;
  }

  /** The options with some more. */
  public static SortedMap<String, String> union(
      Map<String, String> options, Map<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(options);
    all.putAll(more);
    return all;
  }

  /** Those that speak of the index. */
  public static SortedMap<String, String> of(Map<String, String> options, Index index) {
    SortedMap<String, String> found = new TreeMap<>();
    index.name().ifPresent(name -> collect(options, INDEX, name, found));
    return found;
  }

  /** Those that speak of the column. */
  public static SortedMap<String, String> ofColumn(Map<String, String> options, String column) {
    SortedMap<String, String> found = SqliteParts.ofColumn(options, column);
    collect(options, COLUMN, column, found);
    return found;
  }

  /** Whether the option stays with the table when the part goes of which it speaks. */
  public static boolean outlivesItsPart(String option) {
    String[] words = option.split("\\.", 3);
    return words.length == 3 && words[1].equals(OUTLIVING);
  }

  /**
   * Whether the option is a comment, a statistics target, CLUSTER or replica identity of a part.
   */
  public static boolean isMark(String option) {
    String[] words = option.split("\\.", 3);
    return words.length == 3 && words[0].equals(DIALECT) && MARKS.contains(words[1]);
  }

  /** Whether the option says how a column is stored, or what is known of its values. */
  public static boolean isOfStoring(String option) {
    String[] words = option.split("\\.", 3);
    return words.length == 3 && words[0].equals(DIALECT) && STORING.contains(words[1]);
  }

  /** Whether the option is a sequence that a column owns. */
  public static boolean isOwnedSequence(String option) {
    return option.startsWith(OWNED_SEQUENCE);
  }

  /** Whether the option says what the sequence of a column has, and not which one it is. */
  public static boolean isOfSequence(String option) {
    return option.startsWith(SEQUENCE_COMMENT)
        || option.startsWith(SEQUENCE_LOGGING)
        || option.startsWith(ColumnSequences.IDENTITY);
  }

  /** The comment of the sequence of a column, if it has one. */
  public static Optional<String> sequenceComment(Map<String, String> options, String column) {
    return Optional.ofNullable(options.get(SEQUENCE_COMMENT + column));
  }

  /** Whether the sequence of a column is logged: as its table is, or as an option says. */
  public static boolean isSequenceLogged(Map<String, String> options, String column) {
    String said = options.getOrDefault(SEQUENCE_LOGGING + column, "");
    return said.isBlank()
        ? !Boolean.parseBoolean(options.get(UNLOGGED_TABLE))
        : said.equals("logged");
  }

  /** Whether the option says how the primary key numbers rows. */
  public static boolean isOfNumbering(String option) {
    return option.equals(SqliteParts.AUTOINCREMENT);
  }

  /** The options with those of a column under its new name. */
  public static SortedMap<String, String> ofColumnRenamed(
      Map<String, String> options, String from, String to) {
    return SqliteParts.ofColumnRenamed(renamed(options, COLUMN, from, to), from, to);
  }

  /** The options with those of a constraint, and of its index, under its new name. */
  public static SortedMap<String, String> ofConstraintRenamed(
      Map<String, String> options, String from, String to) {
    return renamed(renamed(options, CONSTRAINT, from, to), INDEX, from, to);
  }

  /** The options with those of an index under its new name. */
  public static SortedMap<String, String> ofIndexRenamed(
      Map<String, String> options, String from, String to) {
    return renamed(options, INDEX, from, to);
  }

  private static void collect(
      Map<String, String> options, String kind, String name, SortedMap<String, String> found) {
    options.forEach(
        (option, value) -> {
          if (isOf(option.split("\\.", 3), kind, name)) {
            found.put(option, value);
          }
        });
  }

  private static SortedMap<String, String> renamed(
      Map<String, String> options, String kind, String from, String to) {
    SortedMap<String, String> renamed = new TreeMap<>();
    options.forEach(
        (option, value) -> {
          String[] words = option.split("\\.", 3);
          renamed.put(
              isOf(words, kind, from) ? words[0] + "." + words[1] + "." + to : option, value);
        });
    return renamed;
  }

  private static boolean isOf(String[] words, String kind, String name) {
    return words.length == 3
        && words[0].equals(DIALECT)
        && words[2].equals(name)
        && kind(words[1]).equals(kind);
  }

  private static String kind(String word) {
    if (word.startsWith(INHERITED)) {
      return word;
    }
    if (word.startsWith(INDEX)) {
      return INDEX;
    }
    return word.startsWith(CONSTRAINT) ? CONSTRAINT : word.equals(EXCLUSION) ? word : COLUMN;
  }
}
