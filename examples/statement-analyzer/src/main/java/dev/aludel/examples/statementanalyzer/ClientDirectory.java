package dev.aludel.examples.statementanalyzer;

import dev.aludel.connect.database.Database;
import java.sql.SQLException;
import java.util.List;

/**
 * The clients of a person, as lists of a screen need them: read without entities, by the same
 * settings and the same pool that the migrations know.
 *
 * <pre>{@code
 * Settings settings = SettingsReader.in(Path.of("")).environment(System.getenv()).read();
 * try (Database database = Database.open(settings)) {
 *   new ClientDirectory(database).of("ada@example.com").forEach(System.out::println);
 * }
 * }</pre>
 */
public final class ClientDirectory {

  private final Database database;

  public ClientDirectory(Database database) {
    this.database = database;
  }

  /** A line of the list. */
  public record Entry(long id, String name, String currency) {}

  /** The clients of a person, by name. */
  public List<Entry> of(String email) throws SQLException {
    return database.withConnection(
        session ->
            session.query(
                Entry.class,
                "SELECT c.id, c.name, c.currency FROM clients c"
                    + " JOIN users u ON u.id = c.user_id WHERE u.email = ? ORDER BY c.name",
                email));
  }

  /**
   * Adds clients to a person's list: all of them, or none.
   *
   * @return how many were added
   * @throws dev.aludel.connect.database.StatementFailure if the person is unknown, or has one of
   *     these names already
   */
  public long add(String email, List<String> names) throws SQLException {
    return database.inTransaction(
        transaction ->
            transaction.batch(
                "INSERT INTO clients (user_id, name) VALUES ((SELECT id FROM users WHERE email = ?), ?)",
                names.stream().map(name -> List.of(email, name)).toList()));
  }
}
