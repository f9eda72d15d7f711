package dev.aludel.examples.goblin;

import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.database.TransactionWork;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The part of the database that one user sees.
 *
 * <p>On PostgreSQL its policies look at {@code app.user_id}, which is set for the transaction
 * alone: the next one on the same pooled connection begins without it. On SQLite, which has no
 * policies, it is the conditions of the queries that keep users apart, so each has one.
 *
 * <pre>{@code
 * Settings settings = SettingsReader.in(Path.of("")).environment(System.getenv()).read();
 * try (Database database = Database.open(settings)) {
 *   UserSpace space = new UserSpace(database);
 *   UUID ada = space.userOf("ada@example.com").orElseThrow();
 *   new TaskBoard(space).open(ada).forEach(System.out::println);
 * }
 * }</pre>
 */
public final class UserSpace {

  private final Database database;
  private final boolean sqlite;

  public UserSpace(Database database) {
    this.database = database;
    this.sqlite = database.url() instanceof SqliteUrl;
  }

  boolean onSqlite() {
    return sqlite;
  }

  /** Whose address that is, if anybody's who is active: known before there is a user to act for. */
  public Optional<UUID> userOf(String email) {
    return database.withConnection(
        session ->
            session.queryValue(
                UUID.class,
                sqlite
                    ? "SELECT id FROM users WHERE email = ? AND is_active"
                    : "SELECT user_id_of(?)",
                email.strip().toLowerCase(Locale.ROOT)));
  }

  /** Runs work in a transaction, as that user. */
  public <T, X extends Exception> T in(UUID user, TransactionWork<T, X> work) throws X {
    return database.inTransaction(
        transaction -> {
          if (!sqlite) {
            transaction.queryValue(
                String.class, "SELECT set_config('app.user_id', ?, true)", user.toString());
          }
          return work.run(transaction);
        });
  }
}
