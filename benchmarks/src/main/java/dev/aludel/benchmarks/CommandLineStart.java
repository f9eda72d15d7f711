package dev.aludel.benchmarks;

import dev.aludel.benchmarks.Jvm.Jars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What somebody waits for who asks where the database is. */
final class CommandLineStart {

  private static final String SOURCE = "aludel current, from a clone";
  private static final int MORE_ROUNDS = 4;

  private CommandLineStart() {}

  static void run(Setting setting) throws Exception {
    Path work = Files.createDirectories(setting.work().resolve("start"));
    RevisionSet revisions = RevisionSet.write(work, 13);
    try (Database aludel = setting.sqlite().create();
        Database flyway = setting.sqlite().create();
        Database liquibase = setting.sqlite().create()) {
      Path project = project(revisions, aludel, work);
      Launch clone = new Launch(List.of(setting.root().resolve("aludel").toString()), project);
      Launch archive =
          new Launch(
              List.of(setting.root().resolve("aludel-cli/target/aludel/bin/aludel").toString()),
              project);
      clone.with(List.of("upgrade", "head")).run();
      Tool.FLYWAY.upgrade(setting.jvm(), revisions, flyway).run();
      Tool.LIQUIBASE.upgrade(setting.jvm(), revisions, liquibase).run();
      Path shared = work.resolve("hello.jsa");
      hello(setting, "-XX:ArchiveClassesAtExit=" + shared).run();

      List<Contestant> contestants =
          List.of(
              Contestant.of(
                  "JVM that says hello (AppCDS)",
                  hello(
                          setting,
                          "-XX:SharedArchiveFile=" + shared,
                          "-XX:TieredStopAtLevel=1",
                          "-XX:+UseSerialGC")
                      ::run),
              Contestant.of("aludel current", archive.with(List.of("current"))::run),
              Contestant.of(SOURCE, clone.with(List.of("current"))::run),
              Contestant.of(
                  "Flyway 13.12.0: info",
                  setting
                          .jvm()
                          .contestant(
                              "FlywayInfo",
                              Jars.FLYWAY,
                              List.of(),
                              flyway.url(),
                              revisions.flyway().toString())
                      ::run),
              Contestant.of(
                  "Liquibase 5.0.4: status",
                  setting
                          .jvm()
                          .start(
                              "liquibase.integration.commandline.LiquibaseCommandLine",
                              Jars.LIQUIBASE,
                              List.of(),
                              "--search-path=" + revisions.liquibase(),
                              "--url=" + liquibase.url(),
                              "--changelog-file=changelog.xml",
                              "status")
                      ::run));
      Contest contest = Contest.of(contestants, setting.rounds() * MORE_ROUNDS);
      Setting.say(contest.table(SOURCE, List.of(Measurement.WHOLE_PROCESS), Contest::time));
      Setting.verdict(
          "aludel current in under 500 ms",
          contest.median(SOURCE, Measurement.WHOLE_PROCESS) < 5e8);
    }
  }

  private static Path project(RevisionSet revisions, Database database, Path work)
      throws Exception {
    Path project = Files.createDirectories(work.resolve("project"));
    Path versions = Files.createDirectories(project.resolve("migrations"));
    Files.move(revisions.aludel(), versions.resolve("versions"));
    Files.writeString(
        project.resolve("aludel.toml"),
        "[aludel]%nscript_location = \"migrations\"%nurl = \"%s\"%n"
            .formatted(database.url().replace("jdbc:sqlite:", "sqlite:///")));
    return project;
  }

  private static Launch hello(Setting setting, String... options) {
    return setting.jvm().contestant("Hello", Jars.NONE, List.of(options));
  }
}
