package dev.aludel.connect.activity;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a database is doing at one moment.
 *
 * @param target the database, masked
 * @param server what runs it, and how full it is, in one line
 * @param sessions who is connected to the server; none on SQLite, which has no server
 * @param statements where the time goes, the most of it first
 * @param relations the largest tables and indexes, the largest first
 * @param files the files of an SQLite database
 * @param locks who holds locks on an SQLite database, where the system tells
 * @param notes what could not be told, and what would have to be done for it
 */
public record Activity(
    String target,
    String server,
    List<ServerSession> sessions,
    List<StatementTime> statements,
    List<RelationSize> relations,
    List<DatabaseFile> files,
    List<FileLock> locks,
    List<String> notes) {

  public Activity {
    sessions = List.copyOf(sessions);
    statements = List.copyOf(statements);
    relations = List.copyOf(relations);
    files = List.copyOf(files);
    locks = List.copyOf(locks);
    notes = List.copyOf(notes);
  }

  /** How many sessions each application and role has, those with the most first. */
  public List<ApplicationUse> applications() {
    Map<List<String>, List<ServerSession>> groups =
        sessions.stream()
            .filter(ServerSession::isClient)
            .collect(
                Collectors.groupingBy(
                    session -> List.of(session.application(), session.user()),
                    () -> new TreeMap<>(Comparator.comparing(List::toString)),
                    Collectors.toList()));
    return groups.entrySet().stream()
        .map(
            group ->
                ApplicationUse.of(group.getKey().get(0), group.getKey().get(1), group.getValue()))
        .sorted(Comparator.comparing(ApplicationUse::total).reversed())
        .toList();
  }

  /** The sessions in a transaction, the longest first. */
  public List<ServerSession> transactions() {
    return sessions.stream()
        .filter(session -> session.transactionAge().isPresent())
        .sorted(
            Comparator.comparing((ServerSession session) -> session.transactionAge().orElseThrow())
                .reversed())
        .toList();
  }

  /** Who waits for whom: the sessions that hold others up, each with those that wait for it. */
  public List<LockWait> waits() {
    return LockWait.trees(sessions);
  }
}
