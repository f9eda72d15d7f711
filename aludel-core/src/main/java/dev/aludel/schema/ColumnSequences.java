package dev.aludel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sequences that come with columns on PostgreSQL: those of serial columns (section 8.1.4 of its
 * manual) and of identities (CREATE TABLE, GENERATED).
 *
 * <p>Each is called {@code <table>_<column>_seq} by itself. Another name is an option of the table:
 * {@code postgresql.owned_sequence.<column>} of a serial column, with what else CREATE SEQUENCE
 * takes, and {@code postgresql.identity_sequence.<column>} of an identity, whose sequence is always
 * in the schema of its table. The server lets a sequence keep its name when the table or the column
 * gets another one. Here one that has the usual name gets the usual name again, so that the table
 * is as if it had been created by its new name.
 */
public final class ColumnSequences {

  /** What begins the option that names the sequence of an identity. */
  public static final String IDENTITY = "postgresql.identity_sequence.";

  private static final String POSTGRESQL = "postgresql";

  private static final String PART = "(?:\"(?:[^\"]++|\"\")++\"|[^\\s.'\"]+)";

  private static final Pattern NEXT =
      Pattern.compile("nextval\\(\\s*'(" + PART + "(?:\\." + PART + ")?)'");

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  private static final Set<ObjectKind> RELATIONS =
      Set.of(ObjectKind.TABLE, ObjectKind.SEQUENCE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW);

  /**
   * A sequence that follows its table or its column.
   *
   * @param identity the column by its new name, if it is an identity and no serial column
   */
  public record Followed(QualifiedName from, QualifiedName to, Optional<String> identity) {

    private Followed to(QualifiedName name, String column) {
      return new Followed(from, name, identity.map(was -> column));
    }
  }

  private ColumnSequences() {}

  /** The name that the sequence of a column has by itself. */
  public static QualifiedName usual(QualifiedName table, String column) {
    return table.sibling(ServerNames.made(table.name(), column, "seq"));
  }

  /** The sequence that the column's default draws from. */
  public static Optional<QualifiedName> drawn(Column column) {
    return column
        .defaultValue()
        .flatMap(ColumnSequences::sql)
        .filter(text -> text.contains("nextval"))
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(found -> QualifiedName.parse(found.group(1).replace("''", "'")));
  }

  /** The name of the sequence of an identity, by the options of its table. */
  public static QualifiedName ofIdentity(
      QualifiedName table, String column, Map<String, String> options) {
    String given = options.get(IDENTITY + column);
    return given == null ? usual(table, column) : table.sibling(given);
  }

  /** The sequence that comes with a column of a table, by any name. */
  public static Optional<QualifiedName> of(Table table, Column column) {
    if (column.identity().isPresent()) {
      return Optional.of(ofIdentity(table.name(), column.name(), table.options()));
    }
    return PartOptions.ownedSequence(table.options(), column.name())
        .or(() -> drawn(column).filter(usual(table.name(), column.name())::equals));
  }

  /** The sequences that come with the columns of a table. */
  public static Stream<QualifiedName> ofAll(Table table) {
    return table.columns().stream().flatMap(column -> of(table, column).stream());
  }

  /**
   * The sequences that follow a table which becomes another by its name, or by those of columns.
   */
  public static List<Followed> followed(Table was, Table is, Schema before) {
    List<Followed> followed = new ArrayList<>();
    for (int position = 0; position < was.columns().size(); position++) {
      String column = is.columns().get(position).name();
      QualifiedName to = usual(is.name(), column);
      usual(was, was.columns().get(position), before)
          .filter(sequence -> !sequence.from().equals(to))
          .filter(sequence -> isFree(to, before))
          .ifPresent(sequence -> followed.add(sequence.to(to, column)));
    }
    return followed;
  }

  /** The sequence of a column, if it has one by the usual name. */
  private static Optional<Followed> usual(Table table, Column column, Schema schema) {
    QualifiedName usual = usual(table.name(), column.name());
    boolean isIdentity = column.identity().isPresent() && !isFromAbove(table, column, schema);
    boolean isNamed =
        table
            .options()
            .containsKey(
                isIdentity ? IDENTITY + column.name() : PartOptions.OWNED_SEQUENCE + column.name());
    boolean isOne =
        !isNamed
            && (isIdentity || drawn(column).filter(usual::equals).isPresent())
            && schema.find(ObjectKind.SEQUENCE, usual).isEmpty();
    Optional<String> identity = isIdentity ? Optional.of(column.name()) : Optional.empty();
    return isOne ? Optional.of(new Followed(usual, usual, identity)) : Optional.empty();
  }

  /** Partitions draw from the sequence of their table (PostgreSQL 17). */
  private static boolean isFromAbove(Table table, Column column, Schema schema) {
    return TableParents.of(table).stream()
        .flatMap(parent -> schema.table(parent).stream())
        .flatMap(parent -> parent.column(column.name()).stream())
        .anyMatch(above -> above.identity().isPresent());
  }

