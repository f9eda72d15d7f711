package dev.aludel.operation;

import static dev.aludel.operation.ColumnChanges.dropDefault;
import static dev.aludel.operation.ColumnChanges.dropNotNull;
import static dev.aludel.operation.ColumnChanges.setCollation;
import static dev.aludel.operation.ColumnChanges.setComment;
import static dev.aludel.operation.ColumnChanges.setDefault;
import static dev.aludel.operation.ColumnChanges.setIdentity;
import static dev.aludel.operation.ColumnChanges.setNotNull;
import static dev.aludel.operation.ColumnChanges.toType;
import static dev.aludel.schema.DefinedObjects.trigger;
import static dev.aludel.schema.DefinedObjects.view;
import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.comment;
import static dev.aludel.schema.Definitions.counting;
import static dev.aludel.schema.Definitions.enumeration;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.option;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.sql;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.text;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Index;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation as a script writes it, completed from a schema, undoes itself exactly. */
class InverseTest {

  private static final Schema BEFORE =
      Schema.of(
          List.of(
              new EnumType(QualifiedName.of("status"), List.of("open", "shut"), Optional.of("s")),
              Sequence.of(QualifiedName.of("numbers"), counting()),
              table(
                  "users",
                  column("id", bigInteger()).identity(byDefault()),
                  column("email", text()).notNull(),
                  column("state", enumeration("status", "open", "shut")).defaultsTo("open"),
                  column("lower_email", text()).storedAs(sql("lower(email)")),
                  comment("people"),
                  option("sqlite.strict", "true"),
                  primaryKey("id").named("users_pkey"),
                  unique("email").named("users_email_key"),
                  check("email <> ''").named("users_email_check"),
                  index("email", "state").named("users_email_state_idx")),
              table(
                  "clients",
                  column("id", bigInteger()).notNull(),
                  column("user_id", bigInteger()),
                  primaryKey("id").named("clients_pkey"),
                  foreignKey("user_id").references("users", "id").named("clients_user_id_fkey"),
                  index("user_id").named("clients_user_id_idx")),
              view("emails", "SELECT email FROM users").comment("for letters"),
              trigger(
                  "audit",
                  "clients",
                  "CREATE TRIGGER audit AFTER INSERT ON clients EXECUTE FUNCTION audit()")));

