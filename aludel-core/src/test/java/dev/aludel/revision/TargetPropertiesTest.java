package dev.aludel.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TargetPropertiesTest {

  @Provide
  Arbitrary<Target> targets() {
    Arbitrary<String> names =
        Arbitraries.strings()
            .ofMinLength(1)
            .ofMaxLength(40)
            .filter(name -> RevisionId.problemWith(name).isEmpty());
    Arbitrary<Optional<String>> branches = names.optional(0.5);
    Arbitrary<Target> simple =
        Arbitraries.oneOf(
            branches.map(Target.Head::new),
            branches.map(Target.Heads::new),
            branches.map(Target.Base::new),
            branches.map(Target.Current::new),
            Combinators.combine(branches, names).as(Target.Named::new));
    Arbitrary<Target> relative =
        Combinators.combine(simple, Arbitraries.integers().filter(steps -> steps != 0))
            .as(Target.Relative::new);
    return Arbitraries.oneOf(simple, relative);
  }

  @Property
  void whatIsPrintedIsReadBackAsTheSameTarget(@ForAll("targets") Target target) {
    assertThat(Target.parse(target.toString())).isEqualTo(target);
  }

  @Property
  void aRangeToo(@ForAll("targets") Target from, @ForAll("targets") Target to) {
    TargetRange range = new TargetRange(Optional.of(from), Optional.of(to));

    assertThat(TargetRange.parse(range.toString())).isEqualTo(range);
  }

  @Property
  void anyTextIsATargetOrASyntaxError(@ForAll String text) {
    try {
      assertThat(Target.parse(text).toString()).isNotEmpty();
    } catch (TargetSyntaxException e) {
      assertThat(e.position()).isBetween(0, text.length());
    }
  }
}