  /** Whether nothing else is called like that. */
  private static boolean isFree(QualifiedName name, Schema schema) {
    return RELATIONS.stream().allMatch(kind -> schema.find(kind, name).isEmpty())
        && schema.tables().stream().noneMatch(table -> ofColumns(table).anyMatch(name::equals));
  }

  private static Stream<QualifiedName> ofColumns(Table table) {
    return table.columns().stream()
        .flatMap(
            column ->
                column.identity().isPresent()
                    ? Stream.of(ofIdentity(table.name(), column.name(), table.options()))
                    : Stream.concat(
                        PartOptions.ownedSequence(table.options(), column.name()).stream(),
                        drawn(column).stream()));
  }

  /**
   * The schema in which they have followed.
   *
   * @param was the table by its old name, or with the old names of its columns
   * @param before the schema with it
   * @param after the schema with the table by its new name
   */
  public static Schema follow(Table was, QualifiedName is, Schema before, Schema after) {
    Table renamed = after.requireTable(is);
    List<Followed> followed = followed(was, renamed, before);
    Table named = named(was, renamed, before, followed);
    Schema result = named.equals(renamed) ? after : after.withTable(is, table -> named);
    for (Followed sequence : followed) {
      result = result.withEachTable(table -> drawing(table, sequence));
    }
    return result;
  }

  /** What stays by its name is said of the table, and what has the usual one by now is not. */
  private static Table named(Table was, Table is, Schema before, List<Followed> followed) {
    Map<String, String> options = new TreeMap<>(is.options());
    for (int position = 0; position < was.columns().size(); position++) {
      Column column = is.columns().get(position);
      QualifiedName to = usual(is.name(), column.name());
      boolean follows = followed.stream().anyMatch(sequence -> sequence.to().equals(to));
      usual(was, was.columns().get(position), before)
          .filter(sequence -> !follows && !sequence.from().equals(to))
          .ifPresent(
              sequence ->
                  options.put(
                      (sequence.identity().isPresent() ? IDENTITY : PartOptions.OWNED_SEQUENCE)
                          + column.name(),
                      sequence.identity().isPresent()
                          ? sequence.from().name()
                          : definition(sequence.from(), column.type())));
      options.remove(IDENTITY + column.name(), to.name());
      if (drawn(column).filter(to::equals).isPresent()) {
        options.remove(PartOptions.OWNED_SEQUENCE + column.name(), definition(to, column.type()));
      }
    }
    return options.equals(is.options()) ? is : is.withOptions(new TreeMap<>(options));
  }

  /** As the option of a serial column says it whose sequence has nothing but a name of its own. */
  private static String definition(QualifiedName sequence, Type column) {
    String name =
        sequence.schema().map(schema -> quoted(schema) + ".").orElse("") + quoted(sequence.name());
    if (column == Type.Scalar.SMALL_INTEGER) {
      return name + " AS smallint";
    }
    return column == Type.Scalar.INTEGER ? name + " AS integer" : name;
  }

  private static Table drawing(Table table, Followed sequence) {
    return table.columns().stream()
            .noneMatch(column -> drawn(column).filter(sequence.from()::equals).isPresent())
        ? table
        : table.withColumns(
            table.columns().stream().map(column -> drawing(column, sequence)).toList());
  }

  private static Column drawing(Column column, Followed sequence) {
    return drawn(column).filter(sequence.from()::equals).isEmpty()
        ? column
        : column.withDefault(column.defaultValue().map(value -> drawing(value, sequence.to())));
  }

  private static Expression drawing(Expression value, QualifiedName sequence) {
    if (value instanceof Expression.PerDialect each) {
      SortedMap<String, String> texts = new TreeMap<>(each.texts());
      texts.computeIfPresent(POSTGRESQL, (dialect, text) -> drawing(text, sequence));
      return new Expression.PerDialect(texts);
    }
    return value instanceof Expression.Sql sql
        ? new Expression.Sql(drawing(sql.text(), sequence))
        : value;
  }

  private static String drawing(String sql, QualifiedName sequence) {
    String name =
        sequence.schema().map(schema -> shown(schema) + ".").orElse("") + shown(sequence.name());
    return NEXT.matcher(sql)
        .replaceFirst(Matcher.quoteReplacement("nextval('" + name.replace("'", "''") + "'"));
  }

  /** As the server shows a name, in quotes only where it needs them. */
  private static String shown(String name) {
    return PLAIN.matcher(name).matches() ? name : quoted(name);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static Optional<String> sql(Expression value) {
    if (value instanceof Expression.PerDialect each) {
      return each.on(POSTGRESQL);
    }
    return value instanceof Expression.Sql sql ? Optional.of(sql.text()) : Optional.empty();
  }
}
