package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  private static final Optional<String> ANY = Optional.empty();
  private static final Optional<String> BILLING = Optional.of("billing");

  @Test
  void wordsAndNames() {
    assertThat(Target.parse("head")).isEqualTo(new Target.Head(ANY));
    assertThat(Target.parse("heads")).isEqualTo(new Target.Heads(ANY));
    assertThat(Target.parse("base")).isEqualTo(new Target.Base(ANY));
    assertThat(Target.parse("current")).isEqualTo(new Target.Current(ANY));
    assertThat(Target.parse("3f2a")).isEqualTo(new Target.Named(ANY, "3f2a"));
  }

  @Test
  void onABranch() {
    assertThat(Target.parse("billing@head")).isEqualTo(new Target.Head(BILLING));
    assertThat(Target.parse("billing@3f2a")).isEqualTo(new Target.Named(BILLING, "3f2a"));
    assertThat(Target.parse("billing@+1"))
        .isEqualTo(new Target.Relative(new Target.Current(BILLING), 1));
  }

  @Test
  void stepsFromSomewhere() {
    assertThat(Target.parse("-2")).isEqualTo(new Target.Relative(new Target.Current(ANY), -2));
    assertThat(Target.parse("head-1")).isEqualTo(new Target.Relative(new Target.Head(ANY), -1));
    assertThat(Target.parse("billing@base+2"))
        .isEqualTo(new Target.Relative(new Target.Base(BILLING), 2));
    assertThat(Target.parse("current+1")).isEqualTo(Target.parse("+1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "head",
        "heads",
        "base",
        "current",
        "3f2a",
        "+1",
        "-12",
        "3f2a+2",
        "head-1",
        "base+2",
        "billing@head",
        "billing@heads",
        "billing@base",
        "billing@3f2a",
        "billing@-1",
        "c2@head-1",
        "billing@3f2a+2"
      })
  void printsAsItWasRead(String text) {
    assertThat(Target.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\"|0|it is empty",
        "@head|0|a branch is expected before '@'",
        "billing@|8|a target is expected after '@'",
        "a@b@c|3|a name is expected, but '@' stands there",
        "head@a1|0|'head' is not a branch; a label or a revision goes before '@'",
        "a1+|3|a number of steps is expected after '+'",
        "a1-b2|3|a number of steps is expected after '-'",
        "a1+2x|4|nothing may follow the steps, but 'x' does",
        "+0|1|0 steps lead nowhere",
        "+99999999999|1|the number of steps is too large",
        "a1:b1|2|a range (from:to) is not possible here",
        "a-1@head|1|a name is expected, but '-' stands there",
        "a1 b1|2|only one target is possible here"
      })
  void whatIsNoTargetIsShownWithItsPosition(String text, int position, String problem) {
    assertThatThrownBy(() -> Target.parse(text))
        .isInstanceOfSatisfying(
            TargetSyntaxException.class, e -> assertThat(e.position()).isEqualTo(position))
        .hasMessageContaining(problem);
  }

  @Test
  void theMessagePointsAtTheCharacterAndSaysWhatIsAllowed() {
    assertThatThrownBy(() -> Target.parse("a1-b2"))
        .hasMessage(
            """
            Can't read the target 'a1-b2': a number of steps is expected after '-', at character 4.
              a1-b2
                 ^
            A target is a revision's id or a unique prefix of it, a branch label, head, heads, base or current,
            optionally with steps (+1, 3f2a+2, head-1) and on a branch (billing@head, billing@-1, 3f2a@base).""");
  }

  @Test
  void severalAtOnce() {
    assertThat(Target.parseAll(List.of("a1, b1", "billing@head")))
        .hasToString("[a1, b1, billing@head]");
    assertThatThrownBy(() -> Target.parseAll(List.of())).isInstanceOf(TargetSyntaxException.class);
    assertThatThrownBy(() -> Target.parseAll(List.of("a1,,b1")))
        .isInstanceOf(TargetSyntaxException.class);
  }

  @Test
  void ranges() {
    assertThat(TargetRange.parse("a1:head-1")).hasToString("a1:head-1");
    assertThat(TargetRange.parse("a1:").to()).isEmpty();
    assertThat(TargetRange.parse(":").from()).isEmpty();
    assertThatThrownBy(() -> TargetRange.parse("a1"))
        .isInstanceOf(TargetSyntaxException.class)
        .hasMessageContaining("a range is [start]:[end], [start]: or :[end], with one colon");
    assertThatThrownBy(() -> TargetRange.parse("a1:b1:c1"))
        .isInstanceOf(TargetSyntaxException.class);
  }
}
