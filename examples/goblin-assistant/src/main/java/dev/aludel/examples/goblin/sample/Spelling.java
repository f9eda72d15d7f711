package dev.aludel.examples.goblin.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.database.Database;
import java.util.List;

/**
 * How values are written that the two databases keep differently.
 *
 * @param sqlite whether arrays are JSON
 */
record Spelling(boolean sqlite) {

  private static final JsonMapper MAPPER = new JsonMapper();

  static Spelling of(Database database) {
    return new Spelling(database.url() instanceof SqliteUrl);
  }

  Object array(List<?> elements) {
    return sqlite ? json(elements) : elements;
  }

  String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This cannot be JSON: " + value.getClass(), e);
    }
  }
}
