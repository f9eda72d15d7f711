package dev.aludel.benchmarks.contestant;

import com.sun.management.ThreadMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aludel.connect.database.Database;
import dev.aludel.connect.settings.Settings;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;

/** One SELECT in a transaction, by the pool alone and by {@code Database}, in turns. */
final class PooledSelect {

  private static final String SQL = "SELECT 1 + CAST(? AS integer)";
  private static final int WARM_UP = 20_000;

  /** One transaction. */
  private interface Work {
    int run(int value) throws SQLException;
  }

  private PooledSelect() {}

  public static void main(String[] args) throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setMaximumPoolSize(15);
    try (HikariDataSource pool = new HikariDataSource(config);
        Database database = Database.open(Settings.of(args[0]))) {
      Work bare = value -> bare(pool, value);
      Work aludel =
          value ->
              database.inTransaction(tx -> tx.queryValue(Integer.class, SQL, value)).orElseThrow();
      for (int i = 0; i < WARM_UP; i++) {
        checked(bare, i);
        checked(aludel, i);
      }
      measure(bare, aludel, Integer.parseInt(args[1]));
    }
  }

  /** As somebody would write it who has a pool and nothing else. */
  private static int bare(DataSource pool, int value) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      int answer;
      try (PreparedStatement statement = connection.prepareStatement(SQL)) {
        statement.setInt(1, value);
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          answer = rows.getInt(1);
        }
      }
      connection.commit();
      return answer;
    }
  }

  private static void measure(Work bare, Work aludel, int count) throws SQLException {
    long[] bareTimes = new long[count];
    long[] aludelTimes = new long[count];
    for (int i = 0; i < count; i++) {
      if (i % 2 == 0) {
        bareTimes[i] = checked(bare, i);
        aludelTimes[i] = checked(aludel, i);
      } else {
        aludelTimes[i] = checked(aludel, i);
        bareTimes[i] = checked(bare, i);
      }
    }
    tell("bare", bareTimes, bare);
    tell("aludel", aludelTimes, aludel);
  }

  private static long checked(Work work, int value) throws SQLException {
    long start = System.nanoTime();
    int answer = work.run(value);
    long took = System.nanoTime() - start;
    if (answer != value + 1) {
      throw new IllegalStateException("The database cannot add.");
    }
    return took;
  }

  private static void tell(String who, long[] times, Work work) throws SQLException {
    Arrays.sort(times);
    Figure.tell(who, times[times.length / 2]);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int many = 1_000;
    for (int i = 0; i < many; i++) {
      work.run(i);
    }
    Figure.tell(who + "-bytes", (threads.getCurrentThreadAllocatedBytes() - before) / many);
  }
}
