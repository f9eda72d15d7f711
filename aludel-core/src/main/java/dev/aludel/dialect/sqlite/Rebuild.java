package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.Statement;
import dev.aludel.schema.Column;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Replaces a table by one of another shape, keeping its rows: what {@code ALTER TABLE} cannot
 * change is changed so (SQLite's <a
 * href="https://www.sqlite.org/lang_altertable.html#otheralter">lang_altertable.html</a>, section
 * 7).
 *
 * <p>Foreign keys must be off, or dropping the old table would delete the rows that refer to it.
 * {@link SqliteTransaction} sees to that and checks them in the end.
 *
 * <ul>
 *   <li>The new table gets the old one's name with {@code legacy_alter_table} on, which leaves
 *       views, triggers and other tables' foreign keys as they are: they mean the new one from then
 *       on.
 *   <li>Triggers go with the old table, and no model knows them. Their rows of {@code
 *       sqlite_schema} are kept in a temporary table and put back, as {@code writable_schema}
 *       allows; {@code writable_schema = RESET} makes SQLite read them.
 *   <li>Rows keep their rowid, which full-text indexes and applications refer to, and {@code
 *       sqlite_sequence} its last number.
 * </ul>
 */
final class Rebuild {

  private final Schema schema;
  private final Table before;
  private final Table after;
  private final Set<String> collations;
  private final Map<String, String> sources = new HashMap<>();
  private final List<Guard> guards = new ArrayList<>();

  /**
   * What must hold for no row of the old table.
   *
   * @param complaint what the error says otherwise
   */
  record Guard(String column, String complaint, String condition) {

    /** A check is the one thing by which SQL alone can stop, and say why. */
    List<String> statements(QualifiedName table) {
      return List.of(
          "CREATE TEMP TABLE \"_aludel_misfits\" (\"rows\" INTEGER CONSTRAINT %s CHECK (\"rows\" = 0))"
              .formatted(Names.quote(complaint)),
          "INSERT INTO temp.\"_aludel_misfits\" SELECT count(*) FROM %s WHERE %s"
              .formatted(Names.quote(table), condition),
          "DROP TABLE temp.\"_aludel_misfits\"");
    }
  }

  /**
   * @param schema as it is before
   */
  Rebuild(Schema schema, Table before, Table after) {
    this.schema = schema;
    this.before = before;
    this.after = after;
    this.collations = Normaliser.collations(schema);
    before.columns().forEach(column -> from(column.name(), Names.quote(column.name())));
  }

  /** Fills the column with the expression, over columns of the old table. */
  void from(String column, String expression) {
    sources.put(column, expression);
  }

  void guard(Guard guard) {
    guards.add(guard);
  }

  List<Guard> guards() {
    return guards;
  }

  /** Fills these columns so, and no others. */
  void fill(Map<String, String> columns) {
    sources.clear();
    sources.putAll(columns);
  }

  QualifiedName table() {
    return before.name();
  }

  /** The expressions that fill columns, by their names. */
  Map<String, String> sources() {
    return sources;
  }

  /** Whether both shapes are written alike, so that there is nothing to do. */
  boolean isNeedless() {
    IndexWriter indexes = new IndexWriter(collations);
    return writer(before).create(before.name()).equals(writer(after).create(before.name()))
        && indexes.create(before).equals(indexes.create(after))
        && before.columns().stream()
            .allMatch(c -> Names.quote(c.name()).equals(sources.get(c.name())));
  }

  private TableWriter writer(Table table) {
    return new TableWriter(table, collations);
  }

