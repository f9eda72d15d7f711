package dev.aludel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every command of Alembic 1.19, with every option that it has there, by the row of its table.
 * {@code init --package} alone is missing: it writes what Python needs for a folder to be imported,
 * and any folder of revisions can be packed into a jar as it is.
 */
final class CommandTableTest {

  @TempDir Path folder;

  // global: --version, -c FILE (env ALEMBIC_CONFIG), -n SECTION, -x k=v (repeatable), --raiseerr,
  // -q

  @Test
  void version() {
    assertThat(Project.empty(folder).run("--version").succeeds().out()).startsWith("aludel ");
  }

  @OnBothDatabases
  void configFileBeforeAndAfterTheCommand(TestDatabase database) {
    Project project = Project.on(database, folder).line();
    project.write("other.toml", "[aludel]\nurl = \"%s\"\n".formatted(database.databaseUrl()));
    Project elsewhere = Project.empty(folder);

    assertThat(elsewhere.run("-c", "other.toml", "current", "-c").ends(3).err())
        .contains("3 revisions are pending");
    elsewhere.run("current", "--config", "other.toml").succeeds();
    elsewhere.with("ALUDEL_CONFIG", "other.toml").run("upgrade").succeeds();
  }

  @OnBothDatabases
  void namedSection(TestDatabase database) {
    Project project = Project.empty(folder);
    project.run("init", "--template", "multidb").succeeds();
    project.with("REPORTING_DATABASE_URL", database.databaseUrl());
    project.run("-n", "reporting", "revision", "-m", "first", "--rev-id", "r1").succeeds();

    project.run("-n", "reporting", "upgrade", "head").succeeds();

    assertThat(project.run("current", "-n", "reporting").succeeds().out()).startsWith("r1 (head)");
    assertThat(project.file("migrations/reporting/versions"))
        .isDirectoryContaining("glob:**r1_first*");
    assertThat(project.file("migrations/app/versions")).isDirectoryNotContaining("glob:**.java");
  }

  @OnBothDatabases
  void settingsOfOneRun(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();

    project.run("-x", "version_table=mine", "-x", "history_table=past", "upgrade", "a1").succeeds();

    assertThat(database.query("SELECT version_num FROM mine")).containsExactly("a1");
    assertThat(database.query("SELECT revision FROM past")).containsExactly("a1");
  }

  @Test
  void stackTraceOnDemand() {
    Project project = Project.empty(folder);

    assertThat(project.run("heads").ends(1).err()).doesNotContain("\tat ");
    assertThat(project.run("heads", "--verbose").ends(1).err()).contains("\tat ");
  }

  @OnBothDatabases
  void quiet(TestDatabase database) {
    Project project = Project.on(database, folder).line();

    assertThat(project.run("-q", "upgrade", "head").succeeds().err()).isEmpty();
    assertThat(project.run("upgrade", "nothing", "--quiet").ends(1).err())
        .startsWith("aludel: Can't locate revision identified by 'nothing'");
  }

  // init: DIR -t/--template

  @Test
  void init() {
    Project project = Project.empty(folder);

    assertThat(project.run("init", "shop").succeeds().lines()).hasSize(4);

    assertThat(project.read("shop/aludel.toml"))
        .contains("[aludel]", "# script_location = \"migrations\"", "[pool]", "# size = 5");
    assertThat(project.read("shop/migrations/README").lines()).hasSize(3);
    assertThat(project.read("shop/.env.example")).contains("# DATABASE_URL=");
    assertThat(project.read("shop/migrations/versions/.gitkeep"))
        .as("what makes git keep the folder is no script")
        .isEmpty();
    Project.empty(folder.resolve("shop")).run("heads").succeeds();
  }

