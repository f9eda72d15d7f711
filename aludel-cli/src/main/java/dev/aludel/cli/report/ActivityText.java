package dev.aludel.cli.report;

import dev.aludel.connect.activity.Activity;
import dev.aludel.connect.activity.ApplicationUse;
import dev.aludel.connect.activity.DatabaseFile;
import dev.aludel.connect.activity.FileLock;
import dev.aludel.connect.activity.LockWait;
import dev.aludel.connect.activity.RelationSize;
import dev.aludel.connect.activity.ServerSession;
import dev.aludel.connect.activity.StatementTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a database is doing, in sections that fit on one screen. */
public final class ActivityText {

  /** Sections and what stands around them, beside the rows. */
  private static final int LINES_AROUND_ROWS = 24;

  private static final int SECTIONS = 6;
  private static final int FEWEST_ROWS = 3;

  private final boolean unicode;
  private final int width;
  private final int most;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param unicode whether more than ASCII is shown
   * @param rows how many lines the screen has
   * @param columns how long they are
   * @param whole whether to show everything, however long it gets
   */
  public ActivityText(boolean unicode, int rows, int columns, boolean whole) {
    this.unicode = unicode;
    this.width = whole ? Integer.MAX_VALUE : columns;
    this.most =
        whole
            ? Integer.MAX_VALUE
            : Math.max(FEWEST_ROWS, (rows - LINES_AROUND_ROWS) / SECTIONS + 1);
  }

  /** All sections that there is something to say in. */
  public List<String> lines(Activity activity) {
    lines.clear();
    lines.add(activity.target());
    lines.add(activity.server());
    waits(activity.waits());
    section("Sessions", sessions(first(activity.sessions())), activity.sessions().size());
    section(
        "Connections by application",
        applications(first(activity.applications())),
        activity.applications().size());
    section(
        "Longest transactions",
        transactions(first(activity.transactions())),
        activity.transactions().size());
    section(
        "Slowest statements, by their time in all",
        statements(first(activity.statements())),
        activity.statements().size());
    List<RelationSize> tables = relations(activity, false);
    List<RelationSize> indexes = relations(activity, true);
    section("Largest tables", tables(first(tables)), tables.size());
    section("Largest indexes", indexes(first(indexes)), indexes.size());
    section("Files", files(activity.files()), activity.files().size());
    section("Locks", locks(activity.locks()), activity.locks().size());
    if (!activity.notes().isEmpty()) {
      lines.add("");
      activity.notes().forEach(note -> lines.add("! " + note));
    }
    return shown();
  }

  /** One session, before something is done to it. */
  public List<String> session(ServerSession session) {
    lines.clear();
    lines.addAll(sessions(List.of(session)).lines(width));
    return shown();
  }

  private List<String> shown() {
    return unicode
        ? List.copyOf(lines)
        : lines.stream().map(line -> line.replace("…", "~").replace("└ ", "- ")).toList();
  }

  private <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(most, all.size()));
  }

  private void section(String title, TextTable table, int all) {
    if (table.isEmpty()) {
      return;
    }
    int left = all - Math.min(most, all);
    lines.add("");
    lines.add(title + (left > 0 ? " (and " + left + " more)" : ""));
    lines.addAll(table.lines(width));
  }

  private void waits(List<LockWait> waits) {
    if (waits.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Who waits for whom");
    waits.forEach(wait -> wait(wait, 0));
  }

  private void wait(LockWait wait, int depth) {
    ServerSession session = wait.session();
    String does =
        session.waitsFor().isEmpty()
            ? doing(session)
            : "waits " + Amounts.age(session.inState()) + " for " + session.waitsFor();
    String line =
        Stream.of(
                session.pid() == 0 ? "" : Integer.toString(session.pid()),
                session.user(),
                session.application(),
                does,
                session.query())
            .filter(part -> !part.isEmpty())
            .reduce((left, right) -> left + "  " + right)
            .orElse("");
    lines.add(TextTable.cut("  " + "   ".repeat(depth) + (depth > 0 ? "└ " : "") + line, width));
    wait.waiters().forEach(waiter -> wait(waiter, depth + 1));
  }

  /** What it does, and for how long; of one that holds locks its transaction counts. */
  private static String doing(ServerSession session) {
    String what = session.state().isEmpty() ? session.kind() : session.state();
    return session
        .transactionAge()
        .map(age -> what + ", in a transaction for " + Amounts.age(age))
        .orElse(what);
  }

  private static TextTable sessions(List<ServerSession> sessions) {
    TextTable table =
        new TextTable("pid", "role", "database", "application", "from", "state", "for", "query");
    for (ServerSession session : sessions) {
      table.add(
          session.pid(),
          session.user(),
          session.database(),
          session.application(),
          session.client().isEmpty() ? "socket" : session.client(),
          session.state().isEmpty()
              ? session.kind()
              : session.waitsFor().isEmpty() ? session.state() : "waiting",
          Amounts.age(session.inState()),
          session.query());
    }
    return table;
  }

  private static TextTable applications(List<ApplicationUse> uses) {
    TextTable table =
        new TextTable("connections", "active", "in transaction", "idle", "role", "application");
    for (ApplicationUse use : uses) {
      table.add(
          use.total(),
          use.active(),
          use.idleInTransaction(),
          use.idle(),
          use.user(),
          use.application().isEmpty() ? "(no application_name)" : use.application());
    }
    return table;
  }

  private static TextTable transactions(List<ServerSession> sessions) {
    TextTable table = new TextTable("open for", "pid", "role", "application", "state", "query");
    for (ServerSession session : sessions) {
      table.add(
          session.transactionAge().map(Amounts::age).orElse(""),
          session.pid(),
          session.user(),
          session.application().isEmpty() ? session.kind() : session.application(),
          session.state(),
          session.query());
    }
    return table;
  }

  private static TextTable statements(List<StatementTime> statements) {
    TextTable table = new TextTable("in all", "each", "calls", "statement");
    for (StatementTime statement : statements) {
      table.add(
          Amounts.time(statement.total()),
          Amounts.time(statement.mean()),
          statement.calls(),
          statement.query());
    }
    return table;
  }

  private static List<RelationSize> relations(Activity activity, boolean indexes) {
    return activity.relations().stream()
        .filter(relation -> relation.table().isPresent() == indexes)
        .toList();
  }

  private static TextTable tables(List<RelationSize> relations) {
    TextTable table = new TextTable("size", "indexes", "rows", "table");
    for (RelationSize relation : relations) {
      table.add(
          Amounts.bytes(relation.bytes()),
          Amounts.bytes(relation.indexBytes()),
          relation.rows().map(String::valueOf).orElse(""),
          relation.name());
    }
    return table;
  }

  private static TextTable indexes(List<RelationSize> relations) {
    TextTable table = new TextTable("size", "scans", "index");
    for (RelationSize relation : relations) {
      table.add(
          Amounts.bytes(relation.bytes()),
          relation.scans().map(String::valueOf).orElse(""),
          relation.name() + " on " + relation.table().orElse(""));
    }
    return table;
  }

  private static TextTable files(List<DatabaseFile> files) {
    TextTable table = new TextTable("size", "what", "file");
    files.forEach(file -> table.add(Amounts.bytes(file.bytes()), file.what(), file.path()));
    return table;
  }

  private static TextTable locks(List<FileLock> locks) {
    TextTable table = new TextTable("pid", "process", "lock");
    locks.forEach(lock -> table.add(lock.pid(), lock.process(), lock.lock()));
    return table;
  }
}
