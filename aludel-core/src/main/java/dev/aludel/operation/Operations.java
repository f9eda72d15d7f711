package dev.aludel.operation;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.TableElement;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The operations that a revision asks for, in order.
 *
 * <p>Nothing runs when a method is called: the revision is collected first, then compiled and run
 * in one transaction. Names are read by {@link QualifiedName#parse}, so {@code billing.invoices} is
 * the table {@code invoices} in the schema {@code billing}. On PostgreSQL the schema that the
 * connection works in may be said or left out; SQL that is printed without a database has names as
 * they are written here.
 *
 * <p>One object collects one revision, in one thread.
 */
public final class Operations extends ObjectOperations {

  private static final Set<Type.Scalar> INTEGERS =
      EnumSet.of(Type.Scalar.SMALL_INTEGER, Type.Scalar.INTEGER, Type.Scalar.BIG_INTEGER);

  private final String dialect;
  private final String script;
  private final List<Located> collected = new ArrayList<>();

  /**
   * Starts with no operations.
   *
   * @param dialect the dialect that they will run on, for scripts that ask
   * @param script the class of the script, whose lines are noted with what they ask for
   */
  public Operations(String dialect, String script) {
    this.dialect = dialect;
    this.script = script;
  }

  /** The dialect that these will run on: {@code postgresql} or {@code sqlite}. */
  public String dialect() {
    return dialect;
  }

  /** What was asked for so far. */
  public List<Located> collected() {
    return List.copyOf(collected);
  }

  @Override
  public void invoke(Operation operation) {
    SaidOptions.require(operation);
    collected.add(new Located(operation, callingLine()));
  }

  /** The line in the script, also when it calls through a method of its own. */
  private OptionalInt callingLine() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getClassName().equals(script))
                    .mapToInt(StackWalker.StackFrame::getLineNumber)
                    .filter(line -> line > 0)
                    .findFirst());
  }

  public void createTable(String table, TableElement... elements) {
    invoke(new CreateTable(TableElement.table(name(table), List.of(elements))));
  }

  public void dropTable(String table) {
    invoke(new DropTable(name(table), Optional.empty()));
  }

  public void renameTable(String from, String to) {
    rename(ObjectKind.TABLE, from, to);
  }

  public void setTableComment(String table, String comment) {
    comment(ObjectKind.TABLE, table, Optional.of(comment));
  }

  public void dropTableComment(String table) {
    comment(ObjectKind.TABLE, table, Optional.empty());
  }

  /** Replaces all options of a table that only one dialect knows. */
  public void alterTableOptions(String table, Map<String, String> options) {
    invoke(new AlterTableOptions(name(table), new TreeMap<>(options), Optional.empty()));
  }

  public void addColumn(String table, Column column) {
    invoke(new AddColumn(name(table), column));
  }

  public void dropColumn(String table, String column) {
    invoke(new DropColumn(name(table), column, Optional.empty()));
  }

  public void renameColumn(String table, String from, String to) {
    invoke(new RenameColumn(name(table), from, to));
  }

  /** Changes a column: {@code op.alterColumn("clients", "name", toType(text()), setNotNull())}. */
  public void alterColumn(String table, String column, ColumnChange... changes) {
    invoke(new AlterColumn(name(table), column, List.of(changes), Optional.empty()));
  }

  /** Adds a constraint, which must have a name. */
  public void addConstraint(String table, Constraint constraint) {
    invoke(new AddConstraint(name(table), constraint));
  }

  /**
   * Adds a constraint that has what only one dialect knows.
   *
   * @param options of the table, such as {@code postgresql.constraint_comment.<name>}
   */
  public void addConstraint(String table, Constraint constraint, Map<String, String> options) {
    invoke(new AddConstraint(name(table), constraint, new TreeMap<>(options)));
  }

  public void dropConstraint(String table, String constraint) {
    invoke(new DropConstraint(name(table), constraint, Optional.empty()));
  }

  public void renameConstraint(String table, String from, String to) {
    invoke(new RenameConstraint(name(table), from, to));
  }

  /** Creates an index, which must have a name. */
  public void createIndex(String table, Index index) {
    invoke(new CreateIndex(name(table), index));
  }

  /**
   * Creates an index that has what only one dialect knows.
   *
   * @param options of the table, such as {@code postgresql.index_with.<name>}
   */
  public void createIndex(String table, Index index, Map<String, String> options) {
    invoke(new CreateIndex(name(table), index, new TreeMap<>(options)));
  }

  public void dropIndex(String table, String index) {
    invoke(new DropIndex(name(table), index, Optional.empty()));
  }

  public void renameIndex(String table, String from, String to) {
    invoke(new RenameIndex(name(table), from, to));
  }

  public void createEnum(String type, String... values) {
    invoke(new CreateEnum(EnumType.of(name(type), List.of(values))));
  }

  public void dropEnum(String type) {
    invoke(new DropEnum(name(type), Optional.empty()));
  }

  public void renameEnum(String from, String to) {
    rename(ObjectKind.ENUM, from, to);
  }

  /** Makes these the values of an enum, in this order. */
  public void alterEnum(String type, String... values) {
    invoke(new AlterEnum(name(type), List.of(values), Optional.empty()));
  }

  public void renameEnumValue(String type, String from, String to) {
    invoke(new RenameEnumValue(name(type), from, to));
  }

  public void setEnumComment(String type, String comment) {
    comment(ObjectKind.ENUM, type, Optional.of(comment));
  }

  public void dropEnumComment(String type) {
    comment(ObjectKind.ENUM, type, Optional.empty());
  }

  /** Creates a sequence of big integers that counts 1, 2, 3 and so on. */
  public void createSequence(String sequence) {
    createSequence(sequence, SequenceOptions.DEFAULT);
  }

  /** Creates a sequence of big integers. */
  public void createSequence(String sequence, SequenceOptions options) {
    invoke(new CreateSequence(Sequence.of(name(sequence), options)));
  }

  /** Creates a sequence of one of the integer types. */
  public void createSequence(String sequence, Type type, SequenceOptions options) {
    invoke(new CreateSequence(sequence(sequence, type, options)));
  }

  public void dropSequence(String sequence) {
    invoke(new DropSequence(name(sequence), Optional.empty()));
  }

  public void renameSequence(String from, String to) {
    rename(ObjectKind.SEQUENCE, from, to);
  }

  public void alterSequence(String sequence, SequenceOptions options) {
    invoke(new AlterSequence(Sequence.of(name(sequence), options), Optional.empty()));
  }

  public void alterSequence(String sequence, Type type, SequenceOptions options) {
    invoke(new AlterSequence(sequence(sequence, type, options), Optional.empty()));
  }

  public void setSequenceComment(String sequence, String comment) {
    comment(ObjectKind.SEQUENCE, sequence, Optional.of(comment));
  }

  public void dropSequenceComment(String sequence) {
    comment(ObjectKind.SEQUENCE, sequence, Optional.empty());
  }

  /** Runs one statement, with values bound to its question marks. */
  public void execute(String sql, @Nullable Object... parameters) {
    invoke(new Execute(SqlText.of(sql), Arrays.asList(parameters)));
  }

  /** Runs one statement on each dialect named; the others have nothing to do. */
  public void execute(Map<String, String> sqlByDialect, @Nullable Object... parameters) {
    invoke(new Execute(SqlText.of(sqlByDialect), Arrays.asList(parameters)));
  }

  /** Runs one statement, on some dialects another: {@code SqlText.of("…").with("sqlite", "…")}. */
  public void execute(SqlText sql, @Nullable Object... parameters) {
    invoke(new Execute(sql, Arrays.asList(parameters)));
  }

  /** Inserts rows, each with a value for every column. */
  public void bulkInsert(String table, List<String> columns, List<List<@Nullable Object>> rows) {
    invoke(new BulkInsert(name(table), columns, rows));
  }

  /** Deletes the rows that have these values in these columns. */
  public void deleteRows(String table, List<String> columns, List<List<@Nullable Object>> rows) {
    invoke(new DeleteRows(name(table), columns, rows));
  }

  /** Runs code against the live connection when its turn comes. */
  public void run(String description, ConnectionWork work) {
    invoke(new RunJava(description, work));
  }

  private void rename(ObjectKind kind, String from, String to) {
    invoke(new RenameObject(kind, name(from), name(to)));
  }

  private void comment(ObjectKind kind, String object, Optional<String> text) {
    invoke(new SetComment(kind, name(object), text, Optional.empty()));
  }

  private static Sequence sequence(String sequence, Type type, SequenceOptions options) {
    if (type instanceof Type.Scalar scalar && INTEGERS.contains(scalar)) {
      return new Sequence(name(sequence), scalar, options, Optional.empty());
    }
    throw new SchemaException(
        "Sequence %s can count in integers only, not in %s.".formatted(sequence, type));
  }

  private static QualifiedName name(String text) {
    return QualifiedName.parse(text);
  }
}
