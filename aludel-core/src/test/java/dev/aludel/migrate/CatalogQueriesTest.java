package dev.aludel.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How often a run asks the catalog what is there. */
@ExtendWith(TestDatabases.class)
class CatalogQueriesTest {

  @TempDir private Path versions;

  private long queries;

  @Test
  void theirNumberDoesNotGrowWithThatOfTheOperations(TestPostgres db) throws Exception {
    db.execute("CREATE TABLE tenants (id integer PRIMARY KEY)");
    db.execute(
        "DO $$ BEGIN FOR i IN 1..20 LOOP EXECUTE format('CREATE TABLE old%s (a int, b text, CHECK (a > 0))', i); END LOOP; END $$");
    counts(db, 1); // Creates the tables that keep account.
    Counts ofFew = counts(db, 2);

    assertThat(counts(db, 20)).isEqualTo(ofFew);
  }

  @Test
  void aNameWithTheOwnSchemaOrAnotherMeansTheSame(TestPostgres db) throws Exception {
    db.execute("CREATE SCHEMA billing; CREATE TABLE billing.bills (id integer PRIMARY KEY)");
    write(
        """
        op.createTable("public.clients", column("id", integer()).notNull(),
            primaryKey("id").named("clients_pkey"));
        op.addColumn("clients", column("more", sqlType("int4")));
        op.alterColumn("clients", "more", setNotNull());
        op.createIndex("public.clients", index("more").named("clients_more"));
        op.alterColumn("clients", "more", dropNotNull());
        op.execute("ALTER TABLE clients ADD COLUMN seen integer NOT NULL");
        op.alterColumn("clients", "seen", dropNotNull());
        op.createTable("billing.items", column("id", integer()),
            foreignKey("id").references("billing.bills", "id").named("items_fkey"));
        op.alterColumn("billing.bills", "id", toType(bigInteger()));
        op.alterColumn("billing.items", "id", toType(bigInteger()));
        op.createTable("shipping.items", column("id", integer()));
        op.createIndex("shipping.items", index("id").named("items_id"));
        op.createTable("shipping.more", column("id", integer()));
        op.alterColumn("shipping.items", "id", setNotNull());
        """,
        "");

    aludel(db).upgrade("head");

    assertThat(
            db.query(
                "SELECT attrelid::regclass, attname, atttypid::regtype, attnotnull FROM pg_attribute WHERE attnum > 0 AND attrelid IN ('clients'::regclass, 'billing.items'::regclass, 'billing.bills'::regclass, 'shipping.items'::regclass) ORDER BY attrelid::regclass::text, attnum"))
        .containsExactly(
            "billing.bills|id|bigint|t",
            "billing.items|id|bigint|f",
            "clients|id|integer|t",
            "clients|more|integer|f",
            "clients|seen|integer|f",
            "shipping.items|id|integer|t");
  }

  private record Counts(long up, long down) {}

  private Counts counts(TestPostgres db, int tables) throws Exception {
    StringBuilder up = new StringBuilder();
    StringBuilder down = new StringBuilder();
    for (int i = 1; i <= tables; i++) {
      up.append(
          """
          op.createTable("t%1$s", column("id", bigInteger()).notNull().identity(byDefault()),
              column("tenant", integer()), primaryKey("id").named("t%1$s_pkey"));
          op.createIndex("t%1$s", index("tenant").named("t%1$s_tenant"));
          op.addConstraint("t%1$s",
              foreignKey("tenant").references("tenants", "id").named("t%1$s_fkey"));
          op.addColumn("old%1$s", column("more", integer()));
          op.alterColumn("old%1$s", "b", toType(string(50)), setNotNull());
          op.dropConstraint("old%1$s", "old%1$s_a_check");
          """
              .formatted(i));
      down.append(
          """
          op.addConstraint("old%1$s", check("a > 0").named("old%1$s_a_check"));
          op.alterColumn("old%1$s", "b", dropNotNull());
          op.dropColumn("old%1$s", "more");
          op.dropConstraint("t%1$s", "t%1$s_fkey");
          op.dropIndex("t%1$s", "t%1$s_tenant");
          op.dropTable("t%1$s");
          """
              .formatted(i));
    }
    write(up.toString(), down.toString());
    Aludel aludel = aludel(db);
    queries = 0;
    aludel.upgrade("head");
    long ofUpgrade = queries;
    queries = 0;
    aludel.downgrade("base");
    return new Counts(ofUpgrade, queries);
  }

  private void write(String upgrade, String downgrade) throws Exception {
    Files.writeString(
        versions.resolve("Ra1_first.java"),
        """
        import static dev.aludel.operation.ColumnChanges.*;
        import static dev.aludel.schema.Definitions.*;

        import dev.aludel.operation.Operations;
        import dev.aludel.script.Migration;
        import dev.aludel.script.Revision;

        @Revision(id = "a1")
        public class Ra1_first extends Migration {
          @Override
          public void upgrade(Operations op) {
            %s
          }

          @Override
          public void downgrade(Operations op) {
            %s
          }
        }
        """
            .formatted(upgrade, downgrade));
  }

  private Aludel aludel(TestPostgres db) {
    return Aludel.open(
        AludelConfig.of(counting(db.dataSource())).scripts(ScriptDirectory.of(versions)));
  }

  private DataSource counting(DataSource source) {
    return proxy(
        DataSource.class,
        source,
        (method, result, sql) ->
            result instanceof Connection connection ? counting(connection) : result);
  }

  private Connection counting(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, result, sql) -> {
          if (method.equals("prepareStatement")) {
            count(sql);
          }
          return method.equals("createStatement")
              ? proxy(
                  Statement.class,
                  (Statement) result,
                  (executed, answer, text) -> {
                    count(text);
                    return answer;
                  })
              : result;
        });
  }

  /** What changes nothing asks something. */
  private void count(String sql) {
    String text = sql.stripLeading().toLowerCase(Locale.ROOT);
    queries += text.startsWith("select") || text.startsWith("with") ? 1 : 0;
  }

  private interface Result {
    Object of(String method, Object result, String sql) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T target, Result result) {
    return type.cast(
        Proxy.newProxyInstance(
            CatalogQueriesTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                String sql =
                    arguments != null && arguments.length > 0 && arguments[0] instanceof String text
                        ? text
                        : "";
                return result.of(method.getName(), method.invoke(target, arguments), sql);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