  @Test
  void initWithATemplate() {
    Project project = Project.empty(folder);

    project.run("init", "-t", "sql").succeeds();

    assertThat(project.run("revision", "-m", "first").succeeds().out().strip()).endsWith(".sql");
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void everyTemplateGivesSettingsThatCanBeRead(Template template) {
    Project project = Project.empty(folder);
    project.run("init", "--template", template.word()).succeeds();

    project.run("config").succeeds();
  }

  // list_templates

  @Test
  void listTemplates() {
    Project project = Project.empty(folder);

    assertThat(project.run("list-templates").succeeds().out())
        .contains("generic", "sql", "multidb");
    assertThat(project.run("list_templates").succeeds().out()).contains("generic");
    assertThat(project.run("list-templates", "--json").succeeds().out())
        .contains("\"name\" : \"sql\"");
  }

  // check

  @OnBothDatabases
  void check(TestDatabase database) {
    Project project = Project.on(database, folder);
    project.write("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY, name text);");
    project.write(".env", "ALUDEL_TARGET=schema.sql");

    assertThat(project.run("check").ends(3).out()).contains("+ table clients");
    assertThat(project.run("check", "--json").ends(3).out()).contains("\"different\" : true");
    project.run("revision", "--autogenerate", "-m", "clients").succeeds();
    project.run("upgrade", "head").succeeds();
    assertThat(project.run("check").succeeds().err()).startsWith("No changes");
  }

  // revision: -m --autogenerate --sql --head --splice --branch-label --version-path --rev-id
  // --depends-on

  @Test
  void revision() {
    Project project = project();

    Path file = written(project.run("revision", "-m", "add notes to clients"));

    assertThat(file.getFileName().toString()).matches("R[0-9a-f]{12}_add_notes_to_clients\\.java");
    assertThat(file).content().contains("/** Add notes to clients. */", "@Revision(id = \"");
    assertThat(project.run("heads").succeeds().out()).contains("(head)  Add notes to clients");
  }

  @OnBothDatabases
  void revisionAutogenerate(TestDatabase database) {
    Project project = Project.on(database, folder);
    project.write("schema.sql", "CREATE TABLE clients (id bigint PRIMARY KEY, name text);");
    project.with("ALUDEL_TARGET", "schema.sql");

    Path file = written(project.run("revision", "--autogenerate", "-m", "clients"));

    assertThat(file).content().contains("op.createTable(", "op.dropTable(\"clients\")");
    assertThat(project.run("revision", "--autogenerate", "-m", "too early").ends(1).err())
        .contains("Target database is not up to date.");
    project.run("upgrade", "head").succeeds();
    assertThat(project.run("revision", "--autogenerate", "-m", "nothing").succeeds().err())
        .contains("No changes found");
    assertThat(project.run("heads").succeeds().lines()).hasSize(1);
  }

  @Test
  void revisionSql() {
    assertThat(written(project().run("revision", "-m", "first", "--sql")))
        .content()
        .contains("-- First", "-- upgrade", "-- downgrade");
  }

  @Test
  void revisionHeadAndSplice() {
    Project project = project().line();

    assertThat(project.run("revision", "-m", "x", "--head", "b2").ends(1).err())
        .contains(
            "Revision b2 is not a head revision; please specify --splice to create a new branch from this revision");
    project.run("revision", "-m", "x", "--head", "b2", "--splice", "--rev-id", "d4").succeeds();

    assertThat(project.run("history").succeeds().out()).contains("b2 -> d4 (head), X");
  }

  @Test
  void revisionBranchLabelAndDependsOn() {
    Project project = project().line();

    project
        .run(
            "revision",
            "-m",
            "invoices",
            "--head",
            "base",
            "--branch-label",
            "billing",
            "--rev-id",
            "i1",
            "--depends-on",
            "b2")
        .succeeds();
    project
        .run("revision", "-m", "x", "--head", "c3", "--depends-on", "billing", "--rev-id", "d4")
        .succeeds();

    assertThat(project.run("show", "billing").succeeds().out())
        .contains("Revision:  i1 (head", "Labels:    billing", "Needs:     b2");
    assertThat(project.run("show", "d4").succeeds().out()).contains("Needs:     i1");
  }

  @Test
  void revisionVersionPath() throws Exception {
    Project project = project();
    Files.createDirectories(project.file("more"));
    project.write(
        "aludel.toml", "[aludel]\nversion_locations = [\"migrations/versions\", \"more\"]\n");

    Path file = written(project.run("revision", "-m", "first", "--version-path", "more"));

    assertThat(file).hasParent(project.file("more"));
    Path second = written(project.run("revision", "-m", "second"));
    assertThat(second).as("beside its parent").hasParent(project.file("more"));
    assertThat(project.run("revision", "-m", "x", "--version-path", "away").ends(1).err())
        .contains("away", "version locations");
  }

  @Test
  void revisionId() {
    Project project = project();

    project.run("revision", "-m", "first", "--rev-id", "20261121_0001").succeeds();

    assertThat(project.run("heads").succeeds().out()).startsWith("20261121_0001 (head)");
  }

  // merge: REVS+ -m --branch-label --rev-id --splice

  @Test
  void merge() {
    Project project = project().fork();

    project
        .run("merge", "b2", "c3", "-m", "join", "--branch-label", "joined", "--rev-id", "m4")
        .succeeds();

    assertThat(project.run("heads").succeeds().out().strip())
        .isEqualTo("m4 (head, mergepoint) [joined]  Join");
    assertThat(project.run("merge", "a1", "m4").ends(1).err()).contains("overlaps");
  }

  @Test
  void mergeSplice() {
    Project project = project().fork().revision("d4", "c3");

    assertThat(project.run("merge", "b2", "c3").ends(1).err()).contains("--splice");
    project.run("merge", "b2", "c3", "--splice", "--rev-id", "m5").succeeds();
    assertThat(project.run("history").succeeds().out()).contains("b2, c3 -> m5 (head, mergepoint)");
  }

  // upgrade, downgrade: REV --sql --tag

  @OnBothDatabases
  void upgradeAndDowngrade(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();

    project.run("upgrade", "b2", "--tag", "TICKET-7").succeeds();
    project.run("downgrade", "-1", "--tag=oops").succeeds();

    assertThat(
            database.query("SELECT revision, direction, message FROM aludel_history ORDER BY id"))
        .containsExactly(
            "a1|upgrade|Step a1 [TICKET-7]",
            "b2|upgrade|Step b2 [TICKET-7]",
            "b2|downgrade|Step b2 [oops]");
  }

  @OnBothDatabases
  void upgradeAndDowngradeSql(TestDatabase database) {
    Project project = Project.on(database, folder).line();

    assertThat(project.run("upgrade", "a1:c3", "--sql").succeeds().out())
        .contains("CREATE TABLE t_b2", "CREATE TABLE t_c3")
        .doesNotContain("t_a1");
    assertThat(project.run("downgrade", "--sql", "c3:a1").succeeds().out())
        .containsSubsequence("DROP TABLE t_c3", "DROP TABLE t_b2");
    assertThat(project.run("downgrade", "--sql", "a1").ends(2).err())
        .contains("needs a range", "aludel downgrade --sql head:a1");
    assertThat(project.run("current").succeeds().out()).isEmpty();
  }

  // stamp: REVS+ --sql --tag --purge

  @OnBothDatabases
  void stamp(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).fork();

    project.run("stamp", "b2", "c3", "--tag", "adopted").succeeds();
    assertThat(database.query("SELECT version_num FROM aludel_version ORDER BY 1"))
        .containsExactly("b2", "c3");
    assertThat(database.query("SELECT message FROM aludel_history"))
        .containsExactly("from base [adopted]");

    assertThat(project.run("stamp", "--sql", "base:b2").succeeds().out())
        .contains("INSERT INTO \"aludel_version\"", "'b2'");
    assertThat(project.run("stamp", "--sql", "--purge", "b2").succeeds().out())
        .contains("DELETE FROM \"aludel_version\"");
  }

