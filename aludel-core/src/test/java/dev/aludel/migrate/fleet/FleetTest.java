package dev.aludel.migrate.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.AludelException;
import dev.aludel.migrate.RunReport;
import dev.aludel.migrate.fleet.Outcome.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FleetTest {

  private static final RunReport NOTHING = new RunReport(List.of(), Set.of(), Set.of());

  private static Member done(String name) {
    return new Member(name, () -> NOTHING);
  }

  private static Member failing(String name) {
    return new Member(
        name,
        () -> {
          throw new AludelException(name + " is broken");
        });
  }

  private static List<State> states(FleetReport report) {
    return report.outcomes().stream().map(Outcome::state).toList();
  }

  @Test
  void theFailureOfOneStopsNoOtherAndHidesNone() {
    List<String> heard = new ArrayList<>();
    FleetReport report =
        Fleet.of(
                List.of(
                    done("a"),
                    failing("b"),
                    new Member(
                        "c",
                        () -> {
                          throw new IllegalStateException("of ours");
                        }),
                    done("d")))
            .jobs(2)
            .upgrade(outcome -> heard.add(outcome.member()));

    assertThat(states(report))
        .containsExactly(State.UP_TO_DATE, State.FAILED, State.FAILED, State.UP_TO_DATE);
    assertThat(report.isComplete()).isFalse();
    assertThat(report.with(State.FAILED).get(0).failure().orElseThrow()).hasMessage("b is broken");
    assertThat(report.with(State.FAILED).get(1).failure().orElseThrow())
        .hasMessageContaining("of ours");
    assertThat(heard).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void failFastBeginsNoOther() {
    FleetReport report =
        Fleet.of(List.of(done("a"), failing("b"), done("c"), done("d")))
            .failFast()
            .upgrade(outcome -> {});

    assertThat(states(report))
        .containsExactly(State.UP_TO_DATE, State.FAILED, State.NOT_BEGUN, State.NOT_BEGUN);
  }

  @Test
  void soManyAtATimeAndNoMore() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier all = new CyclicBarrier(4);
    List<Member> members =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    new Member(
                        "m" + i,
                        () -> {
                          most.accumulateAndGet(now.incrementAndGet(), Math::max);
                          try {
                            // Passed only if four are here together.
                            all.await(30, TimeUnit.SECONDS);
                          } catch (Exception e) {
                            throw new IllegalStateException(e);
                          }
                          now.decrementAndGet();
                          return NOTHING;
                        }))
            .toList();

    assertThat(Fleet.of(members).jobs(4).upgrade(outcome -> {}).isComplete()).isTrue();
    assertThat(most.get()).isEqualTo(4);
  }

  @Test
  void nobodyIsCompleteAtOnce() {
    assertThat(Fleet.of(List.of()).upgrade(outcome -> {}).isComplete()).isTrue();
  }

  @Test
  void theShardsOfAnyNumberOfMachinesHaveEachMemberOnceAndAboutTheSameNumber() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 50; run++) {
      int count = 1 + random.nextInt(12);
      List<Shard> shards = IntStream.range(0, count).mapToObj(i -> new Shard(i, count)).toList();
      int[] sizes = new int[count];
      for (int i = 0; i < 1_000; i++) {
        String member = "tenant_" + random.nextInt(1_000_000);
        List<Shard> having = shards.stream().filter(shard -> shard.has(member)).toList();
        assertThat(having).as("%s of %d, seed %d", member, count, seed).hasSize(1);
        sizes[having.get(0).index()]++;
      }
      assertThat(sizes).as("seed %d", seed).doesNotContain(0);
    }
  }

  @Test
  void aShardIsWrittenAsWhichOfHowMany() {
    assertThat(Shard.parse("0/4")).isEqualTo(new Shard(0, 4)).hasToString("0/4");
    assertThat(Shard.WHOLE.has("anything")).isTrue();
    Stream.of("4/4", "0/0", "1", "a/b", "-1/2", "1/", "0/4/4", "99999999999/4")
        .forEach(
            wrong ->
                assertThatThrownBy(() -> Shard.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(AludelException.class)
                    .hasMessageContaining("shard"));
  }
}
