package dev.aludel.benchmarks;

import dev.aludel.benchmarks.Jvm.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bank's SQLite file becomes a PostgreSQL database, in a heap of 256 MiB: beside the floor, which
 * no client can beat on one connection, and beside pgloader, where it is installed.
 */
final class CopyRows {

  private static final int ROWS = 1_000_000;
  private static final int QUICK_ROWS = 200_000;

  private static final String FLOOR = "server-side COPY, binary, then the same indexes";
  private static final String ALUDEL = "Aludel: copy --create-schema, heap of 256 MiB";
  private static final String PGLOADER = "pgloader";
  private static final String WHOLE = "whole";

  private static final List<String> OPTIONS =
      List.of("-Xmx256m", "-Daludel.benchmarks.memory=true");

  private final Setting setting;
  private final Path bank;
  private final Path rows;

  private CopyRows(Setting setting) throws IOException {
    this.setting = setting;
    Path folder = Files.createDirectories(setting.work().resolve("copy"));
    this.bank = folder.resolve("bank.db");
    this.rows = folder.resolve("transactions.bin");
  }

  static void run(Setting setting) throws Exception {
    int count = setting.rounds() > 2 ? ROWS : QUICK_ROWS;
    CopyRows copy = new CopyRows(setting);
    copy.own("BankFile", List.of(), "jdbc:sqlite:" + copy.bank, Integer.toString(count)).run();
    Setting.say(
        "%,d transactions, a file of %.0f MB%n"
            .formatted(count, Files.size(copy.bank) / 1_000_000.0));
    try (Database model = setting.postgresql().create()) {
      copy.aludel(model).run();
      copy.own("ServerSideCopy", List.of(), model.url(), copy.rows.toString()).run();
      copy.contest(model);
    }
  }

  private void contest(Database model) throws Exception {
    List<Contestant> contestants = new ArrayList<>();
    contestants.add(
        Contestant.of(
            FLOOR,
            () ->
                onFresh(
                    to ->
                        own("ServerSideCopy", List.of(), to.url(), model.url(), rows.toString())
                            .run())));
    contestants.add(Contestant.of(ALUDEL, () -> onFresh(to -> aludel(to).run())));
    Optional<PgLoader> pgloader = PgLoader.find(setting.work());
    if (pgloader.isEmpty()) {
      Setting.say("pgloader is not on the PATH, and left out.\n");
    } else if (setting.peerRounds() > 0) {
      contestants.add(
          Contestant.slow(
              PGLOADER,
              setting.peerRounds(),
              () -> onFresh(to -> pgloader.get().load(bank, to.url()))));
    }
    boolean beside = contestants.size() == 3;
    Contest contest = Contest.of(contestants, Math.min(3, setting.rounds()));
    tell(contest, beside);
  }

  private static void tell(Contest contest, boolean beside) {
    Setting.say("The rows alone:\n");
    Setting.say(contest.table(FLOOR, List.of("rows"), Contest::time));
    Setting.say("The whole, with all checks before, the key, the indexes and the statistics:\n");
    Setting.say(
        contest.table(FLOOR, List.of(WHOLE, "profile", "keys", "processor"), Contest::time));
    Setting.say("And, apart, the comparison of both sides:\n");
    Setting.say(contest.table(ALUDEL, List.of("verify"), Contest::time));
    Setting.say(contest.table(ALUDEL, List.of("heap", "resident"), Contest::mebibytes));
    atMost(contest, "rows", 2);
    atMost(contest, WHOLE, 1.3);
    if (beside) {
      fasterThanPgLoader(contest, "rows", 4);
      fasterThanPgLoader(contest, WHOLE, 2);
    }
  }

  private static void atMost(Contest contest, String figure, double most) {
    Setting.verdict(
        "%s within %.1f times of the floor".formatted(figure, most),
        contest.median(ALUDEL, figure) <= most * contest.median(FLOOR, figure));
  }

  private static void fasterThanPgLoader(Contest contest, String figure, double least) {
    Setting.verdict(
        "%s at least %.0f times as fast as pgloader".formatted(figure, least),
        contest.median(PGLOADER, figure) >= least * contest.median(ALUDEL, figure));
  }

  /** Does something on a new database. */
  @FunctionalInterface
  private interface OnDatabase {
    Measurement on(Database database) throws Exception;
  }

  private Measurement onFresh(OnDatabase work) throws Exception {
    try (Database fresh = setting.postgresql().create()) {
      return work.on(fresh);
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be made or dropped", e);
    }
  }

  private Launch aludel(Database to) {
    return own("AludelCopy", OPTIONS, "sqlite:///" + bank, to.url().replaceFirst("^jdbc:", ""));
  }

  private Launch own(String name, List<String> options, String... args) {
    return setting.jvm().contestant(name, Jars.CONNECT, options, args);
  }
}
