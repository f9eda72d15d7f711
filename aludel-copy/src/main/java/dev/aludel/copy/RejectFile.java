package dev.aludel.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.aludel.copy.store.Reject;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rows that were left out, one JSON object a line. Without any there is no file. */
final class RejectFile {

  private RejectFile() {}

  static void write(Path file, List<Reject> rejects) {
    if (rejects.isEmpty()) {
      return;
    }
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (Writer out = Files.newBufferedWriter(file)) {
      for (Reject reject : rejects) {
        try (JsonGenerator json = factory.createGenerator(out)) {
          json.writeStartObject();
          json.writeStringField("table", reject.table());
          json.writeStringField("key", reject.key());
          json.writeStringField("column", reject.column());
          json.writeStringField("reason", reject.problem().word());
          json.writeStringField("detail", reject.detail());
          json.writeFieldName("row");
          json.writeRawValue(reject.row());
          json.writeEndObject();
        }
        out.write("\n");
      }
    } catch (IOException e) {
      throw new CopyException(
          "The file of rejects %s cannot be written: %s. The rows are in the target's table aludel_copy_rejects."
              .formatted(file, e),
          e);
    }
  }
}
