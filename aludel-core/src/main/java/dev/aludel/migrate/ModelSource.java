package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.schema.Schema;
import java.sql.Connection;
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
   * @param connection the database that it will be compared with, which is left as it is
   */
  Schema read(Connection connection, Dialect dialect) throws SQLException;

  /** A schema that is known already. */
  static ModelSource of(Schema schema) {
    return (connection, dialect) -> schema;
  }
}
