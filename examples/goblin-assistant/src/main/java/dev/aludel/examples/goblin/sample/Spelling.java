package dev.aludel.examples.goblin.sample;

import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.database.Database;
import dev.aludel.examples.goblin.Json;
import java.util.List;

/**
 * How values are written that the two databases keep differently.
 *
 * @param sqlite whether arrays are JSON
 */
record Spelling(boolean sqlite) {

  static Spelling of(Database database) {
    return new Spelling(database.url() instanceof SqliteUrl);
  }

  Object array(List<?> elements) {
    return sqlite ? json(elements) : elements;
  }

  String json(Object value) {
    return Json.of(value);
  }
}
