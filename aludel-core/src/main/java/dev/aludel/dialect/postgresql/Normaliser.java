package dev.aludel.dialect.postgresql;

import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Foretells how a schema would read back: first by rule, then, for the tables of which a piece is
 * not sure, by creating them in a scratch schema that is rolled back.
 *
 * <p>What the model leaves without a name has the one that {@link NamingConvention} gives, since it
 * would be created by that name.
 */
final class Normaliser {

  private Normaliser() {}

  static Schema normalise(Connection connection, Schema desired, Schema live) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    try {
      Session session = Session.of(connection);
      Schema held = StaticForm.of(NamingConvention.apply(desired), session);
      List<Table> unsure =
          held.tables().stream()
              .filter(table -> !Agreement.isSure(table, live.table(table.name())))
              .toList();
      Map<QualifiedName, Table> asked =
          unsure.isEmpty() ? Map.of() : Scratch.read(connection, session, unsure, held, live);
      return held.withEachTable(
          table -> CanonicalOrder.of(asked.getOrDefault(table.name(), table)));
    } finally {
      if (!autoCommit) {
        connection.rollback();
      }
    }
  }
}