  static Stream<Arguments> operations() {
    return Stream.of(
        operation(op -> op.createTable("new", column("id", integer()), primaryKey("id"))),
        operation(op -> op.dropTable("clients")),
        operation(op -> op.createView("names", "SELECT user_id FROM clients")),
        operation(op -> op.replaceView("emails", "SELECT id, email FROM users")),
        operation(op -> op.dropTrigger("audit", "clients")),
        operation(op -> op.renameTable("users", "people")),
        operation(op -> op.setTableComment("users", "those who sign in")),
        operation(op -> op.setTableComment("clients", "new")),
        operation(op -> op.dropTableComment("users")),
        operation(op -> op.alterTableOptions("users", Map.of("sqlite.without_rowid", "true"))),
        operation(op -> op.addColumn("clients", column("name", string(50)).defaultsTo(""))),
        operation(op -> op.dropColumn("users", "email")),
        operation(op -> op.dropColumn("clients", "user_id")),
        operation(op -> op.renameColumn("users", "id", "user_id")),
        operation(op -> op.renameColumn("users", "email", "address")),
        operation(op -> op.alterColumn("users", "email", toType(string(100)), dropNotNull())),
        operation(op -> op.alterColumn("users", "state", dropDefault(), setNotNull())),
        operation(op -> op.alterColumn("users", "state", setDefault("shut"), setComment("now"))),
        operation(op -> op.alterColumn("users", "email", setCollation("C"))),
        operation(
            op ->
                op.alterColumn(
                    "users", "id", ColumnChanges.dropIdentity(), setDefault(1), dropDefault())),
        operation(op -> op.alterColumn("clients", "id", setIdentity(byDefault()))),
        operation(op -> op.alterColumn("users", "lower_email", ColumnChanges.dropExpression())),
        operation(op -> op.addConstraint("clients", check("id > 0").named("positive"))),
        operation(op -> op.dropConstraint("clients", "clients_user_id_fkey")),
        operation(op -> op.dropConstraint("users", "users_pkey")),
        operation(op -> op.renameConstraint("users", "users_email_key", "one_email")),
        operation(op -> op.createIndex("clients", index("id", "user_id").named("both"))),
        operation(op -> op.dropIndex("clients", "clients_user_id_idx")),
        operation(op -> op.renameIndex("clients", "clients_user_id_idx", "by_user")),
        operation(op -> op.createEnum("mood", "good", "bad")),
        operation(op -> op.createEnum("status2", "a")),
        operation(op -> op.dropEnum("status")),
        operation(op -> op.renameEnum("status", "state")),
        operation(op -> op.alterEnum("status", "new", "open", "shut")),
        operation(op -> op.renameEnumValue("status", "open", "opened")),
        operation(op -> op.setEnumComment("status", "of a user")),
        operation(op -> op.dropEnumComment("status")),
        operation(op -> op.createSequence("more", counting().by(2))),
        operation(op -> op.dropSequence("numbers")),
        operation(op -> op.renameSequence("numbers", "digits")),
        operation(op -> op.alterSequence("numbers", integer(), counting().cycling())),
        operation(op -> op.setSequenceComment("numbers", "of invoices")),
        operation(op -> op.dropSequenceComment("numbers")),
        operation(op -> op.bulkInsert("clients", List.of("id"), List.of(List.of(1), List.of(2)))),
        operation(op -> op.deleteRows("clients", List.of("id"), List.of(List.of(1)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void undoingAnOperationLeadsBackToTheSchemaBefore(String description, Operation operation) {
    List<Operation> inverse = Operation.inverseOf(BEFORE, List.of(operation));
    Schema after = operation.apply(BEFORE);

    assertThat(parts(Operation.applyAll(after, inverse))).isEqualTo(parts(BEFORE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void undoingTheUndoingLeadsForwardAgain(String description, Operation operation) {
    Schema after = operation.apply(BEFORE);
    List<Operation> inverse = Operation.inverseOf(BEFORE, List.of(operation));
    Schema back = Operation.applyAll(after, inverse);

    assertThat(parts(Operation.applyAll(back, Operation.inverseOf(after, inverse))))
        .isEqualTo(parts(after));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void anInverseIsCompleteByItself(String description, Operation operation) {
    for (Operation inverse : operation.completed(BEFORE).inverse()) {
      assertThat(inverse.inverse()).isNotEmpty();
      assertThat(inverse.completed(Schema.EMPTY)).isEqualTo(inverse);
    }
  }

  @Test
  void everyOperationThatChangesASchemaIsTestedHere() {
    Set<Class<?>> tested = new HashSet<>();
    operations().forEach(arguments -> tested.add(arguments.get()[1].getClass()));
    tested.addAll(List.of(Execute.class, RunJava.class));

    assertThat(tested).containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
  }

  @Test
  void severalOperationsAreUndoneLastOneFirst() {
    List<Operation> operations =
        collected(
            op -> {
              op.renameTable("clients", "customers");
              op.dropColumn("customers", "user_id");
              op.dropTable("users");
              op.dropEnum("status");
            });
    Schema after = Operation.applyAll(BEFORE, operations);

    assertThat(parts(Operation.applyAll(after, Operation.inverseOf(BEFORE, operations))))
        .isEqualTo(parts(BEFORE));
  }

  @Test
  void rawWorkHasNoInverseAndSaysSo() {
    Operation raw = collected(op -> op.execute("UPDATE users\nSET email = ''")).get(0);
    Operation java = new RunJava("the back-fill", connection -> {});

    assertThatThrownBy(raw::inverse)
        .isInstanceOf(IrreversibleException.class)
        .hasMessage(
            "'execute UPDATE users' has no inverse, since only its author knows what undoes it."
                + " Write the way back by hand.");
    assertThatThrownBy(java::inverse).hasMessageContaining("run the back-fill");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("incomplete")
  void whatDoesNotSayWhatItTakesAwayCannotBeInvertedByItself(
      String description, Operation operation) {
    assertThatThrownBy(operation::inverse)
        .isInstanceOf(IrreversibleException.class)
        .hasMessageContaining(description)
        .hasMessageContaining("does not say what was there before");
  }

  static Stream<Arguments> incomplete() {
    return Stream.of(
        operation(op -> op.dropTable("clients")),
        operation(op -> op.dropColumn("users", "email")),
        operation(op -> op.alterColumn("users", "email", dropNotNull())),
        operation(op -> op.dropConstraint("users", "users_pkey")),
        operation(op -> op.dropIndex("clients", "clients_user_id_idx")),
        operation(op -> op.dropEnum("status")),
        operation(op -> op.alterEnum("status", "open")),
        operation(op -> op.dropSequence("numbers")),
        operation(op -> op.alterSequence("numbers", counting())),
        operation(op -> op.setTableComment("users", "x")),
        operation(op -> op.alterTableOptions("users", Map.of())));
  }

  private static Arguments operation(Consumer<Operations> script) {
    Operation operation = collected(script).get(0);
    return Arguments.of(operation.describe(), operation);
  }

  private static List<Operation> collected(Consumer<Operations> script) {
    Operations operations = new Operations("sqlite", "none");
    script.accept(operations);
    return operations.collected().stream().map(Located::operation).toList();
  }

  private static Table table(String name, TableElement... elements) {
    return TableElement.table(QualifiedName.parse(name), List.of(elements));
  }

  /** The schema with what has no order in a fixed one: a column that returns stands at the end. */
  private static List<SchemaObject> parts(Schema schema) {
    List<SchemaObject> parts = new ArrayList<>();
    for (SchemaObject object : schema.objects()) {
      parts.add(object instanceof Table table ? ordered(table) : object);
    }
    return parts;
  }

  private static Table ordered(Table table) {
    return new Table(
        table.name(),
        table.columns().stream().sorted(Comparator.comparing(Column::name)).toList(),
        table.constraints().stream().sorted(Comparator.comparing(Constraint::toString)).toList(),
        table.indexes().stream().sorted(Comparator.comparing(Index::toString)).toList(),
        table.comment(),
        table.options());
  }

  @Test
  void aSchemaIsLeftAsItWas() {
    Schema before = Schema.of(BEFORE.objects());

    operations().forEach(arguments -> ((Operation) arguments.get()[1]).apply(BEFORE));

    assertThat(BEFORE).isEqualTo(before);
    assertThat(BEFORE.find(ObjectKind.TABLE, QualifiedName.of("users"))).isPresent();
  }
}
