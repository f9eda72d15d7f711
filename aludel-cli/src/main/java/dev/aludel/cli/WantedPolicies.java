package dev.aludel.cli;

import dev.aludel.connect.doctor.Finding;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Statement;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.Operation;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Row-level security as the model wants it: for each table the switch and the policies, which are
 * PostgreSQL's manual, section 5.9.
 *
 * @param schema the model; of its tables only those count that have the switch on or a policy
 * @param exact whether policies are in the server's own words, so that one which says something
 *     else can be told; otherwise it is enough that one of that name is there
 */
record WantedPolicies(Schema schema, boolean exact) {

  private static final String SWITCH = "postgresql.row_security";
  private static final String FORCED = "forced";

  /** The tables that shall have it. */
  List<QualifiedName> tables() {
    return schema.tables().stream()
        .filter(table -> isSwitched(table) || !policies(schema, table.name()).isEmpty())
        .map(Table::name)
        .toList();
  }

  private static boolean isSwitched(Table table) {
    String state = table.options().get(SWITCH);
    return state != null && !state.startsWith("disabled");
  }

  /**
   * Compares them with what is there. A table that is not there at all is somebody else's finding.
   *
   * @param named what a table of the model is called in {@code live}, if it is there
   */
  Finding compare(
      Schema live, Dialect dialect, Function<QualifiedName, Optional<QualifiedName>> named) {
    List<SchemaObject> is = new ArrayList<>();
    List<SchemaObject> shallBe = new ArrayList<>();
    int count = 0;
    for (QualifiedName wanted : tables()) {
      Optional<Table> there = named.apply(wanted).flatMap(live::table);
      if (there.isEmpty()) {
        continue;
      }
      count++;
      QualifiedName name = there.get().name();
      is.add(outline(name, there.get()));
      is.addAll(policies(live, name));
      shallBe.add(outline(name, strictest(schema.requireTable(wanted), there.get())));
      for (DefinedObject policy : policies(schema, wanted)) {
        shallBe.add(asThere(policy.onTable(name), live));
      }
    }
    if (count == 0) {
      return Finding.ok("wanted on no table");
    }
    SchemaDiff diff = SchemaDiff.between(Schema.of(is), Schema.of(shallBe));
    return diff.isEmpty()
        ? Finding.ok(count == 1 ? "as wanted on one table" : "as wanted on " + count + " tables")
        : Finding.failed(
            "not as wanted",
            String.join("; ", diff.describe()),
            String.join("\n", statements(diff, Schema.of(is), dialect)));
  }

  /** Where the database is stricter than the model, nothing needs mending. */
  private static Table strictest(Table wanted, Table there) {
    return FORCED.equals(there.options().get(SWITCH)) && isSwitched(wanted) ? there : wanted;
  }

  private SchemaObject asThere(DefinedObject policy, Schema live) {
    return exact ? policy : live.find(policy.key()).orElse(policy);
  }

  private static Table outline(QualifiedName name, Table table) {
    String value = table.options().get(SWITCH);
    SortedMap<String, String> options = new TreeMap<>();
    if (value != null) {
      options.put(SWITCH, value);
    }
    return Table.of(name, List.of()).withOptions(options);
  }

  private static List<DefinedObject> policies(Schema schema, QualifiedName table) {
    return schema.objectsOf(table).stream()
        .filter(object -> object.kind() == ObjectKind.POLICY)
        .toList();
  }

  private static List<String> statements(SchemaDiff diff, Schema is, Dialect dialect) {
    List<String> statements = new ArrayList<>();
    Schema before = is;
    for (Operation operation : diff.operations()) {
      Schema now = before;
      dialect.compile(operation, () -> now).stream()
          .map(Statement::sql)
          .map(sql -> sql + ";")
          .forEach(statements::add);
      before = operation.apply(before);
    }
    return statements;
  }
}
