package dev.aludel.copy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.copy.wire.Wire;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.testing.schema.RandomSchemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What an export says of itself is understood again, whatever the schema. */
class ManifestTest {

  @RepeatedTest(200)
  void anySchemaComesBackFromAManifest() {
    long seed = System.nanoTime();
    Schema schema = RandomSchemas.schema(seed);
    Manifest manifest =
        new Manifest(
            Manifest.VERSION,
            "postgresql",
            "postgresql://app@db/\"app\"\n",
            "2026-11-21T12:00:00Z",
            List.of(
                new TableFile(
                    QualifiedName.of("a.b", "c"),
                    "a.jsonl",
                    7,
                    Long.MAX_VALUE,
                    List.of(
                        new FileColumn(
                            "moods",
                            "mood[]",
                            Optional.of(
                                Wire.array(Wire.enumeration(List.of("ok", "it's"), "mood"), "x"))),
                        new FileColumn("id", "", Optional.empty())))),
            Manifest.objects(schema, schema.tables()));

    byte[] text = RecordJson.write(manifest).getBytes(StandardCharsets.UTF_8);

    assertThat(RecordJson.read(text, Manifest.class)).as("seed %d", seed).isEqualTo(manifest);
  }

  @Test
  void whatIsNoManifestIsToldAndMakesNothing() {
    for (String text :
        List.of(
            "",
            "[]",
            "{\"version\": \"x\"}",
            "{\"version\": {}}",
            "{\"version\": 1, \"tables\": {}}",
            "{\"version\":1,\"dialect\":\"x\",\"source\":\"\",\"created\":\"\",\"objects\":[{\"@\":\"java.io.File\"}]}",
            "{\"version\":1,\"dialect\":\"x\",\"source\":\"\",\"created\":\"\",\"objects\":[5]}")) {
      assertThatThrownBy(
              () -> RecordJson.read(text.getBytes(StandardCharsets.UTF_8), Manifest.class))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