  List<Statement> statements() {
    QualifiedName name = before.name();
    QualifiedName temporary = unused();
    String database = name.schema().map(schema -> Names.quote(schema) + ".").orElse("");
    String saved = "temp.\"_aludel_triggers\"";
    List<String> sql = new ArrayList<>();
    guards.forEach(guard -> sql.addAll(guard.statements(name)));
    sql.add(
        "CREATE TEMP TABLE \"_aludel_triggers\" AS SELECT type, name, tbl_name, rootpage, sql FROM %ssqlite_schema WHERE type = 'trigger' AND tbl_name = %s COLLATE NOCASE"
            .formatted(database.isEmpty() ? "main." : database, Literals.text(name.name())));
    sql.add(writer(after).create(temporary));
    sql.add(copy(name, temporary));
    sql.addAll(sequence(database, name, temporary));
    sql.add("DROP TABLE " + Names.quote(name));
    sql.add("PRAGMA legacy_alter_table = ON");
    sql.add(
        "ALTER TABLE %s RENAME TO %s".formatted(Names.quote(temporary), Names.quote(name.name())));
    sql.add("PRAGMA legacy_alter_table = OFF");
    new IndexWriter(collations).create(after).forEach(index -> sql.add(index.sql()));
    sql.add("PRAGMA writable_schema = ON");
    sql.add(
        "INSERT INTO %ssqlite_schema (type, name, tbl_name, rootpage, sql) SELECT type, name, tbl_name, rootpage, sql FROM %s"
            .formatted(database.isEmpty() ? "main." : database, saved));
    sql.add("PRAGMA writable_schema = RESET");
    sql.add("DROP TABLE " + saved);
    return sql.stream().map(Statement::of).toList();
  }

  /** A name for the new table that nothing has, whatever a person has called a table. */
  private QualifiedName unused() {
    Set<String> taken = new HashSet<>();
    for (SchemaObject object : schema.objects()) {
      taken.add(ParsedTable.key(object.name().name()));
      if (object instanceof Table table) {
        table.indexes().forEach(i -> i.name().map(ParsedTable::key).ifPresent(taken::add));
      }
    }
    String name = "_aludel_new_" + before.name().name();
    int number = 2;
    while (taken.contains(ParsedTable.key(name))) {
      name = "_aludel_new_" + before.name().name() + "_" + number++;
    }
    return before.name().sibling(name);
  }

  private String copy(QualifiedName from, QualifiedName to) {
    List<String> targets = new ArrayList<>();
    List<String> values = new ArrayList<>();
    keptRowid()
        .ifPresent(
            rowid -> {
              targets.add(rowid);
              values.add(rowid);
            });
    for (Column column : after.columns()) {
      String source = sources.get(column.name());
      boolean generated =
          column.generated().flatMap(each -> Expressions.write(each.expression())).isPresent();
      if (source != null && !generated) {
        targets.add(Names.quote(column.name()));
        values.add(source);
      }
    }
    // Whatever the conflict clauses of the new table say: they would leave out rows.
    return "INSERT OR ABORT INTO %s (%s) SELECT %s FROM %s"
        .formatted(
            Names.quote(to),
            String.join(", ", targets),
            String.join(", ", values),
            Names.quote(from));
  }

  /** A name of the rowid that no column hides, if both tables have one that no column is. */
  private Optional<String> keptRowid() {
    boolean without =
        Stream.of(before, after)
            .anyMatch(table -> "true".equals(table.options().get(Options.WITHOUT_ROWID)));
    TableWriter writer = writer(after);
    if (without || after.columns().stream().anyMatch(writer::isNumbered)) {
      return Optional.empty();
    }
    return Names.OF_ROWID.stream()
        .filter(
            name ->
                Stream.concat(before.columns().stream(), after.columns().stream())
                    .noneMatch(column -> column.name().equalsIgnoreCase(name)))
        .findFirst();
  }

  private List<String> sequence(String database, QualifiedName from, QualifiedName to) {
    if (!writer(before).isAutoincrement() || !writer(after).isAutoincrement()) {
      return List.of();
    }
    String sequence = (database.isEmpty() ? "main." : database) + "sqlite_sequence";
    String old = Literals.text(from.name());
    String replacement = Literals.text(to.name());
    return List.of(
        "DELETE FROM %s WHERE name = %s".formatted(sequence, replacement),
        "INSERT INTO %s (name, seq) SELECT %s, seq FROM %s WHERE name = %s"
            .formatted(sequence, replacement, sequence, old));
  }
}