  @OnBothDatabases
  void stampPurge(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder).line();
    project.run("upgrade").succeeds();
    database.execute("UPDATE aludel_version SET version_num = 'elsewhere'");

    assertThat(project.run("stamp", "b2").ends(1).err()).contains("elsewhere", "stamp --purge");
    project.run("stamp", "--purge", "b2").succeeds();

    assertThat(project.run("current").succeeds().out()).startsWith("b2");
  }

  // current: -c/--check-heads -v

  @OnBothDatabases
  void current(TestDatabase database) {
    Project project = Project.on(database, folder).line();
    project.run("upgrade", "b2").succeeds();

    assertThat(project.run("current", "-c").ends(3).out()).startsWith("b2");
    assertThat(project.run("current", "-v").succeeds().out())
        .contains("Revision:  b2 (current)", "Parent:    a1", "b2.sql", "upgrade   b2 done in");
    assertThat(project.run("current", "--json").succeeds().out())
        .contains("\"upToDate\" : false", "\"pending\" : 1");
  }

  // heads: -v --resolve-dependencies

  @Test
  void heads() {
    Project project =
        project()
            .revision("a1", "")
            .revision("b1", "", "-- depends-on: a1", "SELECT 1;", "SELECT 1;");

    assertThat(project.run("heads").succeeds().lines()).hasSize(2);
    assertThat(project.run("heads", "--resolve-dependencies").succeeds().lines())
        .singleElement()
        .asString()
        .startsWith("b1 (head)");
    assertThat(project.run("heads", "-v").succeeds().out()).contains("Needs:     a1");
    assertThat(project.run("heads", "--json").succeeds().out()).contains("\"id\" : \"b1\"");
  }

  // history: -r [start]:[end] -v -i

  @OnBothDatabases
  void history(TestDatabase database) {
    Project project = Project.on(database, folder).line();
    project.run("upgrade", "b2").succeeds();

    assertThat(project.run("history").succeeds().lines())
        .containsExactly("b2 -> c3 (head), Step c3", "a1 -> b2, Step b2", "<base> -> a1, Step a1");
    assertThat(project.run("history", "-r", "b2:").succeeds().lines())
        .containsExactly("b2 -> c3 (head), Step c3", "a1 -> b2, Step b2");
    assertThat(project.run("history", "-r", "current:head").succeeds().lines()).hasSize(2);
    assertThat(project.run("history", "-r", "-2:current").succeeds().lines()).hasSize(2);
    assertThat(project.run("history", "-i").succeeds().out())
        .contains("a1 -> b2 (current), Step b2");
    assertThat(project.run("history", "-v").succeeds().out()).contains("Parent:    <base>");
  }

  // branches: -v

  @Test
  void branches() {
    Project project = project().fork();

    assertThat(project.run("branches").succeeds().lines())
        .containsExactly(
            "a1 (branchpoint)  Step a1", "    -> b2 (head)  Step b2", "    -> c3 (head)  Step c3");
    assertThat(project.run("branches", "-v").succeeds().out()).contains("Children:  b2, c3");
    assertThat(project.run("branches", "--json").succeeds().out()).contains("\"b2\", \"c3\"");
  }

  // show, edit: REV

  @OnBothDatabases
  void show(TestDatabase database) {
    Project project = Project.on(database, folder).line();
    project.run("upgrade", "b2").succeeds();

    assertThat(project.run("show", "c3").succeeds().out())
        .contains("Revision:  c3 (head)", "Parent:    b2", "Step c3");
    assertThat(project.run("show", "current").succeeds().out()).contains("Revision:  b2");
    assertThat(project.run("show", "head-1", "-v").succeeds().out())
        .contains("Revision:  b2", "execute CREATE TABLE t_b2 (id integer)");
    assertThat(project.run("show", "heads", "--json").succeeds().out()).contains("\"id\" : \"c3\"");
  }

  @Test
  void edit() {
    Project project = project().line().with("EDITOR", "echo '-- edited' >>");

    project.run("edit", "b2").succeeds();

    assertThat(project.read("migrations/versions/b2.sql")).endsWith("-- edited\n");
    assertThat(project.with("VISUAL", "false").run("edit", "b2").ends(1).err())
        .contains("The editor (false) ended with 1.");
  }

  // ensure_version: --sql

  @OnBothDatabases
  void ensureVersion(TestDatabase database) throws Exception {
    Project project = Project.on(database, folder);

    assertThat(project.run("ensure-version", "--sql").succeeds().out())
        .contains("CREATE TABLE \"aludel_version\"", "CREATE TABLE \"aludel_history\"");
    assertThat(project.run("ensure-version", "--dry-run").succeeds().err())
        .contains("would be created");
    assertThat(project.run("ensure_version").succeeds().err()).contains("Created");
    assertThat(project.run("ensure-version").succeeds().err()).contains("Nothing to do");
    assertThat(database.query("SELECT count(*) FROM aludel_version")).containsExactly("0");
  }

  // Beside the table: every command's help teaches with an example.

  @ParameterizedTest
  @EnumSource(Verb.class)
  void helpTeachesWithAnExample(Verb verb) {
    assertThat(Project.empty(folder).run(verb.word(), "--help").succeeds().out())
        .contains("Usage: aludel " + verb.word())
        .containsPattern("Example.*\n?.*aludel " + verb.word());
  }

  @Test
  void theHelpNamesEveryCommand() {
    String help = Project.empty(folder).run("--help").succeeds().out();

    List<String> missing =
        Arrays.stream(Verb.values()).map(Verb::word).filter(word -> !help.contains(word)).toList();
    assertThat(missing).isEmpty();
    assertThat(Project.empty(folder).run("help", "upgrade").succeeds().out()).contains("+1");
  }

  private Project project() {
    Project project = Project.empty(folder).with("DATABASE_URL", "sqlite:///app.db");
    project.run("init").succeeds();
    return project;
  }

  private static Path written(Project.Outcome outcome) {
    return Stream.of(outcome.succeeds().out().strip()).map(Path::of).findFirst().orElseThrow();
  }
}
