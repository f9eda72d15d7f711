package dev.aludel.connect.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documentation shows the settings as they are. Run with {@code -Daludel.docs} to renew it. */
class DocumentedSettingsTest {

  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void theFilesOfTheDocumentationAreThoseOfInit() throws IOException {
    compare("aludel.toml", SettingsTemplate.toml());
    compare("env.example", SettingsTemplate.dotEnv());
  }

  private static void compare(String name, String text) throws IOException {
    if (System.getProperty("aludel.docs") != null) {
      Files.writeString(DOCS.resolve(name), text);
    }
    assertThat(DOCS.resolve(name)).content().isEqualToNormalizingNewlines(text);
  }
}
