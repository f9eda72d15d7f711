package dev.aludel.connect.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LockWaitTest {

  private static ServerSession session(int pid, Integer... blockedBy) {
    return new ServerSession(
        pid,
        "",
        "client backend",
        "ada",
        "app",
        "",
        "",
        "active",
        Duration.ZERO,
        Optional.empty(),
        blockedBy.length == 0 ? "" : "a lock",
        Arrays.asList(blockedBy),
        "");
  }

  private static String drawn(ServerSession... sessions) {
    return LockWait.trees(List.of(sessions)).stream()
        .map(LockWaitTest::drawn)
        .collect(Collectors.joining(" "));
  }

  private static String drawn(LockWait wait) {
    return wait.session().pid()
        + (wait.waiters().isEmpty()
            ? ""
            : wait.waiters().stream()
                .map(LockWaitTest::drawn)
                .collect(Collectors.joining(" ", "(", ")")));
  }

  @Test
  void whoWaitsStandsBelowWhoHolds() {
    assertThat(drawn(session(1), session(2, 1), session(3, 2), session(4))).isEqualTo("1(2(3))");
  }

  @Test
  void whoWaitsForTwoStandsBelowBoth() {
    assertThat(drawn(session(1), session(2), session(3, 1, 2))).isEqualTo("1(3) 2(3)");
  }

  @Test
  void aCircleIsShownOnceRound() {
    assertThat(drawn(session(1, 2), session(2, 1))).isEqualTo("2(1)");
    assertThat(drawn(session(1, 3), session(2, 1), session(3, 2), session(4, 3)))
        .isEqualTo("3(1(2) 4)");
  }

  @Test
  void aPreparedTransactionHasNoSession() {
    List<LockWait> trees = LockWait.trees(List.of(session(7, 0)));

    assertThat(drawn(trees.get(0))).isEqualTo("0(7)");
    assertThat(trees.get(0).session().query()).contains("pg_prepared_xacts");
  }
}
