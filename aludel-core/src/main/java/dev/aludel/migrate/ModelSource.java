package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.schema.Schema;
import java.sql.SQLException;

/**
 * Where the wanted schema comes from: entities, a file of SQL, a value.
 *
 * <p>It is asked when a comparison needs it, and not before.
 */
@FunctionalInterface
public interface ModelSource {

  /**
   * The wanted schema.
   *
   * @param dialect of the database that it will be compared with
   * @param rehearsal a place on that database to try SQL in, for a model that is written in it
   */
  Schema read(Dialect dialect, Rehearsal rehearsal) throws SQLException;

  /**
   * Whether it says all that should be there. A model of entities does not: it speaks of tables,
   * enums and sequences, and what it cannot speak of (views, functions, policies…) stays as it is.
   */
  default boolean isWhole() {
    return false;
  }

  /** A schema that is known already, of what entities can say. */
  static ModelSource of(Schema schema) {
    return (dialect, rehearsal) -> schema;
  }
}
