package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Inheritance;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.OwnOptions;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Partitions and children of other tables (sections 5.11 and 5.12 of PostgreSQL's manual): what
 * happens to the columns of a table happens to theirs by itself.
 */
final class Descent {

  private Descent() {}

  static boolean isPartition(Table table) {
    return table.options().containsKey(TableOptions.PARTITION_OF);
  }

  /** Whether the column comes to the table from one above it, or has gone with it. */
  static boolean isInherited(Table table, String column, Schema schema) {
    return isPartition(table)
        || TableParents.of(table).stream()
            .flatMap(parent -> schema.table(parent).stream())
            .anyMatch(parent -> parent.column(column).isPresent());
  }

  /** The column as the table has it from those above, which may be more than one. */
  static Optional<Column> above(Table table, String column, Schema schema) {
    List<Column> above =
        TableParents.of(table).stream()
            .flatMap(name -> schema.table(name).stream())
            .flatMap(
                parent ->
                    parent.column(column).stream()
                        .map(there -> NotNullOptions.given(parent, there)))
            .toList();
    boolean nullable = above.stream().allMatch(Column::nullable);
    return above.stream().findFirst().map(first -> first.withNullable(nullable));
  }

  /** The schema with the table that is created; a caller may tell of all that will be there. */
  static Schema with(Table table, Schema schema) {
    return schema.table(table.name()).isPresent()
        ? schema.withTable(table.name(), there -> table)
        : schema.with(table);
  }

  /** The table with its partitions and children, and theirs, as far as they are known. */
  static List<Table> withDescendants(QualifiedName table, Schema schema) {
    List<Table> found = new ArrayList<>(schema.table(table).stream().toList());
    for (int next = 0; next < found.size(); next++) {
      QualifiedName parent = found.get(next).name();
      for (Table other : schema.tables()) {
        if (TableParents.of(other).contains(parent) && !found.contains(other)) {
          found.add(other);
        }
      }
    }
    return found;
  }

  /** {@code PARTITION OF "sales" FOR VALUES …} or {@code INHERITS ("parent")}. */
  static Optional<String> partition(Table table) {
    return TableOptions.of(table.options(), TableOptions.PARTITION_OF)
        .map(parent -> "PARTITION OF " + Quoting.name(QualifiedName.parse(parent)));
  }

  static String bound(Table table) {
    return TableOptions.of(table.options(), TableOptions.PARTITION_BOUND)
        .map(bound -> "\n" + bound)
        .orElse("");
  }

  static String inherits(Table table) {
    List<QualifiedName> parents = isPartition(table) ? List.of() : TableParents.of(table);
    return parents.isEmpty()
        ? ""
        : "\nINHERITS (" + String.join(", ", parents.stream().map(Quoting::name).toList()) + ")";
  }

  /** What a partition says of a column besides what its table says. */
  static Optional<String> columnOptions(
      Column column, Optional<Column> parents, Map<String, String> own) {
    Optional<String> value =
        column.generated().isPresent() || column.identity().isPresent()
            ? Optional.empty()
            : TableText.defaultValue(column);
    boolean sameDefault = parents.flatMap(TableText::defaultValue).equals(value);
    boolean sameNull = parents.filter(parent -> parent.nullable() == column.nullable()).isPresent();
    String options =
        (sameDefault || value.isEmpty() ? "" : " DEFAULT " + value.get())
            + (sameNull
                ? ""
                : NotNullStates.clause(column.withIdentity(Optional.empty()), own)
                    .map(clause -> " " + clause)
                    .orElse(""));
    return Optional.of(options)
        .filter(text -> !text.isEmpty())
        .map(text -> Quoting.name(column.name()) + " WITH OPTIONS" + text);
  }

  /**
   * Whether a child need not say the column itself, which would be its own by that even when the
   * parent's goes: the default can be said afterwards, and an identity does not come from above.
   */
  static boolean comes(Table child, Column column, Schema schema) {
    List<Column> parents =
        TableParents.of(child).stream()
            .flatMap(parent -> schema.table(parent).stream())
            .flatMap(parent -> parent.column(column.name()).stream())
            .toList();
    if (parents.isEmpty() || OwnOptions.hasColumn(child.options(), column.name())) {
      return false;
    }
    Column come = above(child, column.name(), schema).orElseThrow().withComment(column.comment());
    if (!isPartition(child)) {
      come = come.withNullable(column.nullable()); // It says that of the column besides.
    }
    // Parents that do not agree: the child has to say it at once.
    boolean agree = parents.stream().map(TableText::defaultValue).distinct().count() == 1;
    return agree
        && (come.equals(column)
            || (column.generated().isEmpty()
                && come.generated().isEmpty()
                && come.withIdentity(Optional.empty())
                    .withDefault(column.defaultValue())
                    .equals(column)));
  }

  /** Lets columns that come to a new child take no NULL, though its parents do. */
  static List<String> ownNotNulls(Table child, Schema schema, int majorVersion) {
    return child.columns().stream()
        .filter(column -> !column.nullable() && comes(child, column, schema))
        .filter(column -> above(child, column.name(), schema).orElseThrow().nullable())
        .map(
            column ->
                NotNullStates.setOn(Optional.empty(), child.name(), column.name(), majorVersion))
        .toList();
  }

  /** Gives a new table defaults of its own for columns of those above, or takes theirs from it. */
  static List<String> defaults(Table table, Schema schema) {
    List<String> statements = new ArrayList<>();
    List<QualifiedName> parents = TableParents.of(table);
    for (Column column : parents.isEmpty() ? List.<Column>of() : table.columns()) {
      List<String> come =
          parents.stream()
              .flatMap(parent -> schema.table(parent).stream())
              .flatMap(parent -> parent.column(column.name()).stream())
              .flatMap(above -> TableText.defaultValue(above).stream())
              .toList();
      boolean plain = column.generated().isEmpty() && column.identity().isEmpty();
      Optional<String> own = plain ? TableText.defaultValue(column) : Optional.empty();
      String alter =
          "ALTER TABLE ONLY %s ALTER COLUMN %s "
              .formatted(Quoting.name(table.name()), Quoting.name(column.name()));
      boolean isSaid = isPartition(table) || !comes(table, column, schema);
      if (own.isEmpty() && plain && !come.isEmpty()) {
        statements.add(alter + "DROP DEFAULT");
      } else if (own.isPresent() && !isSaid && !come.contains(own.get())) {
        statements.add(alter + "SET DEFAULT " + own.get());
      }
    }
    return statements;
  }

  /**
   * Numbers of a new partition's own, which its table has not: before PostgreSQL 17 it may, and
   * from then on they come with those of its table.
   */
  static List<String> identities(Table table, Schema schema, int majorVersion) {
    List<String> statements = new ArrayList<>();
    if (majorVersion >= NumberedParent.PARTITIONS_ARE_NUMBERED) {
      return statements;
    }
    for (Column column : isPartition(table) ? table.columns() : List.<Column>of()) {
      boolean isAlone =
          above(table, column.name(), schema).filter(up -> up.identity().isEmpty()).isPresent();
      column
          .identity()
          .filter(own -> isAlone)
          .ifPresent(own -> statements.add(number(table.name(), column.name(), own)));
    }
    return statements;
  }

  private static String number(QualifiedName table, String column, Identity identity) {
    return "ALTER TABLE %s ALTER COLUMN %s ADD %s"
        .formatted(Quoting.name(table), Quoting.name(column), TableText.identity(identity));
  }

  /** What a table says itself of a column that has come to it from above. */
  static List<String> ofOwn(QualifiedName table, Column column, Schema schema, int majorVersion) {
    Optional<Table> there = schema.table(table);
    Column come =
        there
            .flatMap(own -> own.column(column.name()))
            .or(
                () ->
                    there
                        .flatMap(own -> above(own, column.name(), schema))
                        .map(above -> above.withComment(Optional.empty()))
                        .map(above -> withDefaultOf(topmost(there, column.name(), schema), above)))
            .orElse(column);
    String alter =
        "ALTER TABLE ONLY %s ALTER COLUMN %s "
            .formatted(Quoting.name(table), Quoting.name(column.name()));
    List<String> statements = new ArrayList<>();
    Optional<String> value = TableText.defaultValue(column);
    boolean plain = column.generated().isEmpty() && column.identity().isEmpty();
    if (plain && !value.equals(TableText.defaultValue(come))) {
      statements.add(alter + value.map(text -> "SET DEFAULT " + text).orElse("DROP DEFAULT"));
    }
    if (come.nullable() && !column.nullable()) {
      statements.add(NotNullStates.setOn(there, table, column.name(), majorVersion));
    }
    if (!column.comment().equals(come.comment())) {
      statements.add(TableText.comment(table, column.name(), column.comment()));
    }
    return statements;
  }

  /** The column as it comes to all tables below the one that it is added to. */
  private static Optional<Column> topmost(Optional<Table> below, String column, Schema schema) {
    Optional<Table> parent =
        below.flatMap(
            table ->
                TableParents.of(table).stream()
                    .flatMap(name -> schema.table(name).stream())
                    .filter(above -> above.column(column).isPresent())
                    .findFirst());
    return parent.flatMap(
        above ->
            topmost(parent, column, schema).or(() -> Optional.of(above.requireColumn(column))));
  }

  private static Column withDefaultOf(Optional<Column> other, Column column) {
    return column.withDefault(other.flatMap(Column::defaultValue));
  }

  /**
   * Takes NOT NULL from a column that goes, where children may keep theirs: PostgreSQL 18 forgets
   * to take it from them then, and nothing could take it any more. Numbers want NOT NULL, and go
   * with it. A column that a child had from its parents alone may have gone with theirs.
   */
  static List<String> freeNotNull(QualifiedName table, String column, Schema schema) {
    Optional<Table> there = schema.table(table);
    boolean isNotNull =
        there
            .flatMap(own -> own.column(column))
            .filter(own -> !own.nullable())
            .filter(own -> !NotNullOptions.isKept(there.orElseThrow().options(), column))
            .isPresent();
    boolean isInKey =
        there.flatMap(Table::primaryKey).filter(key -> key.columns().contains(column)).isPresent();
    if (!isNotNull || isInKey) {
      return List.of();
    }
    boolean isKept =
        TableParents.heirs(there.orElseThrow(), column, schema).stream()
            .anyMatch(heir -> !isPartition(heir));
    if (!isKept) {
      return List.of();
    }
    String drop = "ALTER COLUMN " + Quoting.name(column) + " DROP ";
    boolean isNumbered = there.orElseThrow().requireColumn(column).identity().isPresent();
    String free =
        "ALTER TABLE %s %s%sNOT NULL"
            .formatted(Quoting.name(table), isNumbered ? drop + "IDENTITY, " : "", drop);
    return List.of(
        TableParents.of(there.orElseThrow()).isEmpty() ? free : ifThere(table, column, free));
  }

  private static String ifThere(QualifiedName table, String column, String statement) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            BEGIN
              IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attname = %s
                  AND attrelid = %s::pg_catalog.regclass AND NOT attisdropped) THEN
                %s;
              END IF;
            END"""
                .formatted(Quoting.string(column), Quoting.string(Quoting.name(table)), statement));
  }

  /**
   * Makes what was there say of a table that gets other parents what happens by itself: it keeps
   * what it has from those that let go of it, and parts that are one with those of a table that
   * takes it stay as they are.
   */
  static void foresee(
      Table before, Table after, Schema schema, Map<String, String> from, Map<String, String> to) {
    List<QualifiedName> staying = new ArrayList<>(TableParents.of(before));
    staying.retainAll(TableParents.of(after));
    Inheritance.released(before, staying, schema).options().forEach(from::putIfAbsent);
    if (!TableParents.of(before).containsAll(TableParents.of(after))) {
      Table again = Inheritance.released(after.withInherited(Optional.empty()), staying, schema);
      Collection<String> exclusions =
          TableOptions.under(TableOptions.EXCLUDE, again.options()).values();
      from.keySet()
          .removeIf(
              option ->
                  !to.containsKey(option)
                      && (NotNullOptions.isOne(option)
                          || exclusions.contains(from.get(option))
                          || !TableOptions.isOfSomething(after, option)));
    }
  }

  /** The statements that give a table other parents, or another place among its siblings. */
  static List<String> changes(
      QualifiedName table, Map<String, String> from, Map<String, String> to) {
    List<String> statements = new ArrayList<>();
    Optional<String> wasOf = TableOptions.of(from, TableOptions.PARTITION_OF);
    Optional<String> isOf = TableOptions.of(to, TableOptions.PARTITION_OF);
    boolean moves =
        !wasOf.equals(isOf)
            || !TableOptions.of(from, TableOptions.PARTITION_BOUND)
                .equals(TableOptions.of(to, TableOptions.PARTITION_BOUND));
    if (moves) {
      wasOf.ifPresent(
          parent -> statements.add(alter(parent) + "DETACH PARTITION " + Quoting.name(table)));
      isOf.ifPresent(
          parent ->
              statements.add(
                  alter(parent)
                      + "ATTACH PARTITION "
                      + Quoting.name(table)
                      + " "
                      + to.getOrDefault(TableOptions.PARTITION_BOUND, "DEFAULT")));
    }
    List<QualifiedName> before = parents(from);
    List<QualifiedName> after = parents(to);
    List<QualifiedName> staying = TableParents.staying(before, after);
    for (QualifiedName parent : before) {
      if (!staying.contains(parent)) {
        statements.add(inherit(table, "NO INHERIT ", parent));
      }
    }
    for (QualifiedName parent : after.subList(staying.size(), after.size())) {
      statements.add(inherit(table, "INHERIT ", parent));
    }
    return statements;
  }

  /**
   * Lets go of a partition that is about to be dropped, if a foreign key refers to a table above
   * it: PostgreSQL refuses to drop it then, but not to detach it.
   */
  static List<String> letGoUnderKey(Table table, Schema schema) {
    Set<QualifiedName> above = TableParents.above(table.name(), schema);
    boolean refers =
        !above.isEmpty()
            && schema.tables().stream()
                .flatMap(other -> other.constraints(ForeignKey.class).stream())
                .anyMatch(key -> above.contains(key.table()));
    return refers
        ? changes(table.name(), table.options(), TableParents.with(List.of(), table.options()))
        : List.of();
  }

  private static List<QualifiedName> parents(Map<String, String> options) {
    return TableParents.isPartition(options) ? List.of() : TableParents.of(options);
  }

  private static String inherit(QualifiedName table, String word, QualifiedName parent) {
    return "ALTER TABLE " + Quoting.name(table) + " " + word + Quoting.name(parent);
  }

  private static String alter(String parent) {
    return "ALTER TABLE " + Quoting.name(QualifiedName.parse(parent)) + " ";
  }
}
