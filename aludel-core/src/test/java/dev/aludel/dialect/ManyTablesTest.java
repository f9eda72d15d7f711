package dev.aludel.dialect;

import static dev.aludel.schema.Definitions.bigInteger;
import static dev.aludel.schema.Definitions.byDefault;
import static dev.aludel.schema.Definitions.check;
import static dev.aludel.schema.Definitions.column;
import static dev.aludel.schema.Definitions.foreignKey;
import static dev.aludel.schema.Definitions.index;
import static dev.aludel.schema.Definitions.integer;
import static dev.aludel.schema.Definitions.primaryKey;
import static dev.aludel.schema.Definitions.string;
import static dev.aludel.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.diff.Renames;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.CreateTable;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A database of more tables than are read one after the other. */
class ManyTablesTest {

  private static final int TABLES = 150;

  @OnBothDatabases
  void isReadAsItWasMade(TestDatabase db) throws SQLException {
    Schema model = model();
    try (var connection = db.connect()) {
      create(connection, model);

      Schema live = dialect(connection).inspect(connection, Scope.CURRENT_SCHEMA);

      assertThat(live.tables()).hasSize(TABLES);
      for (Table table : live.tables()) {
        assertThat(table.isLike(model.requireTable(table.name()))).as("%s", table).isTrue();
      }
      assertThat(changes(connection, live, model)).isEmpty();
    }
  }

  @OnBothDatabases
  void theOrderOfColumnsConstraintsAndIndexesIsNoChange(TestDatabase db) throws SQLException {
    Schema model = model();
    try (var connection = db.connect()) {
      create(connection, model);
      Schema live = dialect(connection).inspect(connection, Scope.CURRENT_SCHEMA);
      Schema turned =
          model.withEachTable(
              table ->
                  table
                      .withColumns(reversed(table.columns()))
                      .withConstraints(reversed(table.constraints()))
                      .withIndexes(reversed(table.indexes())));

      assertThat(changes(connection, live, turned)).isEmpty();
    }
  }

  @OnBothDatabases
  void namesThatTheModelLeavesOpenAreNoChange(TestDatabase db) throws SQLException {
    Schema model = model();
    try (var connection = db.connect()) {
      create(connection, model);
      Schema live = dialect(connection).inspect(connection, Scope.CURRENT_SCHEMA);
      Schema open =
          model.withEachTable(
              table ->
                  table.withConstraints(
                      table.constraints().stream().map(Constraint::unnamed).toList()));

      assertThat(changes(connection, live, open)).isEmpty();
      assertThat(
              changes(
                  connection,
                  live,
                  open.withTable(
                      name(3), table -> table.withConstraints(table.constraints().subList(0, 3)))))
          .hasSize(1)
          .first()
          .asString()
          .contains("t003_parent_id_fkey");
    }
  }

  @OnBothDatabases
  void oneChangeAmongThemIsSeen(TestDatabase db) throws SQLException {
    Schema model = model();
    try (var connection = db.connect()) {
      create(connection, model);
      Schema live = dialect(connection).inspect(connection, Scope.CURRENT_SCHEMA);
      Schema wanted =
          model.withTable(
              name(77), table -> table.withColumn("name", column -> column.withNullable(true)));

      assertThat(changes(connection, live, wanted)).hasSize(1).first().asString().contains("t077");
    }
  }

  private static List<String> changes(Connection connection, Schema live, Schema model)
      throws SQLException {
    Schema held = dialect(connection).normalise(connection, model, live);
    return SchemaDiff.between(live, model, held, Renames.NONE).describe();
  }

  private static Dialect dialect(Connection connection) throws SQLException {
    return Dialects.of(connection);
  }

  private static void create(Connection connection, Schema model) throws SQLException {
    connection.setAutoCommit(false);
    for (Table table : model.tables()) {
      for (Statement statement :
          dialect(connection).compile(new CreateTable(table), () -> Schema.EMPTY)) {
        statement.send(connection);
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static Schema model() {
    List<Table> tables = new ArrayList<>();
    for (int number = 0; number < TABLES; number++) {
      tables.add(table(number));
    }
    return Schema.of(tables);
  }

  private static Table table(int number) {
    String name = name(number).name();
    List<Column> columns =
        List.of(
            column("id", bigInteger()).identity(byDefault()),
            column("parent_id", bigInteger()),
            column("name", string(10 + number)).notNull().defaultsTo("n" + number),
            column("quantity", integer()).notNull().defaultsTo(number));
    return Table.of(name(number), columns)
        .withConstraints(
            List.of(
                primaryKey("id").named(name + "_pkey"),
                check("quantity > " + number).named(name + "_quantity_check"),
                unique("name", "quantity").named(name + "_name_key"),
                foreignKey("parent_id")
                    .references(name(number / 2).name(), "id")
                    .named(name + "_parent_id_fkey")))
        .withIndexes(
            List.of(
                index("quantity", "name").named(name + "_quantity_idx"),
                index("parent_id").named(name + "_parent_idx")));
  }

  private static QualifiedName name(int number) {
    return QualifiedName.of("t%03d".formatted(number));
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }
}
