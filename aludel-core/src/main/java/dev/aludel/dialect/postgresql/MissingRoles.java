package dev.aludel.dialect.postgresql;

import dev.aludel.error.AludelException;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Roles that a model speaks of and the server does not have: they belong to no schema. */
final class MissingRoles {

  private MissingRoles() {}

  /**
   * Looks for the roles that own something in the model, or to which something is granted.
   *
   * @throws AludelException if some are not there, with the statements that create them
   */
  static void refuse(Connection connection, Schema model) throws SQLException {
    SortedMap<String, String> users = new TreeMap<>();
    for (DefinedObject object : model.definedObjects()) {
      if (object.kind().isAccess()) {
        Privileges.roles(object).forEach(role -> users.putIfAbsent(role, object.key().toString()));
      }
    }
    if (users.isEmpty()) {
      return;
    }
    Row.each(
        connection,
        AccessQueries.ROLES,
        "text",
        users.keySet().toArray(),
        row -> users.remove(row.text("rolname")));
    if (!users.isEmpty()) {
      throw new AludelException(
          "%s not on this server: %s. Create %s first, with the rights that %s to have:\n%s"
              .formatted(
                  users.size() == 1 ? "A role is" : "Some roles are",
                  users.entrySet().stream()
                      .map(MissingRoles::named)
                      .collect(Collectors.joining(", ")),
                  users.size() == 1 ? "it" : "them",
                  users.size() == 1 ? "it is" : "they are",
                  users.keySet().stream()
                      .map(role -> "  CREATE ROLE " + Quoting.name(role) + ";")
                      .collect(Collectors.joining("\n"))));
    }
  }

  private static String named(Map.Entry<String, String> user) {
    return user.getKey() + " (" + user.getValue() + ")";
  }
}
