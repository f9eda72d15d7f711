package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code --with-owners} and {@code --with-privileges}. */
@ExtendWith(TestDatabases.class)
final class AccessTest {

  private static final String TABLE = "CREATE TABLE clients (id integer, name text);\n";
  private static final String GRANTED =
      TABLE
          + """
          GRANT SELECT, UPDATE (name) ON clients TO pg_monitor;
          ALTER TABLE clients OWNER TO pg_read_all_data;
          """;

  @TempDir Path folder;

  @Test
  void neitherCountsUnlessSomebodyAsks(TestPostgres database) throws Exception {
    Project project = Project.on(database, folder).write("wanted.sql", GRANTED);
    database.execute(TABLE);

    project.run("diff", "database", "wanted.sql").succeeds();
    assertThat(project.run("diff", "database", "wanted.sql", "--with-owners").ends(3).out())
        .isEqualTo("+ privileges on table clients: owner pg_read_all_data\n");
    assertThat(
            project
                .run("diff", "database", "wanted.sql", "--with-privileges", "--format", "sql")
                .ends(3)
                .out())
        .contains("GRANT SELECT, UPDATE (\"name\") ON TABLE \"clients\" TO \"pg_monitor\"")
        .doesNotContain("OWNER TO");
    project.with("ALUDEL_COMPARE_OWNERS", "true").run("diff", "database", "wanted.sql").ends(3);
  }

  @Test
  void applyMakesItSoAndInspectShowsIt(TestPostgres database) throws Exception {
    Project project = Project.on(database, folder).write("wanted.sql", GRANTED);
    database.execute(TABLE);

    project.run("apply", "wanted.sql", "--yes", "--with-owners", "--with-privileges").succeeds();

    project.run("diff", "database", "wanted.sql", "--with-owners", "--with-privileges").succeeds();
    assertThat(project.run("inspect", "--with-privileges", "--with-owners").succeeds().out())
        .contains(
            "GRANT SELECT, UPDATE (\"name\") ON TABLE \"clients\" TO \"pg_monitor\"",
            "ALTER TABLE \"clients\" OWNER TO \"pg_read_all_data\"");
    assertThat(project.run("inspect").succeeds().out()).doesNotContain("GRANT");
  }

  @Test
  void aRevisionGrantsAndItsDowngradeTakesBack(TestPostgres database) throws Exception {
    Project project =
        Project.on(database, folder)
            .with("ALUDEL_TARGET", "wanted.sql")
            .with("ALUDEL_COMPARE_PRIVILEGES", "true")
            .write("wanted.sql", TABLE);
    project.run("revision", "--autogenerate", "-m", "one").succeeds();
    project.run("upgrade").succeeds();
    project.write("wanted.sql", TABLE + "GRANT SELECT ON clients TO pg_monitor;");
    project.run("revision", "--autogenerate", "-m", "two").succeeds();
    project.run("upgrade").succeeds();
    project.write("wanted.sql", TABLE + "GRANT INSERT ON clients TO pg_monitor;");
    project.run("revision", "--autogenerate", "-m", "three").succeeds();
    project.run("upgrade").succeeds();
    assertThat(granted(database)).isEqualTo("INSERT");
    project.run("check").succeeds();

    project.run("downgrade", "-1").succeeds();
    assertThat(granted(database)).isEqualTo("SELECT");

    project.run("downgrade", "-1").succeeds();
    assertThat(granted(database)).isEqualTo("NULL");
  }

  private static String granted(TestPostgres database) throws Exception {
    return database
        .query(
            "SELECT string_agg(privilege_type, ' ') FROM information_schema.role_table_grants WHERE grantee = 'pg_monitor' AND table_name = 'clients'")
        .get(0);
  }

  @Test
  void aRoleThatIsNotThereIsNamed(TestPostgres database) throws Exception {
    Project project =
        Project.on(database, folder)
            .write("wanted.sql", TABLE + "GRANT SELECT ON clients TO app_reader;");

    assertThat(project.run("diff", "database", "wanted.sql", "--with-privileges").ends(1).err())
        .contains("wanted.sql", "role \"app_reader\" does not exist", "CREATE ROLE app_reader");
  }
}
