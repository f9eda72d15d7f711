package dev.aludel.benchmarks.contestant;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Random;

/**
 * Writes the SQLite file of a bank: its transactions, of eleven columns, with five indexes. Always
 * the same for the same number of rows; not measured.
 */
final class BankFile {

  private static final String[] CURRENCIES = {"EUR", "EUR", "EUR", "USD", "GBP", "CHF"};
  private static final String[] CATEGORIES = {
    "groceries", "rent", "salary", "travel", "insurance", "utilities", "leisure", "health"
  };
  private static final String[] SHOPS = {
    "Müller Drogerie",
    "Stadtwerke",
    "Bäckerei am Markt",
    "Deutsche Bahn",
    "Versicherungsverein",
    "Buchhandlung",
    "Café Central",
    "Elektronik GmbH"
  };

  private BankFile() {}

  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection(args[0])) {
      connection.setAutoCommit(false);
      execute(
          connection,
          """
          CREATE TABLE transactions (
            id INTEGER PRIMARY KEY,
            account_id INTEGER NOT NULL,
            booked_at DATETIME NOT NULL,
            value_date DATE NOT NULL,
            amount DECIMAL(12, 2) NOT NULL,
            currency VARCHAR(3) NOT NULL,
            counterparty VARCHAR(80),
            iban VARCHAR(34),
            purpose TEXT,
            category VARCHAR(40),
            is_reviewed BOOLEAN NOT NULL DEFAULT 0
          )""");
      insert(connection, Integer.parseInt(args[1]));
      execute(connection, "CREATE INDEX transactions_account ON transactions (account_id)");
      execute(connection, "CREATE INDEX transactions_booked ON transactions (booked_at)");
      execute(
          connection,
          "CREATE INDEX transactions_statement ON transactions (account_id, value_date, amount)");
      execute(connection, "CREATE INDEX transactions_counterparty ON transactions (counterparty)");
      execute(connection, "CREATE INDEX transactions_iban ON transactions (iban)");
      connection.commit();
    }
  }

  private static void insert(Connection connection, int rows) throws SQLException {
    Random random = new Random(7);
    LocalDateTime start = LocalDateTime.of(2019, 1, 1, 0, 0);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO transactions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int id = 1; id <= rows; id++) {
        LocalDateTime booked = start.plusSeconds(id * 180L + random.nextInt(180));
        insert.setInt(1, id);
        insert.setInt(2, 1 + random.nextInt(20_000));
        insert.setString(3, booked.toLocalDate() + " " + booked.toLocalTime().withNano(0));
        insert.setString(4, booked.toLocalDate().plusDays(random.nextInt(3)).toString());
        insert.setDouble(5, (random.nextInt(500_000) - 350_000) / 100.0);
        insert.setString(6, CURRENCIES[random.nextInt(CURRENCIES.length)]);
        insert.setString(7, counterparty(random));
        insert.setString(8, "DE%020d".formatted(random.nextLong(1_000_000_000_000_000L)));
        insert.setString(9, purpose(random, id));
        insert.setString(
            10, random.nextInt(10) == 0 ? null : CATEGORIES[random.nextInt(CATEGORIES.length)]);
        insert.setInt(11, random.nextInt(2));
        insert.addBatch();
        if (id % 1000 == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static String counterparty(Random random) {
    return SHOPS[random.nextInt(SHOPS.length)] + " " + (1 + random.nextInt(4_000));
  }

  private static String purpose(Random random, int id) {
    return "Invoice %08d of %s, customer %06d, with thanks"
        .formatted(id, SHOPS[random.nextInt(SHOPS.length)], random.nextInt(1_000_000));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
