package dev.aludel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import org.hibernate.Version;
import org.junit.jupiter.api.Test;

/** The tests of this module run twice, with two lines of Hibernate. */
class HibernateLineTest {

  @Test
  void theTestsRunWithTheHibernateThatTheBuildSays() {
    assertThat(Version.getVersionString()).startsWith(System.getProperty("aludel.hibernate", "7."));
  }
}
