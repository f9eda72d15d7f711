package dev.aludel.connect.activity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A session and those that wait for it.
 *
 * @param session holds what the waiters want; at the root of a tree it waits for nobody
 * @param waiters those that wait for it; one that waits for several stands below each
 */
public record LockWait(ServerSession session, List<LockWait> waiters) {

  public LockWait {
    waiters = List.copyOf(waiters);
  }

  /** How many wait, at whatever depth. */
  public int waiting() {
    return waiters.stream().mapToInt(waiter -> 1 + waiter.waiting()).sum();
  }

  static List<LockWait> trees(List<ServerSession> sessions) {
    Map<Integer, ServerSession> byPid = new LinkedHashMap<>();
    Map<Integer, Set<Integer>> waiters = new LinkedHashMap<>();
    sessions.forEach(session -> byPid.put(session.pid(), session));
    for (ServerSession session : sessions) {
      for (int blocker : session.blockedBy()) {
        byPid.computeIfAbsent(blocker, ServerSession::withoutSession);
        waiters.computeIfAbsent(blocker, pid -> new LinkedHashSet<>()).add(session.pid());
      }
    }
    List<LockWait> trees = new ArrayList<>();
    Set<Integer> seen = new LinkedHashSet<>();
    for (int pid : waiters.keySet()) {
      if (find(byPid, pid).blockedBy().isEmpty()) {
        trees.add(tree(byPid, waiters, pid, seen, Set.of()));
      }
    }
    // What is left waits in a circle: the server ends one of them after deadlock_timeout.
    for (int pid : waiters.keySet()) {
      if (!seen.contains(pid)) {
        trees.add(tree(byPid, waiters, pid, seen, Set.of()));
      }
    }
    return trees;
  }

  private static LockWait tree(
      Map<Integer, ServerSession> byPid,
      Map<Integer, Set<Integer>> waiters,
      int pid,
      Set<Integer> seen,
      Set<Integer> above) {
    seen.add(pid);
    Set<Integer> path = new LinkedHashSet<>(above);
    path.add(pid);
    List<LockWait> below = new ArrayList<>();
    for (int waiter : waiters.getOrDefault(pid, Set.of())) {
      if (!path.contains(waiter)) {
        below.add(tree(byPid, waiters, waiter, seen, path));
      }
    }
    return new LockWait(find(byPid, pid), below);
  }

  private static ServerSession find(Map<Integer, ServerSession> byPid, int pid) {
    return Optional.ofNullable(byPid.get(pid)).orElseGet(() -> ServerSession.withoutSession(pid));
  }
}
