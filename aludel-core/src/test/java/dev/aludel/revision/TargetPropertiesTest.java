package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.Seeds;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TargetPropertiesTest {

  private static Target target(Random random) {
    Optional<String> branch = random.nextBoolean() ? Optional.of(name(random)) : Optional.empty();
    Target simple =
        switch (random.nextInt(5)) {
          case 0 -> new Target.Head(branch);
          case 1 -> new Target.Heads(branch);
          case 2 -> new Target.Base(branch);
          case 3 -> new Target.Current(branch);
          default -> new Target.Named(branch, name(random));
        };
    int steps = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(9) - 4;
    return steps == 0 || random.nextBoolean() ? simple : new Target.Relative(simple, steps);
  }

  private static String name(Random random) {
    for (; ; ) {
      String name = Seeds.nonEmptyText(random, 1 + random.nextInt(40));
      if (RevisionId.problemWith(name).isEmpty()) {
        return name;
      }
    }
  }

  @Test
  void whatIsPrintedIsReadBackAsTheSameTarget() {
    Seeds.tryEach(
        1000,
        random -> {
          Target target = target(random);
          assertThat(Target.parse(target.toString())).isEqualTo(target);
        });
  }

  @Test
  void aRangeToo() {
    Seeds.tryEach(
        1000,
        random -> {
          Target from = target(random);
          Target to = target(random);
          TargetRange range = new TargetRange(Optional.of(from), Optional.of(to));

          assertThat(TargetRange.parse(range.toString())).isEqualTo(range);
        });
  }

  @Test
  void anyTextIsATargetOrASyntaxError() {
    Seeds.tryEach(
        1000,
        random -> {
          String text = Seeds.text(random, 60);
          try {
            assertThat(Target.parse(text).toString()).isNotEmpty();
          } catch (TargetSyntaxException e) {
            assertThat(e.position()).isBetween(0, text.length());
          }
        });
  }
}
