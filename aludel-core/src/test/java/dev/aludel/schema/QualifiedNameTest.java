package dev.aludel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.testing.Seeds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualifiedNameTest {

  @Test
  void aNameAloneLiesInTheConnectionsOwnSchema() {
    assertThat(QualifiedName.parse("users")).isEqualTo(QualifiedName.of("users"));
    assertThat(QualifiedName.parse("users").schema()).isEmpty();
  }

  @Test
  void aDotSeparatesTheSchemaFromTheName() {
    assertThat(QualifiedName.parse("billing.users"))
        .isEqualTo(QualifiedName.of("billing", "users"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Users, Users",
        "\"Users\", Users",
        "\"a.b\", a.b",
        "\"say \"\"hi\"\"\", say \"hi\"",
        "two words, two words",
        "naïve, naïve",
        "a\"b, a\"b",
      })
  void caseBlanksAndQuotedPartsAreKept(String text, String name) {
    assertThat(QualifiedName.parse(text)).isEqualTo(QualifiedName.of(name));
  }

  @Test
  void bothPartsMayBeQuoted() {
    assertThat(QualifiedName.parse("\"odd.schema\".\"odd.name\""))
        .isEqualTo(QualifiedName.of("odd.schema", "odd.name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a.", ".a", "a.b.c", "\"a", "\"a\"b", "\"a\"b.c", "\"\"", "a.\"\""})
  void whatIsNoNameIsRefusedWithItsText(String text) {
    assertThatThrownBy(() -> QualifiedName.parse(text))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void anEmptyPartIsNoName() {
    assertThatThrownBy(() -> QualifiedName.of("")).isInstanceOf(SchemaException.class);
    assertThatThrownBy(() -> QualifiedName.of("", "users")).isInstanceOf(SchemaException.class);
  }

  @Test
  void whatANameIsWrittenAsIsReadAsTheSameName() {
    Seeds.tryEach(
        1000,
        random -> {
          String schema = Seeds.nonEmptyText(random, 40);
          String name = Seeds.nonEmptyText(random, 40);
          QualifiedName qualified = QualifiedName.of(schema, name);
          QualifiedName alone = QualifiedName.of(name);

          assertThat(QualifiedName.parse(qualified.toString())).isEqualTo(qualified);
          assertThat(QualifiedName.parse(alone.toString())).isEqualTo(alone);
        });
  }

  @Test
  void unqualifiedNamesComeFirstAndThenSchemaBySchema() {
    assertThat(Stream.of("b.a", "a.z", "z", "a.b", "a").map(QualifiedName::parse).sorted())
        .map(QualifiedName::toString)
        .isEqualTo(List.of("a", "z", "a.b", "a.z", "b.a"));
  }

  @Test
  void aSiblingLiesInTheSameSchema() {
    assertThat(QualifiedName.parse("billing.users").sibling("bills"))
        .isEqualTo(QualifiedName.of("billing", "bills"));
  }
}
