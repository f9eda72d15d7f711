package dev.aludel.schema;

import dev.aludel.error.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The options that there are of tables and objects ({@link Table#options}, {@link
 * DefinedObject#options}), and the words that some of them say. A name or a word that nobody knows
 * would be passed over, and a person would take what it says for done. So what is written by hand
 * is held against these before anything runs.
 */
public final class KnownOptions {

  /** What stands for every text: what it says is PostgreSQL's or SQLite's to judge. */
  private static final List<String> ANY = List.of();

  private static final List<String> FLAG = List.of("true", "false");
  private static final List<String> SET = List.of("true");
  private static final List<String> STATES = List.of("enabled", "disabled", "replica", "always");
  private static final List<String> CONFLICTS =
      List.of("ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE");

  private static final List<String> IDENTITIES = List.of("FULL", "NOTHING", "DEFAULT");

  /** Words that mean the same in capitals and without. */
  private static final Set<List<String>> IN_ANY_CASE = Set.of(FLAG, CONFLICTS, IDENTITIES);

  /** The words for the constraint of a NOT NULL, as options and operations say them. */
  private static final List<String> NOT_NULL_STATES =
      List.of(
          NotNullOptions.NO_INHERIT,
          NotNullOptions.NOT_VALID,
          NotNullOptions.NO_INHERIT + " " + NotNullOptions.NOT_VALID,
          NotNullOptions.NOT_VALID + " " + NotNullOptions.NO_INHERIT);

  /** Those of tables; one that ends with a dot or a parenthesis is followed by a name. */
  private static final Map<String, List<String>> OF_TABLES =
      Map.ofEntries(
          Map.entry("postgresql.unlogged", FLAG),
          Map.entry("postgresql.with", ANY),
          Map.entry("postgresql.tablespace", ANY),
          Map.entry("postgresql.access_method", ANY),
          Map.entry(
              "postgresql.row_security",
              List.of("enabled", "forced", "disabled, forced", "disabled")),
          Map.entry("postgresql.replica_identity", IDENTITIES),
          Map.entry("postgresql.partition_by", ANY),
          Map.entry("postgresql.partition_of", ANY),
          Map.entry("postgresql.partition_bound", ANY),
          Map.entry("postgresql.inherits", ANY),
          Map.entry("postgresql.storage.", ANY),
          Map.entry("postgresql.compression.", ANY),
          Map.entry("postgresql.statistics.", ANY),
          Map.entry("postgresql.column_with.", ANY),
          Map.entry(NotNullOptions.NAME, ANY),
          Map.entry(NotNullOptions.STATE, NOT_NULL_STATES),
          Map.entry(NotNullOptions.COMMENT, ANY),
          Map.entry(OwnOptions.COLUMN, FLAG),
          Map.entry(OwnOptions.CHECK, FLAG),
          Map.entry("postgresql.exclude.", ANY),
          Map.entry("postgresql.constraint.", ANY),
          Map.entry("postgresql.constraint_comment.", ANY),
          Map.entry(TriggerOptions.OPTION, ANY),
          Map.entry("postgresql.index_with.", ANY),
          Map.entry("postgresql.index_tablespace.", ANY),
          Map.entry("postgresql.index_statistics.", ANY),
          Map.entry("postgresql.index_clustered.", SET),
          Map.entry("postgresql.index_replica_identity.", SET),
          Map.entry("postgresql.index_comment.", ANY),
          Map.entry(InheritedOptions.NAME, ANY),
          Map.entry(InheritedOptions.INDEX + "comment.", ANY),
          Map.entry(InheritedOptions.INDEX + "with.", ANY),
          Map.entry(InheritedOptions.INDEX + "statistics.", ANY),
          Map.entry(InheritedOptions.TABLESPACE, ANY),
          Map.entry(InheritedOptions.INDEX + "clustered.", SET),
          Map.entry(InheritedOptions.INDEX + "replica_identity.", SET),
          Map.entry(KeyIndexes.OPTION, ANY),
          Map.entry(InheritedOptions.CONSTRAINT, ANY),
          Map.entry(InheritedOptions.CONSTRAINT_COMMENT, ANY),
          Map.entry(TriggerOptions.INHERITED, ANY),
          Map.entry(PartOptions.OWNED_SEQUENCE, ANY),
          Map.entry(ColumnSequences.IDENTITY, ANY),
          Map.entry("postgresql.sequence_comment.", ANY),
          Map.entry("postgresql.sequence_logging.", List.of("logged", "unlogged")),
          Map.entry("sqlite.strict", FLAG),
          Map.entry("sqlite.without_rowid", FLAG),
          Map.entry(SqliteParts.AUTOINCREMENT, FLAG),
          Map.entry("sqlite.nullable_key", ANY),
          Map.entry("sqlite.on_conflict.", CONFLICTS),
          Map.entry("sqlite.keys.", ANY),
          Map.entry("sqlite.references(", ANY));

  private static final Map<String, List<String>> OF_OBJECTS =
      Map.ofEntries(
          Map.entry("postgresql.with", ANY),
          Map.entry("postgresql.tablespace", ANY),
          Map.entry("postgresql.access_method", ANY),
          Map.entry("postgresql.index.", ANY),
          Map.entry("postgresql.index_comment.", ANY),
          Map.entry("postgresql.index_statistics.", ANY),
          Map.entry("postgresql.index_tablespace.", ANY),
          Map.entry("postgresql.clustered", ANY),
          Map.entry("postgresql.storage.", ANY),
          Map.entry("postgresql.compression.", ANY),
          Map.entry("postgresql.statistics.", ANY),
          Map.entry("postgresql.column_with.", ANY),
          Map.entry("postgresql.column_comment.", ANY),
          Map.entry("postgresql.column_default.", ANY),
          Map.entry("postgresql.enabled", STATES),
          Map.entry(PartitionOptions.ENABLED, STATES),
          Map.entry(PartitionOptions.COMMENT, ANY),
          Map.entry("postgresql.publish", ANY),
          Map.entry("postgresql.publish_via_partition_root", FLAG),
          Map.entry("postgresql.publish_generated_columns", List.of("none", "stored")),
          Map.entry("postgresql.target", ANY),
          Map.entry("postgresql.default", ANY),
          Map.entry("postgresql.not_null", SET),
          Map.entry("postgresql.not_null_name", ANY),
          Map.entry("postgresql.not_null_comment", ANY),
          Map.entry("postgresql.constraint.", ANY),
          Map.entry("postgresql.constraint_comment.", ANY),
          Map.entry("postgresql.owner", ANY),
          Map.entry("postgresql.withheld_from_owner", ANY),
          Map.entry("postgresql.grant.", ANY),
          Map.entry("sqlite.columns", ANY));

  private KnownOptions() {}

  /**
   * Looks through all tables and objects of a schema.
   *
   * @throws SchemaException at the first option of a name, or of a word, that nobody knows
   */
  public static void require(Schema schema) {
    schema.tables().forEach(table -> require(table.name(), table.options()));
    schema.definedObjects().forEach(KnownOptions::require);
  }

  /**
   * Looks through the options of a table.
   *
   * @throws SchemaException at the first one of a name, or of a word, that nobody knows
   */
  public static void require(QualifiedName table, SortedMap<String, String> options) {
    require("Table " + table, options, OF_TABLES);
  }

  /**
   * Looks through the options of an object.
   *
   * @throws SchemaException at the first one of a name, or of a word, that nobody knows
   */
  public static void require(DefinedObject object) {
    String key = object.key().toString();
    require(Character.toUpperCase(key.charAt(0)) + key.substring(1), object.options(), OF_OBJECTS);
  }

  /**
   * Looks at what an operation says of the constraint of a NOT NULL.
   *
   * @param alone the word besides, which no option has
   * @throws SchemaException if nobody knows the words
   */
  public static void requireNotNullState(
      QualifiedName table, String column, String state, String alone) {
    List<String> known = new ArrayList<>(NOT_NULL_STATES);
    known.add(alone);
    if (!isOneOf(known, state)) {
      throw unknownWord(
          "Column %s of table %s: its NOT NULL".formatted(column, table), state, known);
    }
  }

  private static void require(
      String who, Map<String, String> options, Map<String, List<String>> known) {
    options.forEach(
        (option, value) -> {
          String beginning =
              beginning(option, known).orElseThrow(() -> unknownName(who, option, known.keySet()));
          List<String> words = known.get(beginning);
          String where = "%s: option \"%s\"".formatted(who, option);
          if (beginning.equals(TriggerOptions.OPTION)
              || beginning.equals(TriggerOptions.INHERITED)) {
            TriggerOptions.require(where, value);
          } else if (words != null && !words.isEmpty() && !isOneOf(words, value)) {
            throw unknownWord(where, value, words);
          }
        });
  }

  /** The option as it is known: without the name of a part, if it speaks of one. */
  private static Optional<String> beginning(String option, Map<String, List<String>> known) {
    if (known.containsKey(option)) {
      return isOfPart(option) ? Optional.empty() : Optional.of(option);
    }
    return Optional.of(ofPart(option)).filter(known::containsKey);
  }

  private static boolean isOfPart(String option) {
    return option.endsWith(".") || option.endsWith("(");
  }

  /** What stands before the name of a part: after the second dot, or in parentheses. */
  private static String ofPart(String option) {
    int dot = option.indexOf('.', option.indexOf('.') + 1);
    int list = option.indexOf('(');
    int end = dot < 0 || (list >= 0 && list < dot) ? list : dot;
    return option.substring(0, end + 1);
  }

  /** An option that says nothing is none, as if it were not there. */
  private static boolean isOneOf(List<String> words, String value) {
    return value.isBlank()
        || words.contains(value)
        || (IN_ANY_CASE.contains(words) && words.stream().anyMatch(value::equalsIgnoreCase));
  }

  private static SchemaException unknownName(String who, String option, Collection<String> known) {
    String beginning = ofPart(option);
    String name = beginning.isEmpty() ? option : beginning;
    String rest = option.substring(name.length());
    String hint =
        Nearest.to(name, known)
            .map(
                nearest ->
                    " Did you mean \"%s\"?"
                        .formatted(
                            isOfPart(nearest) && rest.isEmpty()
                                ? nearest + "…"
                                : isOfPart(nearest) ? nearest + rest : nearest))
            .orElseGet(() -> " There are: " + String.join(", ", listed(known)) + ".");
    return new SchemaException("%s has the unknown option \"%s\".%s".formatted(who, option, hint));
  }

  private static Collection<String> listed(Collection<String> known) {
    TreeSet<String> listed = new TreeSet<>();
    known.forEach(option -> listed.add(isOfPart(option) ? option + "…" : option));
    return listed;
  }

  static SchemaException unknownWord(String where, String value, List<String> words) {
    return new SchemaException(
        "%s says \"%s\".%s It can be: %s."
            .formatted(where, value, Nearest.hint(value, words), String.join("; ", words)));
  }
}
