package dev.aludel.connect.database;

import dev.aludel.connect.Connector;
import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.SqliteUrl;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database as an application uses it: a pool of connections, and work that gets one and gives it
 * back whatever happens. Safe for use by many threads.
 *
 * <pre>{@code
 * try (Database database = Database.open(Settings.load(Path.of(".")))) {
 *   database.inTransaction(tx -> tx.update("UPDATE clients SET active = ?", true));
 * }
 * }</pre>
 *
 * <p>A connection keeps what a session sets until it is closed: HikariCP resets auto-commit,
 * isolation and read-only, but neither SET nor session advisory locks.
 */
public final class Database implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DatabaseUrl url;
  private final boolean sqlite;
  private final Alerts alerts;
  private final StatementLog log;
  private final Pool pool;
  private final DataSource dataSource;
  private final Background background;

  private Database(Settings settings) {
    Connector connector = connector(settings);
    this.url = connector.url();
    this.sqlite = url instanceof SqliteUrl;
    this.alerts = new Alerts(connector);
    this.log =
        new StatementLog(
            settings.get(AludelSettings.LOG_ECHO),
            settings.get(AludelSettings.LOG_SLOW_STATEMENT),
            alerts);
    this.pool = new Pool(settings, connector, alerts);
    this.dataSource = new PooledDataSource(pool, log);
    this.background = new Background();
  }

  /** Opens the pool. It connects when a connection is first asked for. */
  public static Database open(Settings settings) {
    return new Database(settings);
  }

  private static Connector connector(Settings settings) {
    SessionOptions options = SessionOptions.forApplication(settings);
    DatabaseUrl url = settings.databaseUrl();
    return Connector.of(url instanceof SqliteUrl sqlite ? forMany(sqlite) : url, options);
  }

  /** Readers beside one writer, which takes its lock when it begins and not when it is too late. */
  private static SqliteUrl forMany(SqliteUrl url) {
    if (url.readOnly() || url.file().isEmpty()) {
      return url;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("journal_mode", "WAL");
    parameters.put("synchronous", "NORMAL");
    parameters.put("transaction_mode", "IMMEDIATE");
    parameters.putAll(url.parameters());
    return new SqliteUrl(url.file(), url.readOnly(), parameters);
  }

  /** The pool for any library that wants a data source. */
  public DataSource dataSource() {
    return dataSource;
  }

  public DatabaseUrl url() {
    return url;
  }

  /** Registers who is to hear of exhaustion, failures and slow statements. */
  public void addListener(DatabaseListener listener) {
    alerts.add(listener);
  }

  /** The pool as it is now. */
  public PoolState poolState() {
    return pool.snapshot();
  }

  /**
   * Runs work with a connection in auto-commit mode.
   *
   * @throws dev.aludel.connect.ConnectionFailure if there is none to be had
   * @throws X what the work throws
   */
  public <T extends @Nullable Object, X extends Exception> T withConnection(
      ConnectionWork<T, X> work) throws X {
    try (Checkout checkout = checkout()) {
      return work.run(new Session(checkout, sqlite));
    }
  }

  /**
   * Runs work in a transaction: commits when it returns, rolls back when it throws.
   *
   * @throws dev.aludel.connect.ConnectionFailure if there is no connection to be had
   * @throws StatementFailure if a statement or COMMIT is refused
   * @throws X what the work throws
   */
  public <T extends @Nullable Object, X extends Exception> T inTransaction(
      TransactionWork<T, X> work) throws X {
    return inTransaction(TransactionOptions.DEFAULT, work);
  }

  /**
   * Runs work in a transaction as the options say.
   *
   * @see #inTransaction(TransactionWork)
   */
  public <T extends @Nullable Object, X extends Exception> T inTransaction(
      TransactionOptions options, TransactionWork<T, X> work) throws X {
    Retries retries = new Retries(options.retries());
    while (true) {
      try (Checkout checkout = checkout()) {
        return new TransactionRun(checkout, sqlite, options).run(work);
      } catch (Throwable failure) {
        if (!retries.another(failure)) {
          throw failure;
        }
      }
    }
  }

  /**
   * Runs work in a transaction on another thread: a virtual one where the JVM has them. The future
   * fails with what the work throws.
   */
  public <T extends @Nullable Object, X extends Exception> CompletableFuture<T> inTransactionAsync(
      TransactionOptions options, TransactionWork<T, X> work) {
    return background.run(() -> inTransaction(options, work));
  }

  /**
   * Runs work in a transaction on another thread.
   *
   * @see #inTransactionAsync(TransactionOptions, TransactionWork)
   */
  public <T extends @Nullable Object, X extends Exception> CompletableFuture<T> inTransactionAsync(
      TransactionWork<T, X> work) {
    return inTransactionAsync(TransactionOptions.DEFAULT, work);
  }

  private Checkout checkout() {
    try {
      return pool.takeForCall(log);
    } catch (SQLException e) {
      throw StatementFailure.of("(taking a connection)", e);
    }
  }

  /** Gives out no more connections, waits ten seconds for those in use, and ends what is left. */
  @Override
  public void close() {
    close(PATIENCE);
  }

  /** Gives out no more connections, waits for those in use, and ends what is left. */
  public void close(Duration patience) {
    pool.close(patience);
    background.close();
  }

  @Override
  public String toString() {
    return url.display();
  }
}
