package dev.aludel.examples.goblin.sample;

import dev.aludel.connect.database.Database;
import dev.aludel.connect.database.Transaction;
import dev.aludel.connect.settings.Settings;
import dev.aludel.connect.settings.SettingsReader;
import dev.aludel.error.AludelException;
import dev.aludel.examples.goblin.Vault;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Fills all 14 tables of the configured database, which must be at head and empty:
 *
 * <pre>java -cp … dev.aludel.examples.goblin.sample.SampleData --scale 10 --seed 7</pre>
 *
 * <p>A scale of 1 is 20 users with 3,500 rows or so. The same seed gives the same rows, but for
 * what is encrypted.
 */
public final class SampleData {

  private static final int USERS_PER_SCALE = 20;
  private static final long USUAL_SEED = 42;

  private SampleData() {}

  /** See the class. */
  public static void main(String[] args) {
    try {
      long seed = option(args, "--seed", USUAL_SEED);
      int scale = (int) option(args, "--scale", 1);
      Vault vault = Vault.of(System.getenv());
      Settings settings = SettingsReader.in(Path.of("")).environment(System.getenv()).read();
      try (Database database = Database.open(settings)) {
        Map<String, Long> rows = fill(database, vault, scale, seed);
        rows.forEach((table, count) -> System.out.printf("%8d  %s%n", count, table));
      }
    } catch (IllegalArgumentException | IllegalStateException | AludelException e) {
      System.err.println("SampleData: " + e.getMessage());
      System.exit(1);
    }
  }

  private static long option(String[] args, String name, long usual) {
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].equals("--seed") && !args[i].equals("--scale")) {
        throw new IllegalArgumentException(
            "'%s' is unknown. The options are --scale and --seed.".formatted(args[i]));
      }
      if (args[i].equals(name)) {
        return number(name, i + 1 < args.length ? args[i + 1] : "");
      }
    }
    return usual;
  }

  private static long number(String option, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s needs a whole number, and not '%s'.".formatted(option, text), e);
    }
  }

  /**
   * Inserts the rows, all of them or none.
   *
   * @param scale how many times 20 users
   * @return how many each table got
   * @throws IllegalStateException if there are users already
   * @throws dev.aludel.connect.database.StatementFailure if the tables are not there
   */
  public static Map<String, Long> fill(Database database, Vault vault, int scale, long seed) {
    if (scale < 1 || scale > 100_000) {
      throw new IllegalArgumentException("--scale is from 1 to 100000, and not " + scale + ".");
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    database.inTransaction(
        transaction -> {
          if (transaction.queryValue(Long.class, "SELECT count(*) FROM users").orElse(0L) > 0) {
            throw new IllegalStateException(
                "There are users in %s already. Sample rows go into an empty database only."
                    .formatted(database.url().display()));
          }
          Spelling spelling = Spelling.of(database);
          Chance chance = new Chance(new Random(seed));
          SharedRows shared = new SharedRows(chance, spelling);
          insert(transaction, shared.rows(), counts);
          for (int number = 0; number < scale * USERS_PER_SCALE; number++) {
            UserRows user = new UserRows(number, shared, chance, spelling, vault);
            insert(transaction, user.rows(), counts);
          }
          insert(transaction, shared.settings(), counts);
          return null;
        });
    return counts;
  }

  private static void insert(Transaction transaction, List<Rows> tables, Map<String, Long> counts) {
    for (Rows rows : tables) {
      long inserted = transaction.insert(rows.table(), rows.columns(), rows.values());
      counts.merge(rows.table(), inserted, Long::sum);
    }
  }
}
