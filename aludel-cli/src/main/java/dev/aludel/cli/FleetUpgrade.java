package dev.aludel.cli;

import dev.aludel.Aludel;
import dev.aludel.cli.fleet.DatabaseList;
import dev.aludel.cli.fleet.DatabaseMembers;
import dev.aludel.cli.report.FleetJson;
import dev.aludel.cli.report.FleetText;
import dev.aludel.error.AludelException;
import dev.aludel.migrate.RunReport;
import dev.aludel.migrate.fleet.Fleet;
import dev.aludel.migrate.fleet.FleetReport;
import dev.aludel.migrate.fleet.Member;
import dev.aludel.migrate.fleet.Outcome;
import dev.aludel.migrate.fleet.Outcome.State;
import dev.aludel.migrate.fleet.Shard;
import dev.aludel.revision.Revision;
import dev.aludel.revision.Target;
import dev.aludel.revision.TargetResolver;
import dev.aludel.script.Scripts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;

/** {@code aludel upgrade --schemas} and {@code --databases}. */
final class FleetUpgrade {

  private final UpgradeCommand command;
  private final FleetOptions options;
  private final String[] targets;
  private final Function<Aludel, RunReport> upgrade;
  private final List<DatabaseMembers> databases = new ArrayList<>();

  FleetUpgrade(
      UpgradeCommand command,
      FleetOptions options,
      String[] targets,
      Function<Aludel, RunReport> upgrade) {
    this.command = command;
    this.options = options;
    this.targets = targets.clone();
    this.upgrade = upgrade;
  }

  /** Runs it, tells of it, and answers with the exit code. */
  int run() {
    Shard shard = options.shard();
    Workplace first = command.workplace();
    Scripts scripts = first.onScripts().scripts();
    requireTargets(scripts);
    try {
      List<Member> all = members(scripts, first);
      List<Member> members = all.stream().filter(member -> shard.has(member.name())).toList();
      command.say(
          members.size() == all.size()
              ? "%d to upgrade, %d at a time.".formatted(members.size(), options.jobs())
              : "%d of %d to upgrade here, as shard %s, %d at a time."
                  .formatted(members.size(), all.size(), shard, options.jobs()));
      Set<Revision> missing = new LinkedHashSet<>();
      databases.forEach(database -> missing.addAll(database.missing()));
      scripts.prepare(missing);
      Fleet fleet = Fleet.of(members).jobs(options.jobs());
      return tell((options.failFast ? fleet.failFast() : fleet).upgrade(this::tell));
    } finally {
      databases.forEach(DatabaseMembers::close);
    }
  }

  /** A target that is nowhere is told once, and not by every member. */
  private void requireTargets(Scripts scripts) {
    List<Target> wanted = Target.parseAll(Arrays.asList(targets));
    if (wanted.stream().noneMatch(Workplace::countsFromCurrent)) {
      TargetResolver.of(scripts.graph()).resolveAll(wanted);
    }
  }

  private List<Member> members(Scripts scripts, Workplace first) {
    if (options.databases == null) {
      DatabaseMembers database = database(first, scripts, "");
      return database.schemas(pattern(), targets);
    }
    Path file = command.around().directory().resolve(options.databases);
    List<Member> members = new ArrayList<>();
    for (String url : DatabaseList.read(file)) {
      Workplace place = Workplace.on(command.main(), url, advice -> {});
      DatabaseMembers database = database(place, scripts, place.url().display() + " ");
      if (options.schemas == null) {
        members.add(database.whole());
      } else {
        members.addAll(schemas(database, place));
      }
    }
    return members;
  }

  /** One database that cannot be read keeps the schemas of no other waiting. */
  private List<Member> schemas(DatabaseMembers database, Workplace place) {
    try {
      return database.schemas(pattern(), targets);
    } catch (AludelException failure) {
      return List.of(
          new Member(
              place.url().display(),
              () -> {
                throw failure;
              }));
    }
  }

  private String pattern() {
    return options.schemas == null ? "" : options.schemas;
  }

  private DatabaseMembers database(Workplace place, Scripts scripts, String prefix) {
    DatabaseMembers database =
        new DatabaseMembers(
            place.settings(),
            scripts,
            place.configuring(command.tag(), command.options(place)),
            upgrade,
            prefix);
    databases.add(database);
    return database;
  }

  private void tell(Outcome outcome) {
    if (outcome.state() == State.UPGRADED
        || outcome.state() == State.FAILED
        || (outcome.state() == State.UP_TO_DATE && command.verbose())) {
      command.say(FleetText.line(outcome));
    }
  }

  private int tell(FleetReport report) {
    if (command.json) {
      FleetJson.print(command.out(), report);
    } else {
      FleetText.summary(report).forEach(command::print);
    }
    if (report.isComplete()) {
      return AludelCommand.DONE;
    }
    command.warn(
        "aludel: %d of %d failed. Mend what is told above, and run the same again: what is done stays done."
            .formatted(report.with(State.FAILED).size(), report.outcomes().size()));
    return ExitCode.SOFTWARE;
  }
}
